using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Load.Plan;
using Monitoring.Storage;

namespace Monitoring.Load.Filling;

/// <summary>What probes sent lately, appended like any batch: one service with forty metrics, and a hundred with two on every other probe.</summary>
internal sealed class Present
{
    /// <summary>The service with many metrics.</summary>
    public const string Rich = "fill-rich/dtmb/1";

    private const int Metrics = 40;
    private const int ServicesPerProbe = 100;

    private readonly ulong _seed;
    private readonly IMeasurementStore _store;
    private readonly IAlarmStore _alarms;
    private readonly Dictionary<string, (Dictionary Dictionary, BatchSchema Schema, Guid Epoch, long Sequence)> _probes = new(StringComparer.Ordinal);

    public Present(ulong seed, IStore store, int services)
    {
        _seed = seed;
        _store = store.Measurements;
        _alarms = store.Alarms;
        for (int first = 0; first < services; first += ServicesPerProbe)
        {
            Add(FormattableString.Invariant($"fill-{first / ServicesPerProbe:00}"), Math.Min(ServicesPerProbe, services - first), [(Catalogue.ServiceOutage, ""), (Catalogue.ServiceDegradation, "")]);
        }

        Add("fill-rich", 1, [.. Enumerable.Range(0, Metrics).Select(at => (Catalogue.PidBitrate, FormattableString.Invariant($"pid:{256 + at}")))]);
    }

    public IEnumerable<string> Steady => _probes.Keys.Where(name => name != "fill-rich");

    /// <summary>Appends seconds of a probe.</summary>
    public async Task AppendAsync(string name, long first, long end, int perBatch, CancellationToken stop)
    {
        (Dictionary dictionary, BatchSchema schema, Guid epoch, long sequence) = _probes[name];
        int columns = dictionary.Series.Count;
        var states = ByteString.CopyFrom(Enumerable.Repeat((byte)VerdictState.Ok, columns).ToArray());
        for (long start = first; start < end; start += perBatch)
        {
            Batch batch = new()
            {
                Probe = name,
                Epoch = ByteString.CopyFrom(epoch.ToByteArray(bigEndian: true)),
                Sequence = (ulong)++sequence,
                Lane = Lane.Bulk,
                DictionaryId = schema.Id,
                Software = "monitoring-load",
            };
            for (long second = start; second < Math.Min(end, start + perBatch); second++)
            {
                Window window = new() { StartUnixMs = second * 1000, DurationMs = 1000, States = states };
                for (int column = 0; column < columns; column++)
                {
                    window.Values.Add(name == "fill-rich" ? 2_000_000 + (long)(Hash.Of(_seed, (ulong)column, (ulong)second) % 4001) : 0);
                }

                batch.Windows.Add(window);
            }

            if (!IngestItem.TryCreate(batch, schema, batch.ToByteArray(), DateTimeOffset.UtcNow, out IngestItem? item, out string? problem))
            {
                throw new LoadException(problem);
            }

            _ = await _store.AppendAsync(item, stop);
            _ = await _alarms.CommitAsync(new AlarmCommit([], [item.Key], []), stop);
        }

        _probes[name] = (dictionary, schema, epoch, sequence);
    }

    private void Add(string name, int services, IReadOnlyList<(Indicator Indicator, string Qualifier)> series)
    {
        Dictionary dictionary = new();
        dictionary.Entities.Add(new Entity { Path = name, Kind = EntityKind.Probe });
        dictionary.Entities.Add(new Entity { Path = $"{name}/dtmb", Kind = EntityKind.Input, Medium = "dtmb" });
        for (int service = 1; service <= services; service++)
        {
            dictionary.Entities.Add(new Entity
            {
                Path = FormattableString.Invariant($"{name}/dtmb/{service}"),
                Kind = EntityKind.Service,
                Name = FormattableString.Invariant($"节目 {service}"),
                Medium = "dtmb",
                ServiceId = (uint)service,
            });
            foreach ((Indicator indicator, string qualifier) in series)
            {
                dictionary.Series.Add(new Series { Entity = (uint)(service + 1), Indicator = indicator.Id.Value, Qualifier = qualifier, Scale10 = 0 });
            }
        }

        if (!BatchSchema.TryCreate(dictionary.ToByteArray(), out BatchSchema? schema, out string? problem))
        {
            throw new LoadException(problem);
        }

        _probes[name] = (dictionary, schema, Guid.CreateVersion7(), 0);
    }
}
