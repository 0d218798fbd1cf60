using Google.Protobuf;

using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <content>Writes records and finds room for them.</content>
internal sealed partial class Spool
{
    private bool TryWrite(Batch batch, Action prepare)
    {
        while (true)
        {
            try
            {
                prepare();
                Write(batch);
                return true;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                if (!DiskErrors.IsFull(e) || !TryMakeRoom(isForEvents: batch.Lane == Lane.Events))
                {
                    return false;
                }
            }
        }
    }

    /// <summary>
    /// The disk is full: gives back what is acknowledged, else gives up the oldest windows, for events also those of the segment that is
    /// being written; false when there is nothing left to give.
    /// </summary>
    private bool TryMakeRoom(bool isForEvents)
    {
        try
        {
            foreach (bool isEvents in (ReadOnlySpan<bool>)[false, true])
            {
                if ((isEvents ? _events : _bulk) is { Pending: 0, Length: > 0 })
                {
                    _ = Roll(isEvents);
                }
            }
        }
        catch (IOException)
        {
            return false;
        }

        int before = _segments.Count;
        Tidy();
        return _segments.Count < before || EvictOldest(isEvents: false, LossCause.DiskFull) || (isForEvents && EvictOpenWindows(LossCause.DiskFull));
    }

    private void Write(Batch batch)
    {
        bool isEvents = batch.Lane == Lane.Events;
        SpoolSegment segment = isEvents ? _events : _bulk;
        if (segment.Length > Math.Min(LargestSegment, _maxBytes / 8))
        {
            segment = Roll(isEvents);
        }

        long position = segment.Append(batch.ToByteArray());
        _next++;
        Enqueue(batch, segment, position);
        bool evicted = true;
        while (evicted && _segments.Sum(s => s.Length) > _maxBytes)
        {
            evicted = EvictOldest(isEvents: false, LossCause.SpoolFull) || EvictOpenWindows(LossCause.SpoolFull)
                || EvictOldest(isEvents: true, LossCause.SpoolFull);
        }
    }

    /// <summary>Closes the open segment of a lane and opens the next. The new one is there before the old one can go: its name keeps the sequence.</summary>
    private SpoolSegment Roll(bool isEvents)
    {
        SpoolSegment next = StartSegment(isEvents);
        (_bulk, _events) = isEvents ? (_bulk, next) : (next, _events);
        return next;
    }

    /// <summary>Gives up the oldest closed segment of windows, or of events; false when there is none.</summary>
    private bool EvictOldest(bool isEvents, LossCause cause)
    {
        SpoolSegment? oldest = _segments.Find(s => s.IsEvents == isEvents && s != _bulk && s != _events);
        if (oldest is null)
        {
            return false;
        }

        foreach (PendingBatch lost in _order.RemoveAll(oldest))
        {
            Losses.Count(cause, isEvents, lost.MeasuredUnixMilliseconds);
        }

        _segments.Remove(oldest);
        oldest.Delete();
        return true;
    }

    /// <summary>Gives up the segment of windows that is being written, the last before any event goes.</summary>
    private bool EvictOpenWindows(LossCause cause)
    {
        if (_bulk.Length == 0)
        {
            return false;
        }

        try
        {
            _ = Roll(isEvents: false);
        }
        catch (IOException)
        {
            return false;
        }

        return EvictOldest(isEvents: false, cause);
    }

    /// <summary>Removes closed segments that hold nothing pending. The two open ones stay: their names keep the sequence.</summary>
    private void Tidy()
    {
        int removed = 0;
        foreach (SpoolSegment segment in _segments.Where(s => s.Pending == 0 && s != _bulk && s != _events).ToArray())
        {
            _segments.Remove(segment);
            segment.Delete();
            removed++;
        }

        if (removed > 0)
        {
            _acknowledged.Compact(_segments.Min(s => s.FirstSequence));
            _shelf.Sweep(_order.Unacknowledged().Select(b => b.DictionaryId).ToHashSet());
        }
    }
}
