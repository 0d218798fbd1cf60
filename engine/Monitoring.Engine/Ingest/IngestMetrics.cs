using System.Diagnostics.Metrics;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Ingest;

/// <summary>What the ingest and the store count about themselves.</summary>
public sealed class IngestMetrics : IDisposable
{
    /// <summary>Name of the meter all engine metrics belong to.</summary>
    public const string MeterName = "Monitoring.Engine";

    private readonly Meter _meter;
    private readonly Counter<long> _samples;
    private readonly Counter<long> _batches;
    private readonly Counter<long> _duplicates;
    private readonly Counter<long> _quarantined;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _points;
    private readonly Histogram<double> _commit;
    private readonly Counter<long> _chunks;
    private readonly Counter<long> _chunkBytes;

    public IngestMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _samples = _meter.CreateCounter<long>("monitoring_engine_ingest_samples_total", description: "Samples made durable, by lane.");
        _batches = _meter.CreateCounter<long>("monitoring_engine_ingest_batches_total", description: "Batches made durable, by lane.");
        _duplicates = _meter.CreateCounter<long>(
            "monitoring_engine_ingest_batches_duplicate_total", description: "Batches acknowledged that were seen before, by lane.");
        _quarantined = _meter.CreateCounter<long>(
            "monitoring_engine_ingest_batches_quarantined_total", description: "Batches kept aside for impossible times, by lane.");
        _rejected = _meter.CreateCounter<long>(
            "monitoring_engine_ingest_batches_rejected_total", description: "Calls refused, by HTTP status.");
        _points = _meter.CreateCounter<long>("monitoring_engine_otlp_points_total", description: "Data points that came over OTLP, by what became of them.");
        _commit = _meter.CreateHistogram<double>(
            "monitoring_engine_ingest_commit_seconds", unit: "s", description: "Time a group of batches took to become durable.");
        _chunks = _meter.CreateCounter<long>("monitoring_engine_store_chunks_total", description: "Chunks sealed.");
        _chunkBytes = _meter.CreateCounter<long>(
            "monitoring_engine_store_chunk_bytes_total", unit: "By", description: "Bytes of sealed chunks.");
    }

    public void OnAppended(IngestItem item, AppendResult result)
    {
        KeyValuePair<string, object?> lane = new("lane", Word(item.Message.Lane));
        switch (result)
        {
            case AppendResult.Stored:
                _batches.Add(1, lane);
                _samples.Add((long)item.Message.Windows.Count * item.Dictionary.Series.Count, lane);
                break;
            case AppendResult.Duplicate:
                _duplicates.Add(1, lane);
                break;
            default:
                _quarantined.Add(1, lane);
                break;
        }
    }

    public void OnPoints(int kept, int refused)
    {
        _points.Add(kept, new KeyValuePair<string, object?>("outcome", "kept"));
        _points.Add(refused, new KeyValuePair<string, object?>("outcome", "refused"));
    }

    public void OnRejected(int status) => _rejected.Add(1, new KeyValuePair<string, object?>("status", status));

    public void OnCommitted(TimeSpan elapsed) => _commit.Record(elapsed.TotalSeconds);

    public void OnSealed(int chunks, long bytes)
    {
        _chunks.Add(chunks);
        _chunkBytes.Add(bytes);
    }

    public void Dispose() => _meter.Dispose();

    private static string Word(Lane lane) => lane switch
    {
        Lane.Events => "events",
        Lane.Backfill => "backfill",
        _ => "bulk",
    };
}
