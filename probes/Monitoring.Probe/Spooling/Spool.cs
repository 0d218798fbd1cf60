using Google.Protobuf;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// What was measured waits here, on disk, until the engine has acknowledged it. Every batch is written before it is sent and keeps its sequence for
/// ever. When the cap is reached or the disk is full the oldest windows go first, events last, and what is lost is counted.
/// </summary>
internal sealed partial class Spool : IDisposable
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
    private readonly SpoolIdentity _identity;
    private readonly TakenSequences _taken;
    private SpoolSegment _bulk;
    private SpoolSegment _events;
    private ulong _next;

    private Spool(SpoolOptions options, string probe, string software, FileStream held)
    {
        _folder = options.Path;
        _maxBytes = options.MaxBytes;
        _probe = probe;
        _software = software;
        _lock = held;
        _identity = SpoolIdentity.Open(_folder);
        _shelf = new DictionaryShelf(_folder);
        _acknowledged = SpoolAcknowledgements.Open(_folder);
        _taken = TakenSequences.Open(_folder);
        _segments = [.. SpoolSegment.OpenAll(_folder)];
        _next = Recover();
        _bulk = StartSegment(isEvents: false);
        _events = StartSegment(isEvents: true);
        Tidy();
    }

    /// <summary>The epoch batches are written in.</summary>
    public Guid Epoch
    {
        get
        {
            lock (_gate)
            {
                return _identity.Epoch;
            }
        }
    }

    /// <summary>What could not be kept.</summary>
    public SpoolLosses Losses { get; } = new();

    /// <summary>Segments whose last record a crash had torn when the spool was opened: it was cut off, and counts as lost.</summary>
    public int TornTails { get; private set; }

    /// <summary>Places between whole records that were damaged when the spool was opened: each counts as one batch lost.</summary>
    public int DamagedPlaces { get; private set; }

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

    /// <summary>How much of what may be kept, and of what the disk has room for, is taken: 0 to 1.</summary>
    public double Fill
    {
        get
        {
            long stored = StoredBytes;
            double room = Math.Min(_maxBytes, stored + DiskErrors.FreeBytes(_folder));
            return room <= 0 ? 1 : Math.Min(1, stored / room);
        }
    }

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
            bool isKept = TryWrite(batch, () => batch.DictionaryId = _shelf.Keep(dictionary));
            if (!isKept)
            {
                Losses.Count(LossCause.DiskFull, isEvents: false, window.StartUnixMs);
            }

            return isKept;
        }
    }

    /// <summary>Keeps condition edges with the dictionary of their entities; false when there is no room now, even in place of windows.</summary>
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
            if (!pending.Segment.TryRead(pending.Position, out byte[] payload))
            {
                return null;
            }

            Batch batch = Batch.Parser.ParseFrom(payload);
            batch.Epoch = BytesOf(pending.Epoch);
            return batch;
        }
    }

    /// <summary>The dictionary of a batch that was written without it.</summary>
    public Dictionary? FindDictionary(ulong id) => _shelf.Find(id);

    /// <summary>The engine has it: it will never be sent again.</summary>
    public void Acknowledge(PendingBatch pending)
    {
        lock (_gate)
        {
            _identity.Proven(pending.Epoch);
            _taken.Note(pending.Epoch, pending.Sequence);
            Finish(pending);
        }
    }

    /// <summary>The highest sequence of an epoch that the engine took; 0 before the first.</summary>
    public ulong AcknowledgedIn(Guid epoch)
    {
        lock (_gate)
        {
            return _taken.Highest(epoch);
        }
    }

    /// <summary>The disk has damaged it since it was written: it is lost.</summary>
    public void GiveUp(PendingBatch pending)
    {
        lock (_gate)
        {
            if (Finish(pending))
            {
                Losses.Count(LossCause.Damaged, pending.Lane == Lane.Events, pending.MeasuredUnixMilliseconds);
            }
        }
    }

    /// <summary>
    /// Puts two smaller batches in the place of one that is too large for the way to the engine; false when it cannot be cut.
    /// </summary>
    /// <exception cref="IOException">There is no room for them now.</exception>
    public bool TrySplit(PendingBatch pending)
    {
        lock (_gate)
        {
            if (Read(pending) is not { } batch || (batch.Dictionary ?? _shelf.Find(pending.DictionaryId)) is not { } dictionary)
            {
                return false;
            }

            IReadOnlyList<Batch> halves = BatchHalves.Of(batch, dictionary);
            ulong first = _next;
            foreach (Batch half in halves)
            {
                half.Epoch = BytesOf(_identity.Epoch);
                half.Sequence = _next;
                if (!TryWrite(half, static () => { }))
                {
                    // The one is still whole: a half of it beside it would be sent as well, and written again with each attempt.
                    foreach (PendingBatch written in _order.Unacknowledged().Where(b => b.Sequence >= first).ToList())
                    {
                        _ = Finish(written);
                    }

                    throw new IOException("no room to cut a batch in two");
                }
            }

            if (halves.Count > 0)
            {
                _ = Finish(pending);
            }

            return halves.Count > 0;
        }
    }

    /// <summary>
    /// The engine does not know an epoch: what waits of it goes by a new one from now on, in the same order. Nothing of it may be on its way.
    /// </summary>
    /// <exception cref="IOException">The disk is full or broken; everything is as it was.</exception>
    public void ReplaceEpoch(Guid refused)
    {
        lock (_gate)
        {
            _order.Readdress(refused, _identity.Replace(refused));
        }
    }

    /// <summary>Whether an epoch is itself one that took the place of another, and none of its batches was taken yet.</summary>
    public bool IsUnproven(Guid epoch)
    {
        lock (_gate)
        {
            return _identity.IsUnproven(epoch);
        }
    }

    /// <summary>The engine will never take it: it is lost to the engine, and put aside for a person to look at as far as there is room.</summary>
    /// <returns>Whether it was put aside.</returns>
    public bool Reject(PendingBatch pending)
    {
        bool isKept = false;
        try
        {
            string folder = Path.Combine(_folder, RejectedName);
            Directory.CreateDirectory(folder);
            if (Read(pending) is { } batch && Directory.EnumerateFiles(folder).Take(MostRejected).Count() < MostRejected)
            {
                File.WriteAllBytes(Path.Combine(folder, $"{pending.Epoch:N}-{pending.Sequence}.batch"), batch.ToByteArray());
                isKept = true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Keeping it was a courtesy; sending it for ever would be a fault.
        }

        lock (_gate)
        {
            if (Finish(pending))
            {
                Losses.Count(LossCause.Refused, pending.Lane == Lane.Events, pending.MeasuredUnixMilliseconds);
            }
        }

        return isKept;
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

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (SpoolSegment segment in _segments)
            {
                segment.Dispose();
            }

            _acknowledged.Dispose();
            _taken.Dispose();
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
                next = Math.Max(next, batch.Sequence + 1);
                if (!_acknowledged.Contains(new Guid(batch.Epoch.Span, bigEndian: true), batch.Sequence))
                {
                    Enqueue(batch, segment, position);
                }
            }

            TornTails += segment.TornBytes > 0 ? 1 : 0;
            DamagedPlaces += segment.Damaged;
            for (int i = segment.Damaged + (segment.TornBytes > 0 ? 1 : 0); i > 0; i--)
            {
                Losses.Count(LossCause.Damaged, segment.IsEvents, measuredUnixMilliseconds: null);
            }
        }

        _identity.Keep(_order.Unacknowledged().Select(b => b.Written).ToHashSet());
        return next;
    }

    private void Enqueue(Batch batch, SpoolSegment segment, long position)
    {
        long measured = batch.Windows.Count > 0 ? batch.Windows[0].StartUnixMs : batch.Conditions[0].AtUnixMs;
        Guid written = new(batch.Epoch.Span, bigEndian: true);
        segment.Pending++;
        _order.Add(new PendingBatch(
            batch.Sequence, _identity.SentAs(written), written, batch.Lane, batch.DictionaryId, measured, segment, position));
    }

    private bool Finish(PendingBatch pending)
    {
        bool was = _order.Remove(pending);
        if (was)
        {
            pending.Segment.Pending--;
            _acknowledged.Note(pending.Written, pending.Sequence);
            Tidy();
        }

        return was;
    }

    private static ByteString BytesOf(Guid epoch) => ByteString.CopyFrom(epoch.ToByteArray(bigEndian: true));

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
        Epoch = BytesOf(_identity.Epoch),
        Sequence = _next,
        Lane = lane,
        Software = _software,
    };
}
