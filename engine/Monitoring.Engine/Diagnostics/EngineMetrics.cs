using System.Diagnostics.Metrics;

namespace Monitoring.Engine.Diagnostics;

/// <summary>All the engine counts about itself, under the names of the Prometheus text without the prefix <c>monitoring_engine_</c>.</summary>
public sealed class EngineMetrics : IDisposable
{
    private readonly Counter<long> _batches;
    private readonly Counter<long> _batchesApplied;
    private readonly Counter<long> _samples;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _chunkBytes;
    private readonly Counter<long> _frames;
    private readonly Counter<long> _frameBytes;
    private readonly Counter<long> _wakeUps;
    private readonly Counter<double> _commitSeconds;
    private readonly Counter<long> _commits;

    public EngineMetrics()
    {
        Meter = new Meter("Monitoring.Engine", typeof(EngineMetrics).Assembly.GetName().Version?.ToString(3));
        _batches = Meter.CreateCounter<long>("ingest_batches_total", description: "Batches made durable");
        _samples = Meter.CreateCounter<long>("ingest_samples_total", description: "Samples made durable");
        _batchesApplied = Meter.CreateCounter<long>("applied_batches_total", description: "Batches whose alarms are evaluated");
        _transitions = Meter.CreateCounter<long>("alarm_transitions_total", description: "Lines of the alarm history, by kind");
        _chunkBytes = Meter.CreateCounter<long>("store_chunk_bytes_total", description: "Bytes of sealed chunks");
        _commits = Meter.CreateCounter<long>("store_commits_total", description: "Group commits of the store");
        _commitSeconds = Meter.CreateCounter<double>("store_commit_seconds_total", description: "Time spent in group commits");
        _frames = Meter.CreateCounter<long>("wall_frames_total", description: "Frames sent to walls");
        _frameBytes = Meter.CreateCounter<long>("wall_frame_bytes_total", description: "Bytes of frames sent to walls");
        _wakeUps = Meter.CreateCounter<long>("wall_wakeups_total", description: "Changes that woke a wall at once");
    }

    /// <summary>Where the instruments live.</summary>
    public Meter Meter { get; }

    public void Durable(int batches, long samples, TimeSpan elapsed)
    {
        _batches.Add(batches);
        _samples.Add(samples);
        _commits.Add(1);
        _commitSeconds.Add(elapsed.TotalSeconds);
    }

    public void Sealed(long bytes) => _chunkBytes.Add(bytes);

    public void Applied(int batches) => _batchesApplied.Add(batches);

    public void Transition(string kind) => _transitions.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void WallFrame(int bytes)
    {
        _frames.Add(1);
        _frameBytes.Add(bytes);
    }

    public void WallWakeUp() => _wakeUps.Add(1);

    /// <inheritdoc/>
    public void Dispose() => Meter.Dispose();
}
