using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// Which batch is sent next: live events one at a time, so that a clear does not overtake its raise; then live windows, newest first; then the
/// backlog, events before windows, oldest first, with half of the places at most: history never holds up the present. Places are given by the
/// engine.
/// </summary>
internal sealed class SendOrder : IDisposable
{
    public const int MostInFlight = 8;

    /// <summary>A window older than this is history.</summary>
    private const long LiveMilliseconds = 5_000;

    /// <summary>Live events are looked for among the latest so many batches of events.</summary>
    private const int LatestEvents = 64;

    private readonly Lock _gate = new();
    private readonly SortedSet<PendingBatch> _events = new(PendingOrder.Instance);
    private readonly SortedSet<PendingBatch> _windows = new(PendingOrder.Instance);
    private readonly Dictionary<PendingBatch, Lane> _inFlight = new(ReferenceEqualityComparer.Instance);
    private readonly SemaphoreSlim _changed = new(0, 1);

    /// <summary>Batches that wait for an acknowledgement.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _events.Count + _windows.Count + _inFlight.Count;
            }
        }
    }

    private IEnumerable<PendingBatch> All => _events.Concat(_windows).Concat(_inFlight.Keys);

    public void Add(PendingBatch batch)
    {
        lock (_gate)
        {
            _ = WaitingLike(batch).Add(batch);
        }

        Signal();
    }

    /// <summary>Takes the next batch and the lane it goes by; false when nothing may be sent now.</summary>
    /// <param name="nowUnixMilliseconds">Tells the live edge from the backlog.</param>
    /// <param name="most">Batches that may be on their way at once, <see cref="MostInFlight"/> at most.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="lane">Its lane.</param>
    public bool TryNext(long nowUnixMilliseconds, int most, out PendingBatch batch, out Lane lane)
    {
        lock (_gate)
        {
            int places = Math.Min(most, MostInFlight);
            PendingBatch? next = _inFlight.Count < places ? Choose(nowUnixMilliseconds - LiveMilliseconds, Math.Max(1, places / 2)) : null;
            batch = next!;
            lane = Lane.Bulk;
            if (next is null)
            {
                return false;
            }

            bool isLive = next.MeasuredUnixMilliseconds >= nowUnixMilliseconds - LiveMilliseconds;
            lane = isLive ? next.Lane : Lane.Backfill;
            _ = WaitingLike(next).Remove(next);
            _inFlight.Add(next, lane);
            return true;
        }
    }

    /// <summary>The batch was not taken by the engine: it waits again, in its place. Nothing happens where it is done with.</summary>
    public void Release(PendingBatch batch)
    {
        lock (_gate)
        {
            if (_inFlight.Remove(batch))
            {
                _ = WaitingLike(batch).Add(batch);
            }
        }

        Signal();
    }

    /// <summary>The batch is done with; false when it was given up before.</summary>
    public bool Remove(PendingBatch batch)
    {
        bool was;
        lock (_gate)
        {
            was = _inFlight.Remove(batch) || WaitingLike(batch).Remove(batch);
        }

        Signal();
        return was;
    }

    /// <summary>Gives up all of a segment.</summary>
    /// <returns>What it was.</returns>
    public IReadOnlyList<PendingBatch> RemoveAll(SpoolSegment segment)
    {
        lock (_gate)
        {
            PendingBatch[] gone = [.. All.Where(b => b.Segment == segment)];
            foreach (PendingBatch batch in gone)
            {
                _ = _inFlight.Remove(batch) || WaitingLike(batch).Remove(batch);
            }

            return gone;
        }
    }

    /// <summary>Batches of one epoch go by another from now on. None of them may be on its way.</summary>
    public void Readdress(Guid refused, Guid epoch)
    {
        lock (_gate)
        {
            foreach (PendingBatch batch in All.Where(b => b.Epoch == refused && !_inFlight.ContainsKey(b)).ToArray())
            {
                _ = WaitingLike(batch).Remove(batch);
                _ = WaitingLike(batch).Add(batch with { Epoch = epoch });
            }
        }

        Signal();
    }

    /// <summary>All that is not acknowledged, on its way or not, oldest first.</summary>
    public IReadOnlyList<PendingBatch> Unacknowledged()
    {
        lock (_gate)
        {
            return [.. All.Order(PendingOrder.Instance)];
        }
    }

    /// <summary>When the oldest that waits was measured, UTC; null when nothing waits.</summary>
    public long? OldestUnixMilliseconds()
    {
        lock (_gate)
        {
            return _inFlight.Keys.Append(_events.Min).Append(_windows.Min).Min(b => b?.MeasuredUnixMilliseconds);
        }
    }

    /// <summary>Waits until something may have become sendable, or the time is over.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken stop) => _changed.WaitAsync(most, stop);

    public void Dispose() => _changed.Dispose();

    private PendingBatch? Choose(long live, int mostBacklog)
    {
        bool IsLive(PendingBatch batch) => batch.MeasuredUnixMilliseconds >= live;
        bool IsFree(Lane lane) => !_inFlight.Any(f => f.Value == lane && f.Key.Lane == Lane.Events);

        if (_events.Count > 0 && IsFree(Lane.Events) && _events.Reverse().Take(LatestEvents).LastOrDefault(IsLive) is { } edge)
        {
            return edge;
        }

        if (_windows.Max is { } newest && IsLive(newest))
        {
            return newest;
        }

        if (_inFlight.Values.Count(l => l == Lane.Backfill) >= mostBacklog)
        {
            return null;
        }

        // An event of the backlog that waits for the one before it holds up no window.
        return _events.Min is { } old && !IsLive(old) && IsFree(Lane.Backfill) ? old : _windows.Min;
    }

    private SortedSet<PendingBatch> WaitingLike(PendingBatch batch) => batch.Lane == Lane.Events ? _events : _windows;

    private void Signal()
    {
        lock (_gate)
        {
            if (_changed.CurrentCount == 0)
            {
                _ = _changed.Release();
            }
        }
    }
}
