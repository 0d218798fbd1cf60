namespace Monitoring.Analysis.Buffers;

/// <summary>
/// TBsys and Bsys of one program, ISO/IEC 13818-1 §2.4.2.3: the packets of PAT, CAT, TSDT and of its PMT, the sections in them leaving
/// Bsys at the greater of 80 kbit/s and a five-hundredth of the rate of the transport stream.
/// </summary>
internal sealed class SystemTarget : StreamTarget
{
    /// <summary>BSsys.</summary>
    public const int Size = 1536;

    private const double TransportRate = 1_000_000 / BufferSizes.BitsPerByte;
    private const double LeastLeak = 80_000 / BufferSizes.BitsPerByte;
    private const double LeakOfTransport = 1 / 500.0;

    private double _level;
    private double _now = double.NegativeInfinity;
    private bool _isOver;

    public SystemTarget(int pid, BufferChecks checks)
        : base(pid, TransportRate, checks) => Names = BufferNames.System;

    /// <summary>Most bytes Bsys held.</summary>
    public double MainPeak { get; private set; }

    /// <summary>Packets have gone through.</summary>
    public bool HasPassed { get; private set; }

    /// <summary>A packet with tables came.</summary>
    /// <param name="bytes">Bytes of sections within.</param>
    /// <param name="position">Its position in the input, in packets.</param>
    public void OnPacket(int bytes, long position)
    {
        if (!Packets.TryAdd(position, bytes))
        {
            Forget();
        }
    }

    public override void Forget()
    {
        base.Forget();
        _level = 0;
        _now = double.NegativeInfinity;
        _isOver = false;
    }

    public override void Run(ArrivalTimes times)
    {
        while (Packets.Count > 0 && Packets.First.Position < times.KnownUpTo)
        {
            WaitingPacket packet = Packets.First;
            Packets.Drop();
            if (packet.Position >= times.KnownFrom)
            {
                Pass(times, packet);
            }
        }
    }

    private void Pass(ArrivalTimes times, WaitingPacket packet)
    {
        (_, double to) = Arrive(times, packet.Position);
        double leak = Math.Max(LeastLeak, Streams.TransportStream.TransportPacket.Length / PacketTakes * LeakOfTransport);
        _level = double.IsNegativeInfinity(_now) ? packet.Bytes : Math.Max(0, _level - ((to - _now) * leak)) + packet.Bytes;
        _now = to;
        HasPassed = true;
        MainPeak = Math.Max(MainPeak, _level);
        bool isOver = _level > Size;
        if (isOver && !_isOver)
        {
            CountFault();
            Checks.Buffer.OnOverflow(Pid, times.Moment(packet.Position, to), Names.Main, _level, Size);
        }

        _isOver = isOver;
    }
}
