using System.Collections.Concurrent;
using Monitoring.Storage;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Knows whether the store can be written, and passes on what the store says, once there is somebody to hear it.</summary>
public sealed class StoreWatch : IStoreObserver
{
    private readonly ConcurrentQueue<(StoreNotice Notice, string Text)> _early = [];
    private volatile IStoreObserver? _next;
    private volatile string? _problem;

    /// <summary>Why the store cannot be written; null while it can.</summary>
    public string? Problem => _problem;

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
        if (notice is StoreNotice.Unavailable or StoreNotice.Recovered)
        {
            _problem = notice == StoreNotice.Unavailable ? text : null;
        }

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
    public void OnCommitted(int batches, long samples, TimeSpan elapsed) => _next?.OnCommitted(batches, samples, elapsed);

    /// <inheritdoc/>
    public void OnSealed(int chunks, long bytes) => _next?.OnSealed(chunks, bytes);
}
