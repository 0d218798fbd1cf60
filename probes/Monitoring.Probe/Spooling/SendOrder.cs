using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// Which batch is sent next: events one at a time, so that a clear never overtakes its raise; then live windows, newest first; then the backlog,
/// oldest first, with half of the places at most: history never holds up the present.
/// </summary>
internal sealed class SendOrder : IDisposable
{
    public const int MostInFlight = 8;
    private const int MostBacklogInFlight = 4;

    /// <summary>A window older than this is history.</summary>
    private const long LiveMilliseconds = 5_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<PendingBatch> _events = new();
    private readonly LinkedList<PendingBatch> _windows = new();
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

    public void Add(PendingBatch batch)
    {
        lock (_gate)
        {
            _ = (batch.Lane == Lane.Events ? _events : _windows).AddLast(batch);
        }

        Signal();
    }

    /// <summary>Takes the next batch and the lane it goes by; false when nothing may be sent now.</summary>
    public bool TryNext(long nowUnixMilliseconds, out PendingBatch batch, out Lane lane)
    {
        lock (_gate)
        {
            lane = Lane.Bulk;
            LinkedListNode<PendingBatch>? node = null;
            long live = nowUnixMilliseconds - LiveMilliseconds;
            if (_inFlight.Count < MostInFlight)
            {
                if (_events.First is { } next && !_inFlight.Keys.Any(b => b.Lane == Lane.Events))
                {
                    node = next;
                    lane = next.Value.WrittenUnixMilliseconds >= live ? Lane.Events : Lane.Backfill;
                }
                else if (_windows.Last is { } newest && newest.Value.WrittenUnixMilliseconds >= live)
                {
                    node = newest;
                }
                else if (_windows.First is { } oldest && _inFlight.Values.Count(l => l == Lane.Backfill) < MostBacklogInFlight)
                {
                    node = oldest;
                    lane = Lane.Backfill;
                }
            }

            batch = node?.Value!;
            if (node is null)
            {
                return false;
            }

            node.List!.Remove(node);
            _inFlight.Add(batch, lane);
            return true;
        }
    }

    /// <summary>The batch was not taken by the engine: it waits again.</summary>
    public void Release(PendingBatch batch)
    {
        lock (_gate)
        {
            if (_inFlight.Remove(batch))
            {
                _ = (batch.Lane == Lane.Events ? _events : _windows).AddFirst(batch);
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
            was = _inFlight.Remove(batch);
        }

        Signal();
        return was;
    }

    /// <summary>Gives up all of a segment.</summary>
    public void RemoveAll(SpoolSegment segment)
    {
        lock (_gate)
        {
            foreach (LinkedList<PendingBatch> list in new[] { _events, _windows })
            {
                foreach (PendingBatch batch in list.Where(b => b.Segment == segment).ToArray())
                {
                    _ = list.Remove(batch);
                }
            }

            foreach (PendingBatch batch in _inFlight.Keys.Where(b => b.Segment == segment).ToArray())
            {
                _ = _inFlight.Remove(batch);
            }
        }
    }

    /// <summary>The dictionaries waiting batches need.</summary>
    public HashSet<ulong> DictionaryIds()
    {
        lock (_gate)
        {
            return [.. _events.Concat(_windows).Concat(_inFlight.Keys).Select(b => b.DictionaryId)];
        }
    }

    /// <summary>Waits until something may have become sendable, or the time is over.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken stop) => _changed.WaitAsync(most, stop);

    public void Dispose() => _changed.Dispose();

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
