using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Hears what the store does: logs it, counts it, and knows whether it can be written.</summary>
public sealed class StoreWatch : IStoreObserver
{
    private readonly EngineMetrics _metrics;
    private readonly ILogger _log;
    private volatile string? _problem;

    public StoreWatch(EngineMetrics metrics, ILogger log)
    {
        _metrics = metrics;
        _log = log;
    }

    /// <summary>Why the store cannot be written; null while it can.</summary>
    public string? Problem => _problem;

    /// <inheritdoc/>
    public void OnNotice(StoreNotice notice, string text)
    {
        if (notice is StoreNotice.Unavailable or StoreNotice.Recovered)
        {
            _problem = notice == StoreNotice.Unavailable ? text : null;
        }

        EngineLog.StoreNotice(_log, notice.ToString(), text);
    }

    /// <inheritdoc/>
    public void OnCommitted(int batches, long samples, TimeSpan elapsed) => _metrics.Durable(batches, samples, elapsed);

    /// <inheritdoc/>
    public void OnSealed(int chunks, long bytes) => _metrics.Sealed(bytes);
}
