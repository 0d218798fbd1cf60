namespace Monitoring.Analysis.Buffers;

/// <summary>The part of the system target decoder that one stream goes through: its packets wait for their times, then pass TBn.</summary>
internal abstract class StreamTarget(int pid, double transportRate, BufferChecks checks) : IFollowed
{
    /// <summary>Seconds within which a buffer has to be empty once.</summary>
    protected const double LongestFull = 1;

    private TransportBuffer _transport = new(transportRate, BufferSizes.Transport);
    private double _toldFull = double.NegativeInfinity;
    private ClockInterval _interval = ClockInterval.None;

    /// <summary>PID of the stream; of the PMT for the tables of a program.</summary>
    public int Pid => pid;

    public StreamTarget Target => this;

    /// <summary>Most bytes TBn held.</summary>
    public double TransportPeak => _transport.Peak;

    /// <summary>Times buffers went over their size, or under.</summary>
    public long Faults { get; private set; }

    /// <summary>Position of the packet that has waited longest; the greatest number where none does.</summary>
    public long Oldest => Packets.Count > 0 ? Packets.First.Position : long.MaxValue;

    protected PacketQueue Packets { get; } = new();

    protected BufferChecks Checks => checks;

    public void Refresh()
    {
        // The sizes of its buffers are its own for good.
    }

    /// <summary>Takes the packets whose times are known through the buffers.</summary>
    public abstract void Run(ArrivalTimes times);

    /// <summary>The clock does not go on from what was before.</summary>
    public virtual void Forget()
    {
        Packets.Clear();
        _transport.Restart();
        _toldFull = double.NegativeInfinity;
        _interval = ClockInterval.None;
    }

    /// <summary>The first packet waiting enters TBn; the times its bytes leave at.</summary>
    protected (double From, double To) Arrive(ArrivalTimes times, long position)
    {
        if (position >= _interval.End)
        {
            _interval = times.Around(position);
        }

        double at = _interval.At(position);
        double full = at + _interval.Takes;
        long overflows = _transport.Overflows;
        (double From, double To) leaves = _transport.Arrive(at, full);
        if (_transport.Overflows > overflows)
        {
            Faults++;
            checks.Buffer.OnOverflow(pid, times.Moment(position, full), Names.Transport, _transport.Level, BufferSizes.Transport);
        }

        if (full - _transport.LastEmpty > LongestFull)
        {
            OnFull(times, position, full, _transport.LastEmpty, ref _toldFull, Names.Transport);
        }

        return leaves;
    }

    /// <summary>Seconds a packet takes where the one that arrived last lies.</summary>
    protected double PacketTakes => _interval.Takes;

    /// <summary>A buffer was not empty for <see cref="LongestFull"/>: each second that it is not counts.</summary>
    protected void OnFull(ArrivalTimes times, long position, double now, double lastEmpty, ref double told, string buffer)
    {
        if (now - Math.Max(lastEmpty, told) > LongestFull)
        {
            told = now;
            Faults++;
            checks.Empty.OnFull(pid, times.Moment(position, now), buffer, now - lastEmpty);
        }
    }

    protected void CountFault() => Faults++;

    /// <summary>Names of the buffers in findings.</summary>
    protected BufferNames Names { get; init; } = BufferNames.Elementary;
}
