using System.Collections.Concurrent;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Knows whether the store can be written, and passes on what the store says, once there is somebody to hear it.</summary>
public sealed class StoreWatch : IStoreObserver
{
    private readonly ConcurrentQueue<(StoreNotice Notice, string Text)> _early = [];
    private volatile IStoreObserver? _next;
    private volatile StoreOutage? _problem;

    /// <summary>Why the store cannot be written, and since when; null while it can.</summary>
    public StoreOutage? Problem => _problem;

    /// <summary>From now on this one hears what the store says, first what it said while it was opened.</summary>
    public void PassOnTo(IStoreObserver next)
    {
        _next = next;
        while (_early.TryDequeue(out (StoreNotice Notice, string Text) early))
        {
            next.OnNotice(early.Notice, early.Text);
        }
    }

    /// <inheritdoc/>
    public void OnNotice(StoreNotice notice, string text)
    {
        if (_next is IStoreObserver next)
        {
            next.OnNotice(notice, text);
        }
        else
        {
            _early.Enqueue((notice, text));
        }
    }

    /// <inheritdoc/>
    public void OnOutage(StoreOutage? outage) => _problem = outage;

    /// <inheritdoc/>
    public void OnCommitted(int batches, long samples, TimeSpan elapsed) => _next?.OnCommitted(batches, samples, elapsed);

    /// <inheritdoc/>
    public void OnSealed(int chunks, long bytes) => _next?.OnSealed(chunks, bytes);
}
