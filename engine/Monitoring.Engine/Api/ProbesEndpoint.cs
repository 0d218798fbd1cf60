using Monitoring.Contracts.Enrolment;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Access;
using Monitoring.Engine.Probes;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>Every probe: whether it reports, what it runs and is to run, and how it stands with its certificate.</summary>
internal static class ProbesEndpoint
{
    public static void Map(RouteGroupBuilder api, ApiContext context, WantedConfigurations wanted, EnrolmentDesk desk)
    {
        api.MapGet("/probes", () => Results.Json(List(context, wanted, desk.Review()), ApiContext.Json))
            .WithSummary("Every probe heard of, configured, invited or certified: whether it reports, what it runs and is to run, and its certificate")
            .Produces<ProbeAnswer[]>();
        ProbeConfigurationEndpoint.Map(api, wanted);
    }

    private static IEnumerable<ProbeAnswer> List(ApiContext context, WantedConfigurations wanted, CertificateReview review)
    {
        var heard = context.Live.Probes.Where(p => EntityId.IsName(p.Probe)).ToDictionary(p => p.Probe, StringComparer.Ordinal);
        var versions = wanted.All.ToDictionary(v => v.Probe, StringComparer.Ordinal);
        return heard.Keys.Union(versions.Keys, StringComparer.Ordinal).Union(review.Probes, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(name => Answer(name, heard.GetValueOrDefault(name), versions.GetValueOrDefault(name), review.Of(name)));
    }

    private static ProbeAnswer Answer(string name, WallProbe? heard, ConfigurationVersion? wanted, CertificateStanding certificate) => new(
        name, heard?.Connected ?? false, heard?.LastSeenAt, heard?.ClockOffsetMilliseconds, heard?.BacklogBatches, heard?.Software ?? string.Empty,
        heard is null ? wanted?.Version : heard.WantedConfiguration, heard?.RunningConfiguration, heard?.ConfigurationRefusal ?? string.Empty,
        heard is null ? wanted?.At : heard.ConfigurationSince, certificate);

    /// <summary>
    /// One probe. Running is 0 for its own settings file and null where it does not say; since is null where it runs what is wanted; last
    /// seen is null for one that was never heard of.
    /// </summary>
    internal sealed record ProbeAnswer(
        string Probe, bool Connected, DateTimeOffset? LastSeenAt, double? ClockOffsetMilliseconds, long? BacklogBatches, string Software,
        int? WantedConfiguration, int? RunningConfiguration, string ConfigurationRefusal, DateTimeOffset? ConfigurationSince,
        CertificateStanding Certificate);
}
