using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Access;

/// <summary>
/// Who knocks at the door of the probes: over TLS the certificate says it, without TLS the token. What a certificate is was proved when
/// the connection was made; whether it still counts is asked anew for every call.
/// </summary>
internal sealed class ProbeGate(NamedTokens tokens, EnrolmentDesk desk, EngineOptions options, TimeProvider clock) : IProbeAuthenticator
{
    private const string Foreign = "the certificate is none of this engine for a probe: enrol the probe at this engine";

    private readonly ConditionalWeakTable<X509Certificate2, Proved> _proved = [];

    /// <inheritdoc/>
    public ProbeCaller Identify(HttpContext context)
    {
        if (!context.Request.IsHttps)
        {
            return tokens.Identify(context);
        }

        if (context.Connection.ClientCertificate is not { } certificate)
        {
            return options.IngestTokensOverTls && tokens.Any ? tokens.Identify(context) : Refused(
                StatusCodes.Status401Unauthorized,
                "a certificate is needed here: 'monitoring-engine probe invite' gives the token with which 'monitoring-probe enrol' gets one");
        }

        ProbeCaller caller = Identify(certificate);
        if (caller.IsRefused)
        {
            context.Connection.RequestClose();
        }

        return caller;
    }

    private ProbeCaller Identify(X509Certificate2 certificate)
    {
        Proved proved = _proved.GetValue(certificate, Prove);
        DateTimeOffset now = clock.GetUtcNow();
        return proved.By is null || !desk.Authorities.All.Any(a => a.Mark == proved.By) ? Refused(StatusCodes.Status403Forbidden, OfNone(proved))
            : proved.Probe is not string probe ? Refused(StatusCodes.Status403Forbidden, Foreign)
            : now < proved.From ? Refused(
                StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' holds from {Time(proved.From)} and the clock here says {Time(now)}: set the clocks")
            : now >= proved.Until ? Refused(
                StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' ended at {Time(proved.Until)}: {Anew(probe)}")
            : desk.Register.Book is null ? Refused(
                StatusCodes.Status403Forbidden, "the register of certificates of this engine is damaged or gone: bring enrolment.json back from its copy")
            : desk.Register.Find(proved.Serial) is not { } entry || entry.Probe != probe ? Refused(
                StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' is not in the register of this engine: {Anew(probe)}")
            : entry.RevokedAt is { } revoked ? Refused(
                StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' was revoked at {Time(revoked)}: {Anew(probe)}")
            : entry.SupersededAt is { } superseded ? Refused(
                StatusCodes.Status403Forbidden, $"the certificate of probe '{probe}' was superseded by a later one at {Time(superseded)}: {Anew(probe)}")
            : Taken(probe, entry);
    }

    private ProbeCaller Taken(string probe, IssuedCertificate entry)
    {
        if (entry.ShownAt is null)
        {
            desk.NoteShown(entry.Serial);
        }

        return ProbeCaller.Of(probe, "certificate");
    }

    /// <summary>One that was handed out here, and whose authority no longer counts, is told so.</summary>
    private string OfNone(Proved proved) => desk.Register.Find(proved.Serial) is { } entry
        ? $"the certificate of probe '{entry.Probe}' is of an authority of this engine that was retired: {Anew(entry.Probe)}" : Foreign;

    private Proved Prove(X509Certificate2 certificate) => new(
        desk.Authorities.IssuerOf(certificate)?.Mark, ProbeCertificate.NameOf(certificate), certificate.SerialNumber,
        new DateTimeOffset(certificate.NotBefore), new DateTimeOffset(certificate.NotAfter));

    private static ProbeCaller Refused(int status, string reason) => ProbeCaller.Refused(status, reason);

    private static string Anew(string probe) => $"'monitoring-engine probe invite {probe}' lets it enrol anew";

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("u", CultureInfo.InvariantCulture);

    private sealed record Proved(string? By, string? Probe, string Serial, DateTimeOffset From, DateTimeOffset Until);
}
