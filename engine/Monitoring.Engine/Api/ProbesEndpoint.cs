using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Probes;

namespace Monitoring.Engine.Api;

/// <summary>Every probe: whether it reports, and what it runs and is to run.</summary>
internal static class ProbesEndpoint
{
    public static void Map(RouteGroupBuilder api, ApiContext context, WantedConfigurations wanted)
    {
        api.MapGet("/probes", () => Results.Json(List(context, wanted), ApiContext.Json))
            .WithSummary("Every probe heard of or configured: whether it reports, and what it runs and is to run").Produces<ProbeAnswer[]>();
        ProbeConfigurationEndpoint.Map(api, wanted);
    }

    private static IEnumerable<ProbeAnswer> List(ApiContext context, WantedConfigurations wanted)
    {
        IReadOnlyList<WallProbe> heard = context.Live.Probes;
        IEnumerable<ProbeAnswer> silent = wanted.All.ExceptBy(heard.Select(h => h.Probe), v => v.Probe)
            .Select(v => new ProbeAnswer(v.Probe, false, null, null, null, string.Empty, v.Version, null, string.Empty, v.At));
        return heard.Where(h => EntityId.IsName(h.Probe)).Select(h => new ProbeAnswer(h)).Concat(silent)
            .OrderBy(p => p.Probe, StringComparer.Ordinal);
    }

    /// <summary>One probe. Running is 0 for its own settings file and null where it does not say; since is null where it runs what is wanted.</summary>
    internal sealed record ProbeAnswer(
        string Probe, bool Connected, DateTimeOffset? LastSeenAt, double? ClockOffsetMilliseconds, long? BacklogBatches, string Software,
        int? WantedConfiguration, int? RunningConfiguration, string ConfigurationRefusal, DateTimeOffset? ConfigurationSince)
    {
        public ProbeAnswer(WallProbe p)
            : this(
                p.Probe, p.Connected, p.LastSeenAt, p.ClockOffsetMilliseconds, p.BacklogBatches, p.Software, p.WantedConfiguration,
                p.RunningConfiguration, p.ConfigurationRefusal, p.ConfigurationSince)
        {
        }
    }
}
