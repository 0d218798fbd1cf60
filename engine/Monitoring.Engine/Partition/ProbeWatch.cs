namespace Monitoring.Engine.Partition;

/// <summary>When a probe was last heard and how its clock runs.</summary>
internal sealed class ProbeWatch
{
    private const int OffsetSamples = 10;
    private const double OffsetLimitMilliseconds = 500;
    private const double OffsetFineMilliseconds = 400;

    private const int MostEpochs = 64;

    private readonly Queue<double> _offsets = [];
    private readonly HashSet<Guid> _epochs = [];
    private Guid _epoch;
    private long _sequence;

    public ProbeWatch(DateTimeOffset lastSeenAt) => LastSeenAt = lastSeenAt;

    public DateTimeOffset LastSeenAt { get; private set; }

    /// <summary>The clock is too far off, with a little hysteresis.</summary>
    public bool IsClockOff { get; private set; }

    /// <summary>
    /// The probe's clock minus ours. Transport only ever makes a clock look late, so the largest of the last differences is the
    /// nearest; null before the first.
    /// </summary>
    public double? OffsetMilliseconds => _offsets.Count == 0 ? null : _offsets.Max();

    public void Seen(DateTimeOffset at) => LastSeenAt = at;

    /// <summary>
    /// Whether a batch was written after all that were heard of: by its sequence, whatever the clocks say. A spool counts on from epoch to epoch;
    /// an epoch that was never heard of may be that of a new spool.
    /// </summary>
    public bool IsNewest(Guid epoch, long sequence)
    {
        if (_epochs.Count == MostEpochs)
        {
            _epochs.Clear();
            _epochs.Add(_epoch);
        }

        bool isNew = _epochs.Add(epoch);
        bool isNewest = isNew || sequence > _sequence;
        (_epoch, _sequence) = isNewest ? (epoch, sequence) : (_epoch, _sequence);
        return isNewest;
    }

    /// <summary>Takes a difference; true when the verdict on the clock changed.</summary>
    public bool NoteOffset(double milliseconds)
    {
        if (_offsets.Count == OffsetSamples)
        {
            _offsets.Dequeue();
        }

        _offsets.Enqueue(milliseconds);
        bool was = IsClockOff;
        double offset = Math.Abs(_offsets.Max());
        IsClockOff = _offsets.Count >= OffsetSamples / 2 && offset > (was ? OffsetFineMilliseconds : OffsetLimitMilliseconds);
        return was != IsClockOff;
    }
}
