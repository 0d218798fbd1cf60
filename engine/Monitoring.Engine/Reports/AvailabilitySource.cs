using Monitoring.Compliance;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Registry;
using Monitoring.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine.Reports;

/// <summary>Reads from the store what an availability report is made of.</summary>
public sealed class AvailabilitySource
{
    private static readonly TimeSpan StillPlanned = TimeSpan.FromDays(1);

    /// <summary>Services asked for at once: a question each costs a database more than its answer.</summary>
    private const int ServicesPerRead = 250;

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
        Dictionary<string, SeriesId> outage = await SeriesAsync(Catalogue.ServiceOutage, cancellationToken);
        Dictionary<string, SeriesId> degradation = await SeriesAsync(Catalogue.ServiceDegradation, cancellationToken);
        var range = new TimeRange(DateTimeOffset.FromUnixTimeSeconds(period.From), DateTimeOffset.FromUnixTimeSeconds(period.To));

        // an auditor reads the names of then; a period that ends now is cut to the whole second, which may be part of a change
        RegistryState registry = await _registry.AtAsync(range.To.AddSeconds(1), cancellationToken);
        List<ServiceRecord> services = [];
        foreach (EntityRecord[] some in entities.Where(e => e.Id.Level == EntityLevel.Service).Chunk(ServicesPerRead))
        {
            Dictionary<SeriesId, IReadOnlyList<StateRun>> runs = await RunsAsync(
                [.. some.SelectMany(entity => Of(outage, entity).Concat(Of(degradation, entity)))], range, cancellationToken);
            foreach (EntityRecord entity in some)
            {
                EntityRecord? input = byPath.GetValueOrDefault(entity.Id.Parent!.Value.Path);
                var service = new ServiceRecord(
                    entity.Id.Path,
                    entity.Name,
                    entity.Medium.Length > 0 ? entity.Medium : input?.Medium ?? string.Empty,
                    entity.Carrier.Length > 0 ? entity.Carrier : input?.Carrier ?? string.Empty,
                    [.. Of(outage, entity).SelectMany(id => runs[id])],
                    [.. Of(degradation, entity).SelectMany(id => runs[id])])
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
        }

        return ReportBuilder.Build(period, timeZone, EngineVersion.Generator, services) with { RegistryRevision = registry.Revision };
    }

    private async Task<Dictionary<string, SeriesId>> SeriesAsync(Indicator indicator, CancellationToken cancellationToken) =>
        (await _store.FindSeriesAsync(new SeriesFilter(Indicator: indicator.Id, Qualifier: string.Empty), cancellationToken))
            .ToDictionary(s => s.Entity.Path, s => s.Id, StringComparer.Ordinal);

    /// <summary>The series of an entity; none where it has no such one.</summary>
    private static IEnumerable<SeriesId> Of(Dictionary<string, SeriesId> series, EntityRecord entity) =>
        series.TryGetValue(entity.Id.Path, out SeriesId id) ? [id] : [];

    private async Task<Dictionary<SeriesId, IReadOnlyList<StateRun>>> RunsAsync(
        IReadOnlyList<SeriesId> series, TimeRange range, CancellationToken cancellationToken)
    {
        IReadOnlyList<IReadOnlyList<SeriesRun>> all = await _store.ReadRunsAsync(series, range, cancellationToken);
        return series.Zip(all).ToDictionary(
            one => one.First,
            IReadOnlyList<StateRun> (one) => [.. one.Second.Select(r =>
                new StateRun(r.StartUnixSeconds, r.EndUnixSeconds, r.State, r.State == VerdictState.Fault ? (int)r.Value : 0))]);
    }
}
