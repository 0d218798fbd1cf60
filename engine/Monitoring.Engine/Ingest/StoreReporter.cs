using Monitoring.Storage;

namespace Monitoring.Engine.Ingest;

/// <summary>Brings what the store says into the engine's log and metrics.</summary>
public sealed partial class StoreReporter(ILogger<StoreReporter> logger, IngestMetrics metrics) : IStoreObserver
{
    /// <inheritdoc/>
    public void OnNotice(StoreNotice notice, string text)
    {
        switch (notice)
        {
            case StoreNotice.Unavailable or StoreNotice.OtherCause:
                LogUnavailable(logger, text);
                break;
            case StoreNotice.DayFileMovedAside or StoreNotice.ChunkUnreadable or StoreNotice.Quarantined or StoreNotice.AcknowledgedMissing
                or StoreNotice.BatchUnreadable:
                LogWarning(logger, notice, text);
                break;
            default:
                LogInformation(logger, notice, text);
                break;
        }
    }

    /// <inheritdoc/>
    public void OnCommitted(int batches, long samples, TimeSpan elapsed) => metrics.OnCommitted(elapsed);

    /// <inheritdoc/>
    public void OnSealed(int chunks, long bytes) => metrics.OnSealed(chunks, bytes);

    [LoggerMessage(2001, LogLevel.Error, "store: {Text}")]
    private static partial void LogUnavailable(ILogger logger, string text);

    [LoggerMessage(2002, LogLevel.Warning, "store: {Notice}: {Text}")]
    private static partial void LogWarning(ILogger logger, StoreNotice notice, string text);

    [LoggerMessage(2003, LogLevel.Information, "store: {Notice}: {Text}")]
    private static partial void LogInformation(ILogger logger, StoreNotice notice, string text);
}
