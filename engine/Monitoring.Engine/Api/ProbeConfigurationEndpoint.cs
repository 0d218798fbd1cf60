using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using Monitoring.Contracts.Configuration;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Probes;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>What a probe is to run: read, compared and replaced, version by version.</summary>
internal static class ProbeConfigurationEndpoint
{
    /// <summary>Comments and the names around settings, templates and profiles.</summary>
    private const int Around = 64 * 1024;

    public static void Map(RouteGroupBuilder api, WantedConfigurations wanted)
    {
        api.MapGet("/probes/{probe}/configuration", (string probe, int? version, HttpContext http, CancellationToken stop) =>
                ReadAsync(wanted, probe, version, http, stop))
            .WithSummary("What a probe is to run, the newest version or another; ETag is for If-Match")
            .Produces<ConfigurationAnswer>().ProducesProblem(StatusCodes.Status404NotFound);

        api.MapGet("/probes/{probe}/configuration/versions", (string probe, CancellationToken stop) => VersionsAsync(wanted, probe, stop))
            .WithSummary("The versions that are kept, newest first").Produces<VersionAnswer[]>();

        api.MapPut("/probes/{probe}/configuration", (string probe, bool? dryRun, HttpContext http, CancellationToken stop) =>
                PutAsync(wanted, probe, dryRun ?? false, http, stop))
            .WithSummary("Puts in the next version: If-Match has the newest version seen, If-None-Match * says that there is none; "
                + "dryRun=true only says what would change")
            .Produces<PutAnswer>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed).ProducesProblem(StatusCodes.Status428PreconditionRequired);
    }

    private static async Task<IResult> ReadAsync(
        WantedConfigurations wanted, string probe, int? version, HttpContext http, CancellationToken stop)
    {
        if (await wanted.ReadAsync(probe, version, stop) is not StoredConfiguration stored)
        {
            return ApiContext.Problem(
                StatusCodes.Status404NotFound,
                version is null ? $"no configuration was put in for probe '{probe}'" : $"probe '{probe}' has no version {version}");
        }

        http.Response.Headers.ETag = ConfigurationPull.TagOf(stored.Version.Version);
        return Results.Json(
            new ConfigurationAnswer(
                stored.Version.Probe, stored.Version.Version, stored.Version.Sha256, stored.Version.At, stored.Version.Actor,
                stored.Version.Comment, JsonNode.Parse(stored.Settings)!, JsonNode.Parse(stored.Templates)!, JsonNode.Parse(stored.Profiles)!),
            ApiContext.Json);
    }

    private static async Task<IResult> VersionsAsync(WantedConfigurations wanted, string probe, CancellationToken stop) => Results.Json(
        (await wanted.ReadVersionsAsync(probe, stop)).Select(v => new VersionAnswer(v.Version, v.Sha256, v.At, v.Actor, v.Comment)),
        ApiContext.Json);

    private static async Task<IResult> PutAsync(
        WantedConfigurations wanted, string probe, bool dryRun, HttpContext http, CancellationToken stop)
    {
        if (!EntityId.IsName(probe) || probe == Alerting.AlarmBook.EngineName)
        {
            return ApiContext.Problem(StatusCodes.Status400BadRequest, "probe: must be a name of 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore");
        }

        if (ExpectedVersion(http.Request) is not int expected)
        {
            return ApiContext.Problem(
                StatusCodes.Status428PreconditionRequired, "send If-Match with the newest version you saw, or If-None-Match: * where there was none");
        }

        (byte[]? body, int status, string reason) = await BodyReader.ReadAsync(http, ProbeConfiguration.MaxBytes + Around);
        if (body is null)
        {
            return ApiContext.Problem(status, reason);
        }

        if (!ConfigurationProposal.TryRead(body, probe, out ConfigurationProposal? proposal, out IReadOnlyList<string> mistakes))
        {
            return Results.Problem(
                string.Join('\n', mistakes), statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?> { ["mistakes"] = mistakes });
        }

        try
        {
            ConfigurationChange change = await wanted.ChangeAsync(probe, proposal, expected, dryRun, ApiContext.UserOf(http), stop);
            if (change.Outcome is ConfigurationOutcome.Replaced or ConfigurationOutcome.TooMany)
            {
                return ApiContext.Problem(
                    change.Outcome == ConfigurationOutcome.Replaced ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
                    change.Reason);
            }

            http.Response.Headers.ETag = ConfigurationPull.TagOf(change.Version);
            return Results.Json(new PutAnswer(change.Version, change.Outcome == ConfigurationOutcome.PutIn, change.Difference), ApiContext.Json);
        }
        catch (StoreUnavailableException exception)
        {
            return ApiContext.Problem(StatusCodes.Status503ServiceUnavailable, exception.Message);
        }
    }

    private static int? ExpectedVersion(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch == "*")
        {
            return 0;
        }

        return EntityTagHeaderValue.TryParse(request.Headers.IfMatch.ToString(), out EntityTagHeaderValue? tag)
            && int.TryParse(tag.Tag.AsSpan().Trim('"'), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int version)
            ? version : null;
    }

    /// <summary>One version with its content.</summary>
    internal sealed record ConfigurationAnswer(
        string Probe, int Version, string Sha256, DateTimeOffset At, string Actor, string Comment, JsonNode Settings, JsonNode Templates, JsonNode Profiles);

    /// <summary>One version without its content.</summary>
    internal sealed record VersionAnswer(int Version, string Sha256, DateTimeOffset At, string Actor, string Comment);

    /// <summary>What became of it: the newest version now, whether this call made it, and what differs from the one before.</summary>
    internal sealed record PutAnswer(int Version, bool PutIn, IReadOnlyList<string> Difference);
}
