using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Access;

/// <summary>
/// Where probes get certificates: <c>GET /v1/authority</c> for whoever knows the fingerprint to look for, <c>POST /v1/enrol</c> with a
/// token, <c>POST /v1/renew</c> with the certificate there is.
/// </summary>
internal sealed class EnrolmentEndpoint(EnrolmentDesk desk, IProbeAuthenticator gate, EnrolmentWatch watch, TimeProvider clock, ILogger log)
{
    private const string PemType = "application/x-pem-file";

    private readonly RenewalPace _pace = new(clock);

    /// <summary>Maps the three.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/authority", Authority).ExcludeFromDescription();
        routes.MapPost("/v1/enrol", (Delegate)EnrolAsync).ExcludeFromDescription();
        routes.MapPost("/v1/renew", (Delegate)RenewAsync).ExcludeFromDescription();
    }

    private IResult Authority(HttpContext http) => http.Request.IsHttps
        ? Results.Text(desk.Authorities.ToPem(), PemType)
        : NeedsTls();

    private async Task<IResult> EnrolAsync(HttpContext http)
    {
        if (!http.Request.IsHttps)
        {
            return NeedsTls();
        }

        if (watch.Refusals.MustWait(http.Connection.RemoteIpAddress))
        {
            return Wait(http, "too many enrolments were refused: wait a minute");
        }

        try
        {
            EnrolmentRequest request = await ReadAsync(http);
            X509Certificate2 certificate = desk.Enrol(request.Token, request.Csr, CallerOf(http), out string probe);
            EngineLog.ProbeEnrolled(log, probe, certificate.SerialNumber, CallerOf(http));
            return Given(probe, certificate);
        }
        catch (EnrolmentException refused)
        {
            return Refuse(http, "enrolment", refused);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            EngineLog.RegisterUnwritable(log, cause.Message);
            return Problem(StatusCodes.Status503ServiceUnavailable, "the engine cannot write its register of certificates: its log says why");
        }
    }

    private async Task<IResult> RenewAsync(HttpContext http)
    {
        ProbeCaller caller = gate.Identify(http);
        if (caller.IsRefused || http.Connection.ClientCertificate is not { } shown || caller.Probe is not string probe)
        {
            return caller.IsRefused ? Problem(caller.Status, caller.Reason)
                : Problem(StatusCodes.Status401Unauthorized, "only who shows a certificate can renew it");
        }

        if (!_pace.MayRenew(probe))
        {
            return Wait(http, $"probe '{probe}' has renewed its certificate {RenewalPace.Most} times within an hour: wait");
        }

        try
        {
            EnrolmentRequest request = await ReadAsync(http);
            X509Certificate2 certificate = desk.Renew(shown, probe, request.Csr, CallerOf(http));
            EngineLog.CertificateRenewed(log, probe, certificate.SerialNumber);
            return Given(probe, certificate);
        }
        catch (EnrolmentException refused)
        {
            return Refuse(http, $"renewal of {probe}", refused);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            EngineLog.RegisterUnwritable(log, cause.Message);
            return Problem(StatusCodes.Status503ServiceUnavailable, "the engine cannot write its register of certificates: its log says why");
        }
    }

    private static async Task<EnrolmentRequest> ReadAsync(HttpContext http)
    {
        (byte[]? body, int status, string reason) = await BodyReader.ReadAsync(http, EnrolmentRequest.MaxBytes);
        if (body is null)
        {
            throw new EnrolmentException(status, reason);
        }

        try
        {
            return JsonSerializer.Deserialize(body, EnrolmentJson.Default.EnrolmentRequest) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new EnrolmentException(StatusCodes.Status400BadRequest, "the body must be JSON with token and csr");
        }
    }

    private IResult Given(string probe, X509Certificate2 certificate)
    {
        using (certificate)
        {
            return Results.Json(
                new EnrolmentAnswer(probe, certificate.ExportCertificatePem(), desk.Authorities.ToPem()),
                EnrolmentJson.Default.EnrolmentAnswer);
        }
    }

    private IResult Refuse(HttpContext http, string what, EnrolmentException refused)
    {
        watch.NoteRefusal(http.Connection.RemoteIpAddress, $"{what} from {CallerOf(http)}: {refused.Message}");
        return Problem(refused.Status, refused.Message);
    }

    private IResult Wait(HttpContext http, string reason)
    {
        watch.Refusals.Note(from: null);
        http.Response.Headers.RetryAfter = "60";
        return Problem(StatusCodes.Status429TooManyRequests, reason);
    }

    private static string CallerOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "?";

    private static IResult NeedsTls() => Problem(StatusCodes.Status400BadRequest, "certificates are given over TLS only: set ingestListen of the engine to https://…");

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
