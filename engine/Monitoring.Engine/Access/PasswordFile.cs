using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Operations.Files;

namespace Monitoring.Engine.Access;

/// <summary>
/// The administrator's password as a salted hash, PBKDF2-HMAC-SHA-256 (RFC 8018), in one line
/// <c>pbkdf2-sha256$iterations$salt$hash</c>. Read anew when the file changes.
/// </summary>
public sealed class PasswordFile
{
    /// <summary>Shortest password that is taken.</summary>
    public const int MinLength = 8;

    /// <summary>Longest password that is taken.</summary>
    public const int MaxLength = 256;

    private const string Scheme = "pbkdf2-sha256";
    private const int Iterations = 600_000;
    private const int MaxIterations = 10_000_000;

    private readonly WatchedFile<Entry?> _file;

    public PasswordFile(string path) => _file = new WatchedFile<Entry?>(path, Parse, absent: null);

    /// <summary>Whether a password is set. A file that cannot be understood counts: nobody gets in by damaging it.</summary>
    public bool IsSet => _file.Value is not null;

    /// <summary>What is another one for every password that was set, the same one set again included; empty where none is.</summary>
    public string Mark => _file.Value is { } entry ? Convert.ToHexStringLower(entry.Hash) : string.Empty;

    /// <summary>Whether this is the password.</summary>
    public bool Verify(string password) =>
        _file.Value is { Hash.Length: > 0 } entry
        && password.Length <= MaxLength
        && CryptographicOperations.FixedTimeEquals(Derive(password, entry.Salt, entry.Iterations), entry.Hash);

    /// <summary>Writes a new password; readable by the owner only.</summary>
    public static void Write(string path, string password)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] hash = Derive(password, salt, Iterations);
        SecretFile.Write(path, string.Create(
            CultureInfo.InvariantCulture, $"{Scheme}${Iterations}${Convert.ToBase64String(salt)}${Convert.ToBase64String(hash)}\n"));
    }

    private static byte[] Derive(string password, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes);

    private static Entry Parse(string text)
    {
        string[] parts = text.Trim().Split('$');
        Span<byte> buffer = stackalloc byte[64];
        return parts.Length == 4
            && parts[0] == Scheme
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int iterations)
            && iterations is > 0 and <= MaxIterations
            && Convert.TryFromBase64String(parts[2], buffer, out int saltLength) && saltLength >= 8
            && Convert.TryFromBase64String(parts[3], buffer, out int hashLength) && hashLength == SHA256.HashSizeInBytes
            ? new Entry(iterations, Convert.FromBase64String(parts[2]), Convert.FromBase64String(parts[3]))
            : new Entry(1, Encoding.ASCII.GetBytes(Scheme), []);
    }

    private sealed record Entry(int Iterations, byte[] Salt, byte[] Hash);
}
