namespace Monitoring.Engine.Partition;

/// <summary>When a probe was last heard and how its clock runs.</summary>
internal sealed class ProbeWatch
{
    private const int OffsetSamples = 10;
    private const double OffsetLimitMilliseconds = 500;
    private const double OffsetFineMilliseconds = 400;

    private readonly Queue<double> _offsets = [];

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
