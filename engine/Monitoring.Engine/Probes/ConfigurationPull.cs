using System.Globalization;
using Microsoft.Net.Http.Headers;
using Monitoring.Contracts.Configuration;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Ingest;
using Monitoring.Storage;

namespace Monitoring.Engine.Probes;

/// <summary>A probe asks what it is to run, where it posts its batches and with what proves it there.</summary>
internal static class ConfigurationPull
{
    /// <summary>Maps <c>GET /v1/probes/{probe}/configuration</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes, WantedConfigurations wanted, IProbeAuthenticator authenticator) =>
        routes.MapGet(
                "/v1/probes/{probe}/configuration",
                (string probe, HttpContext http, CancellationToken stop) => AnswerAsync(wanted, authenticator, probe, http, stop))
            .ExcludeFromDescription();

    /// <summary>The tag of a version.</summary>
    public static string TagOf(int version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    private static async Task<IResult> AnswerAsync(
        WantedConfigurations wanted, IProbeAuthenticator authenticator, string probe, HttpContext http, CancellationToken stop)
    {
        if (!EntityId.IsName(probe))
        {
            return Problem(StatusCodes.Status404NotFound, "this is no name of a probe");
        }

        if (authenticator.Identify(http).WhyNot(probe) is (int status, string reason))
        {
            return Problem(status, reason);
        }

        if (wanted.Find(probe) is not ConfigurationVersion newest)
        {
            return Problem(StatusCodes.Status404NotFound, $"no configuration was put in for probe '{probe}'");
        }

        if (http.Request.Headers.IfNoneMatch == TagOf(newest.Version))
        {
            http.Response.Headers.ETag = TagOf(newest.Version);
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        try
        {
            return await wanted.ReadAsync(probe, newest.Version, stop) is StoredConfiguration stored
                ? Results.Bytes(
                    ProbeConfiguration.Write(newest.Version, stored.Settings, stored.Templates, stored.Profiles), "application/json",
                    entityTag: new EntityTagHeaderValue(TagOf(newest.Version)))
                : Problem(StatusCodes.Status503ServiceUnavailable, "the configuration is being replaced");
        }
        catch (StoreUnavailableException cause)
        {
            return Problem(StatusCodes.Status503ServiceUnavailable, cause.Message);
        }
    }

    private static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
