using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Monitoring.Contracts.Enrolment;

/// <summary>
/// What invites one probe once: <c>mpe_SECRET.AUTHORITY</c>, 256 random bits and the SHA-256 of the certificate of the engine's own
/// authority, both base64url. The probe compares the second half before it shows the first to anybody.
/// </summary>
/// <param name="Secret">The random bits.</param>
/// <param name="Authority">SHA-256 of the authority's certificate, DER.</param>
public sealed record EnrolmentToken(ReadOnlyMemory<byte> Secret, ReadOnlyMemory<byte> Authority)
{
    /// <summary>Longest text that can be a token.</summary>
    public const int MaxLength = 128;

    private const string Prefix = "mpe_";
    private const int HalfBytes = 32;

    /// <summary>A new token, as it is handed over.</summary>
    /// <param name="authority">SHA-256 of the authority's certificate.</param>
    public static EnrolmentToken Create(ReadOnlyMemory<byte> authority) => new(RandomNumberGenerator.GetBytes(HalfBytes), authority);

    /// <summary>What the engine keeps of a secret.</summary>
    public byte[] HashSecret() => SHA256.HashData(Secret.Span);

    /// <summary>Reads a token.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EnrolmentToken? token)
    {
        token = null;
        if (text is null || text.Length > MaxLength || !text.StartsWith(Prefix, StringComparison.Ordinal)
            || text[Prefix.Length..].Split('.') is not [string secret, string authority])
        {
            return false;
        }

        if (!Base64Url.IsValid(secret, out int length) || length != HalfBytes || !Base64Url.IsValid(authority, out length) || length != HalfBytes)
        {
            return false;
        }

        token = new EnrolmentToken(Base64Url.DecodeFromChars(secret), Base64Url.DecodeFromChars(authority));
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Prefix}{Base64Url.EncodeToString(Secret.Span)}.{Base64Url.EncodeToString(Authority.Span)}";
}
