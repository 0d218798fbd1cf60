using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Analysis.Tr101290.Third;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tests.Buffers;

/// <summary>Plays packets and access units to the buffers: a packet a millisecond, a PCR every twenty.</summary>
internal sealed class BufferScript
{
    public const int PacketsPerPcr = 20;
    private const int Body = 184;
    private const long TicksPerPacket = ClockReference.TicksPerSecond / 1000;

    private readonly CheckRecord _buffer = new(Catalogue.BufferError, ServiceCheck.None);
    private readonly CheckRecord _empty = new(Catalogue.EmptyBufferError, ServiceCheck.None);
    private readonly CheckRecord _delay = new(Catalogue.DataDelayError, ServiceCheck.None);
    private readonly BufferChecks _checks;
    private readonly long _firstTick;
    private long _stream;

    public BufferScript(long firstTick = 0)
    {
        _firstTick = firstTick;
        AnalysisClock clock = new();
        Findings findings = new(clock, new ConditionBook(new RecordedConditions(), clock));
        PidTable pids = new();
        _checks = new BufferChecks(
            new BufferCheck(_buffer, findings, pids), new EmptyBufferCheck(_empty, findings, pids), new DataDelayCheck(_delay, findings, pids));
    }

    public ArrivalTimes Times { get; } = new();

    /// <summary>Position of the next packet.</summary>
    public long Position { get; private set; }

    /// <summary>Errors of 3.3, 3.9 and 3.10.</summary>
    public (long Buffer, long Empty, long Delay) Counts => (_buffer.Count, _empty.Count, _delay.Count);

    public string? FirstText => _buffer.Details.Concat(_empty.Details).Concat(_delay.Details).FirstOrDefault()?.Text;

    public ElementaryTarget Follow(BufferSizes sizes)
    {
        ElementaryTarget target = new(257, sizes, _checks);
        Times.Add(target);
        return target;
    }

    public SystemTarget FollowTables()
    {
        SystemTarget target = new(256, _checks);
        Times.Add(target);
        return target;
    }

    /// <summary>Packets of other streams, with a PCR where one is due.</summary>
    public void Pass(int packets)
    {
        for (int at = 0; at < packets; at++)
        {
            Step();
        }
    }

    /// <summary>An access unit in packets back to back, to be decoded some milliseconds after its first byte.</summary>
    public void Send(ElementaryTarget target, int size, double delayMilliseconds, bool isStamped = true)
    {
        long first = Position;
        for (int left = size; left > 0; left -= Body)
        {
            target.OnPacket(0, Math.Min(left, Body), AnalysisClock.Unknown, Position);
            Step();
        }

        long due = _firstTick + (first * TicksPerPacket) + (long)(delayMilliseconds * TicksPerPacket);
        Timestamp90k? stamp = isStamped ? new Timestamp90k(due / 300 % Timestamp90k.Modulus) : null;
        target.OnAccessUnit(new AccessUnit(_stream, size, first, AnalysisClock.Unknown, stamp, stamp));
        _stream += size;
    }

    /// <summary>A packet with tables.</summary>
    public void Send(SystemTarget target, int bytes)
    {
        target.OnPacket(bytes, Position);
        Step();
    }

    /// <summary>Moves the PCR on, packets or not.</summary>
    public long Ahead { get; set; }

    private void Step()
    {
        if (Position % PacketsPerPcr == 0)
        {
            long ticks = (_firstTick + (Position * TicksPerPacket) + Ahead) % ClockReference.Modulus;
            Times.OnPcr(new ClockReference(ticks), Position, discontinuity: false, new Moment(AnalysisClock.Unknown, Position));
        }

        Position++;
    }
}
