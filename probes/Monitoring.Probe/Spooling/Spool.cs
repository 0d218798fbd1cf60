using Google.Protobuf;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// What was measured waits here, on disk, until the engine has acknowledged it. Every batch is written before it is sent and keeps its sequence for
/// ever. When the cap is reached or the disk is full the oldest windows go first, events last, and what is lost is counted.
/// </summary>
internal sealed class Spool : IDisposable
{
    private const string LockName = "lock";
    private const string RejectedName = "rejected";
    private const int MostRejected = 1000;
    private const int LargestSegment = 16 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly string _folder;
    private readonly string _probe;
    private readonly string _software;
    private readonly long _maxBytes;
    private readonly FileStream _lock;
    private readonly List<SpoolSegment> _segments;
    private readonly DictionaryShelf _shelf;
    private readonly SendOrder _order = new();
    private readonly SpoolAcknowledgements _acknowledged;
    private SpoolSegment _bulk;
    private SpoolSegment _events;
    private ulong _next;
    private long _lost;

    private Spool(SpoolOptions options, string probe, string software, FileStream held)
    {
        _folder = options.Path;
        _maxBytes = options.MaxBytes;
        _probe = probe;
        _software = software;
        _lock = held;
        Epoch = SpoolIdentity.Read(_folder);
        _shelf = new DictionaryShelf(_folder);
        _acknowledged = SpoolAcknowledgements.Open(_folder);
        _segments = [.. SpoolSegment.OpenAll(_folder)];
        _next = Recover();
        _bulk = StartSegment(isEvents: false);
        _events = StartSegment(isEvents: true);
        Tidy();
    }

    /// <summary>The epoch batches are written in.</summary>
    public Guid Epoch { get; }

    /// <summary>What waits to be sent, in the order it is to be sent.</summary>
    public SendOrder Order => _order;

    /// <summary>Bytes on disk.</summary>
    public long StoredBytes
    {
        get
        {
            lock (_gate)
            {
                return _segments.Sum(s => s.Length);
            }
        }
    }

    /// <summary>Batches lost since the start: evicted unsent, or not written because the disk was full.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <exception cref="SpoolException">The folder cannot be used; the message is one line.</exception>
    public static Spool Open(SpoolOptions options, string probe, string software)
    {
        FileStream? held = null;
        try
        {
            Directory.CreateDirectory(options.Path);
            held = new FileStream(Path.Combine(options.Path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new Spool(options, probe, software, held);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            held?.Dispose();
            throw held is null && e is IOException && DiskErrors.IsInUse(e)
                ? SpoolException.InUse(options.Path)
                : SpoolException.CannotUse(options.Path, e);
        }
    }

    /// <summary>Keeps one window; false when it is lost.</summary>
    public bool AddWindow(Dictionary dictionary, Window window)
    {
        lock (_gate)
        {
            Batch batch = NewBatch(Lane.Bulk);
            batch.Windows.Add(window);
            return TryWrite(batch, () => batch.DictionaryId = _shelf.Keep(dictionary));
        }
    }

    /// <summary>Keeps condition edges with the dictionary of their entities; false when they are lost.</summary>
    public bool AddEvents(Dictionary dictionary, IEnumerable<Condition> conditions)
    {
        lock (_gate)
        {
            Batch batch = NewBatch(Lane.Events);
            batch.Conditions.AddRange(conditions);
            batch.Dictionary = dictionary;
            batch.DictionaryId = DictionaryShelf.IdOf(dictionary.ToByteArray());
            return TryWrite(batch, static () => { });
        }
    }

    /// <summary>The batch as it was written; null when the disk has damaged it since, and it is given up.</summary>
    public Batch? Read(PendingBatch pending)
    {
        lock (_gate)
        {
            return pending.Segment.TryRead(pending.Position, out byte[] payload) ? Batch.Parser.ParseFrom(payload) : null;
        }
    }

    /// <summary>The dictionary of a batch that was written without it.</summary>
    public Dictionary? FindDictionary(ulong id) => _shelf.Find(id);

    /// <summary>The engine has it: it will never be sent again.</summary>
    public void Acknowledge(PendingBatch pending)
    {
        lock (_gate)
        {
            if (_order.Remove(pending))
            {
                pending.Segment.Pending--;
                _acknowledged.Note(pending.Epoch, pending.Sequence);
                Tidy();
            }
        }
    }

    /// <summary>The engine will never take it: it is put aside for a person to look at, as far as there is room.</summary>
    public void Reject(PendingBatch pending)
    {
        try
        {
            string folder = Path.Combine(_folder, RejectedName);
            Directory.CreateDirectory(folder);
            if (Read(pending) is { } batch && Directory.EnumerateFiles(folder).Take(MostRejected).Count() < MostRejected)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{pending.Epoch:N}-{pending.Sequence}.batch"), batch.ToByteArray());
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Keeping it was a courtesy; sending it for ever would be a fault.
        }

        Acknowledge(pending);
    }

    /// <summary>Makes all that was added survive a loss of power. Others may add and read meanwhile.</summary>
    public void Flush()
    {
        SpoolSegment[] dirty;
        lock (_gate)
        {
            dirty = [.. _segments.Where(s => s.TakeDirty())];
        }

        foreach (SpoolSegment segment in dirty)
        {
            segment.Flush();
        }
    }

    /// <summary>Counts batches that were lost before they could be written.</summary>
    public void CountLost(int batches) => Interlocked.Add(ref _lost, batches);

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (SpoolSegment segment in _segments)
            {
                segment.Dispose();
            }

            _acknowledged.Dispose();
            _order.Dispose();
            _lock.Dispose();
        }
    }

