using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Storage;

namespace Monitoring.Engine.Access;

/// <summary>All that was handed out, as it stands in the file.</summary>
/// <param name="Invitations">Tokens, oldest first.</param>
/// <param name="Certificates">Certificates, oldest first.</param>
/// <param name="Audit">What happened and is not in the audit of the store yet, oldest first.</param>
public sealed record EnrolmentBook(
    IReadOnlyList<Invitation> Invitations, IReadOnlyList<IssuedCertificate> Certificates, IReadOnlyList<AuditLine> Audit)
{
    /// <summary>Superseded certificates of a probe that stay in the list; older ones make room.</summary>
    private const int MostSuperseded = 3;

    private static readonly TimeSpan KeptAfterEnd = TimeSpan.FromDays(30);
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = false,
        WriteIndented = true,
    };

    /// <summary>Nothing was handed out.</summary>
    public static EnrolmentBook Empty { get; } = new([], [], []);

    /// <summary>Reads the text of the file; null when it is damaged.</summary>
    public static EnrolmentBook? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<EnrolmentBook>(text, Form) is { Invitations: not null, Certificates: not null, Audit: not null } book
                ? book : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The text of the file, without what nobody asks for any more.</summary>
    public string Write(DateTimeOffset now)
    {
        var superseded = Certificates.Where(c => c.SupersededAt is not null && c.RevokedAt is null).GroupBy(c => c.Probe, StringComparer.Ordinal)
            .SelectMany(g => g.OrderByDescending(c => c.SupersededAt).Skip(MostSuperseded)).ToHashSet();
        EnrolmentBook kept = this with
        {
            Invitations = [.. Invitations.Where(i => i.ExpiresAt + KeptAfterEnd > now)],
            Certificates = [.. Certificates.Where(c => c.Until + KeptAfterEnd > now && !superseded.Contains(c))],
        };
        return JsonSerializer.Serialize(kept, Form) + "\n";
    }

    /// <summary>The same with a line for the audit.</summary>
    public EnrolmentBook Noting(DateTimeOffset at, string actor, string action, string detail) =>
        this with { Audit = [.. Audit, new AuditLine(at, actor, action, detail)] };

    /// <summary>The same with certificates of a probe changed.</summary>
    public EnrolmentBook Changing(Func<IssuedCertificate, bool> which, Func<IssuedCertificate, IssuedCertificate> change) =>
        this with { Certificates = [.. Certificates.Select(c => which(c) ? change(c) : c)] };
}
