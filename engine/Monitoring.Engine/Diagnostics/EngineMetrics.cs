using System.Diagnostics.Metrics;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Push;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>What the alarm side and the walls count about themselves.</summary>
public sealed class EngineMetrics : IDisposable
{
    private static readonly Dictionary<StoreUpkeep, string> UpkeepWords = new()
    {
        [StoreUpkeep.Seal] = "seal",
        [StoreUpkeep.Clear] = "clear",
        [StoreUpkeep.Summarise] = "summarise",
        [StoreUpkeep.Keep] = "keep",
        [StoreUpkeep.Retire] = "retire",
    };

    private readonly Meter _meter;
    private readonly Counter<long> _batchesApplied;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _frameBytes;

    public EngineMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(IngestMetrics.MeterName);
        _batchesApplied = _meter.CreateCounter<long>(
            "monitoring_engine_applied_batches_total", description: "Batches whose alarms are evaluated.");
        _transitions = _meter.CreateCounter<long>(
            "monitoring_engine_alarm_transitions_total", description: "Lines of the alarm history, by kind.");
        _frames = _meter.CreateCounter<long>("monitoring_engine_wall_frames_total", description: "Frames sent to walls.");
        _frameBytes = _meter.CreateCounter<long>("monitoring_engine_wall_frame_bytes_total", description: "Bytes of frames sent to walls.");
    }

    /// <summary>Adds the figures that are read when somebody asks.</summary>
    public void Observe(LiveState live, WallFeed feed, IMeasurementStore store, SelfWatches watches)
    {
        _meter.CreateObservableGauge(
            "monitoring_engine_alarm_active",
            () => live.Alarms.Where(a => a.Active).GroupBy(a => a.Severity)
                .Select(g => new Measurement<int>(g.Count(), new KeyValuePair<string, object?>("severity", (int)g.Key))),
            description: "Active alarms, by class.");
        _meter.CreateObservableGauge("monitoring_engine_tiles", live.CountTiles, description: "Tiles of the wall.");
        _meter.CreateObservableGauge("monitoring_engine_wall_connections", () => feed.Connections, description: "Walls connected.");
        _meter.CreateObservableGauge(
            "monitoring_engine_store_waiting_batches", () => store.Backlog.Waiting, description: "Batches that wait for the disk.");
        _meter.CreateObservableGauge(
            "monitoring_engine_store_busy", () => Busy(store.Backlog), description: "What the writing side of the store is doing: 1, or 0.");
        _meter.CreateObservableGauge(
            "monitoring_engine_store_upkeep_age_seconds", () => store.Backlog.SinceUpkeep.TotalSeconds,
            description: "Since a round of upkeep came to its end.");
        _meter.CreateObservableGauge(
            "monitoring_engine_store_readable", () => watches.Reading.Problem is null && store.Backlog.Unread is null ? 1 : 0,
            description: "Whether what is stored can be read.");
        _meter.CreateObservableGauge(
            "monitoring_engine_backup_age_seconds",
            () => watches.Backups?.Age is TimeSpan age ? [new Measurement<double>(age.TotalSeconds)] : Array.Empty<Measurement<double>>(),
            description: "Age of the newest backup, where it is known.");
        _meter.CreateObservableGauge(
            "monitoring_engine_unapplied_batches", () => store.Backlog.Unapplied, description: "Batches that wait to be evaluated.");
        _meter.CreateObservableGauge(
            "monitoring_engine_probe_up",
            () => live.Probes.Select(p => new Measurement<int>(p.Connected ? 1 : 0, new KeyValuePair<string, object?>("probe", p.Probe))),
            description: "Whether the probe reports.");
        _meter.CreateObservableGauge(
            "monitoring_engine_probe_clock_skew_seconds",
            () => live.Probes.Where(p => p.ClockOffsetMilliseconds is not null)
                .Select(p => new Measurement<double>(p.ClockOffsetMilliseconds!.Value / 1000, new KeyValuePair<string, object?>("probe", p.Probe))),
            description: "The probe's clock minus ours.");
        _meter.CreateObservableGauge(
            "monitoring_engine_build_info",
            () => new Measurement<int>(1, new KeyValuePair<string, object?>("version", EngineVersion.Text)), description: "The version that runs.");
    }

    public void Applied(int batches) => _batchesApplied.Add(batches);

    public void Transition(string kind) => _transitions.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void WallFrame(int bytes)
    {
        _frames.Add(1);
        _frameBytes.Add(bytes);
    }

    private static IEnumerable<Measurement<int>> Busy(StoreBacklog store)
    {
        Measurement<int> With(string work, bool now) => new(now ? 1 : 0, new KeyValuePair<string, object?>("work", work));
        return UpkeepWords.Select(word => With(word.Value, store.Upkeep == word.Key)).Prepend(With("commit", store.IsCommitting));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
