using Monitoring.Compliance;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Queries;
using Monitoring.Engine.Registry;
using Monitoring.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Reports;

/// <summary>Reads from the store what an availability report is made of.</summary>
public sealed class AvailabilitySource
{
    private static readonly TimeSpan StillPlanned = TimeSpan.FromDays(1);

    private readonly IMeasurementStore _store;
    private readonly RegistryDesk _registry;

    public AvailabilitySource(IMeasurementStore store, RegistryDesk registry)
    {
        _store = store;
        _registry = registry;
    }

    /// <summary>The report of all services known in the period.</summary>
    public async Task<AvailabilityReport> BuildAsync(ReportPeriod period, TimeZoneInfo timeZone, CancellationToken cancellationToken)
    {
        IReadOnlyList<EntityRecord> entities = await _store.FindEntitiesAsync(entity: null, cancellationToken);
        var byPath = entities.ToDictionary(e => e.Id.Path, StringComparer.Ordinal);
        var range = new TimeRange(DateTimeOffset.FromUnixTimeSeconds(period.From), DateTimeOffset.FromUnixTimeSeconds(period.To));

        // an auditor reads the names of then; a period that ends now is cut to the whole second, which may be part of a change
        RegistryState registry = await _registry.AtAsync(range.To.AddSeconds(1), cancellationToken);
        Dictionary<string, IReadOnlyList<StateRun>> outage = await RunsAsync(Catalogue.ServiceOutage, range, cancellationToken);
        Dictionary<string, IReadOnlyList<StateRun>> degradation = await RunsAsync(Catalogue.ServiceDegradation, range, cancellationToken);
        List<ServiceRecord> services = [];
        foreach (EntityRecord entity in entities.Where(e => e.Id.Level == EntityLevel.Service))
        {
            EntityRecord? input = byPath.GetValueOrDefault(entity.Id.Parent!.Value.Path);
            var service = new ServiceRecord(
                entity.Id.Path,
                entity.Name,
                entity.Medium.Length > 0 ? entity.Medium : input?.Medium ?? string.Empty,
                entity.Carrier.Length > 0 ? entity.Carrier : input?.Carrier ?? string.Empty,
                outage.GetValueOrDefault(entity.Id.Path, []),
                degradation.GetValueOrDefault(entity.Id.Path, []))
            {
                Registration = Registrations.Of(registry.Content, _registry.Vocabulary, entity.Id),
            };

            // Without a run plan a service counts as planned when it was measured, or known and not yet given up.
            bool isPlanned = entity.FirstSeenAt < range.To && entity.LastSeenAt >= range.From - StillPlanned;
            if (isPlanned || service.Outage.Count > 0)
            {
                services.Add(service);
            }
        }

        return ReportBuilder.Build(period, timeZone, EngineVersion.Generator, services) with { RegistryRevision = registry.Revision };
    }

    /// <summary>The runs of an indicator, by what it is of.</summary>
    private async Task<Dictionary<string, IReadOnlyList<StateRun>>> RunsAsync(Indicator indicator, TimeRange range, CancellationToken cancellationToken)
    {
        IReadOnlyList<SeriesDescriptor> series =
            await _store.FindSeriesAsync(new SeriesFilter(Indicator: indicator.Id, Qualifier: string.Empty), cancellationToken);
        Dictionary<string, IReadOnlyList<StateRun>> found = new(StringComparer.Ordinal);
        await foreach ((SeriesDescriptor one, IReadOnlyList<SeriesRun> runs) in SeriesRuns.ReadAsync(_store, series, _ => range, cancellationToken))
        {
            found.Add(one.Entity.Path, [.. runs.Select(r =>
                new StateRun(r.StartUnixSeconds, r.EndUnixSeconds, r.State, r.State == VerdictState.Fault ? (int)r.Value : 0))]);
        }

        return found;
    }
}