    private ulong Recover()
    {
        ulong next = 1;
        foreach (SpoolSegment segment in _segments)
        {
            next = Math.Max(next, segment.FirstSequence);
            foreach ((long position, byte[] payload) in segment.Recover())
            {
                Batch batch = Batch.Parser.ParseFrom(payload);
                Guid epoch = new(batch.Epoch.Span, bigEndian: true);
                next = epoch == Epoch ? Math.Max(next, batch.Sequence + 1) : next;
                if (!_acknowledged.Contains(epoch, batch.Sequence))
                {
                    Enqueue(batch, segment, position);
                }
            }
        }

        _lost = _segments.Sum(s => s.Damaged);
        return next;
    }

    private void Enqueue(Batch batch, SpoolSegment segment, long position)
    {
        long measured = batch.Windows.Count > 0 ? batch.Windows[0].StartUnixMs : batch.Conditions[0].AtUnixMs;
        segment.Pending++;
        _order.Add(new PendingBatch(
            batch.Sequence, new Guid(batch.Epoch.Span, bigEndian: true), batch.Lane, batch.DictionaryId, measured, segment, position));
    }

    private SpoolSegment StartSegment(bool isEvents)
    {
        SpoolSegment? same = _segments.Find(s => s.IsEvents == isEvents && s.FirstSequence == _next);
        if (same is null)
        {
            same = SpoolSegment.Create(_folder, isEvents, _next);
            _segments.Add(same);
        }

        return same;
    }

    private Batch NewBatch(Lane lane) => new()
    {
        Probe = _probe,
        Epoch = ByteString.CopyFrom(Epoch.ToByteArray(bigEndian: true)),
        Sequence = _next,
        Lane = lane,
        Software = _software,
    };

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
                if (!DiskErrors.IsFull(e) || !TryMakeRoom())
                {
                    Interlocked.Increment(ref _lost);
                    return false;
                }
            }
        }
    }

    /// <summary>The disk is full: gives back what is acknowledged, else gives up the oldest windows; false when there is nothing left to give.</summary>
    private bool TryMakeRoom()
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
        return _segments.Count < before || EvictOldest(evictEvents: false);
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
            evicted = EvictOldest(evictEvents: false) || EvictOldest(evictEvents: true);
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
    private bool EvictOldest(bool evictEvents)
    {
        SpoolSegment? oldest = _segments.Find(s => s.IsEvents == evictEvents && s != _bulk && s != _events);
        if (oldest is null)
        {
            return false;
        }

        Interlocked.Add(ref _lost, oldest.Pending);
        _order.RemoveAll(oldest);
        _segments.Remove(oldest);
        oldest.Delete();
        return true;
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
            _acknowledged.Compact(Epoch, _segments.Min(s => s.FirstSequence), _segments.Count > 2);
            _shelf.Sweep(_order.Unacknowledged().Select(b => b.DictionaryId).ToHashSet());
        }
    }
}
