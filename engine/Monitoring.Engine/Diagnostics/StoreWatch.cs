using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Knows whether the store can be written, and passes on what the store says.</summary>
public sealed class StoreWatch : IStoreObserver
{
    private readonly IStoreObserver _next;
    private volatile string? _problem;

    public StoreWatch(IStoreObserver next) => _next = next;

    /// <summary>Why the store cannot be written; null while it can.</summary>
    public string? Problem => _problem;

    /// <inheritdoc/>
    public void OnNotice(StoreNotice notice, string text)
    {
        if (notice is StoreNotice.Unavailable or StoreNotice.Recovered)
        {
            _problem = notice == StoreNotice.Unavailable ? text : null;
        }

        _next.OnNotice(notice, text);
    }

    /// <inheritdoc/>
    public void OnCommitted(int batches, long samples, TimeSpan elapsed) => _next.OnCommitted(batches, samples, elapsed);

    /// <inheritdoc/>
    public void OnSealed(int chunks, long bytes) => _next.OnSealed(chunks, bytes);
}
