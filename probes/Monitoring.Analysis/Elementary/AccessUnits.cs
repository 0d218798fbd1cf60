using Monitoring.Analysis.Timing;
using Monitoring.Streams.Pes;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Elementary;

/// <summary>
/// Cuts an elementary stream into access units: where each began, in which packet, and which time stamps are its own. A PES header gives its
/// stamps to the first access unit that begins in its packet.
/// </summary>
internal sealed class AccessUnits
{
    /// <summary>Where a start is known late, it lies so many packets or PES packets back at most; a power of two.</summary>
    private const int Kept = 8;

    private readonly Arrival[] _arrivals = new Arrival[Kept];
    private readonly Stamp[] _stamps = new Stamp[Kept];
    private int _arrivalCount;
    private int _stampCount;
    private AccessUnit _unit;
    private bool _isOpen;

    /// <summary>Hears of every access unit; null where nothing follows them.</summary>
    public IAccessUnitSink? Sink { get; set; }

    /// <summary>Bytes of the elementary stream so far.</summary>
    public long Position { get; private set; }

    /// <summary>The stamps of the access unit begun last.</summary>
    public Timestamp90k? Dts => _isOpen ? _unit.Dts : null;

    /// <summary>An access unit has begun and not ended.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>What the access unit that ends next says of the buffer.</summary>
    public BufferSchedule Schedule { get; set; }

    /// <summary>PES_packet_data_bytes begin.</summary>
    public void OnPes(in PesHeader header)
    {
        _stamps[_stampCount & (Kept - 1)] = new Stamp(Position, header.Pts, header.Dts ?? header.Pts);
        _stampCount++;
    }

    /// <summary>Bytes of the elementary stream are about to be read.</summary>
    public void OnBytes(int count, long now, long packet)
    {
        _arrivals[_arrivalCount & (Kept - 1)] = new Arrival(Position, now, packet);
        _arrivalCount++;
        Position += count;
    }

    /// <summary>An access unit begins, and with it the one before ends.</summary>
    public void Begin(long at)
    {
        End(at);
        Arrival arrival = ArrivalOf(at);
        Stamp stamp = TakeStamp(at);
        _unit = new AccessUnit(at, 0, arrival.Packet, arrival.Now, stamp.Pts, stamp.Dts);
        _isOpen = true;
    }

    /// <summary>The access unit ends here.</summary>
    public void End(long at)
    {
        if (_isOpen && Sink is { } sink)
        {
            sink.OnAccessUnit(_unit with { Size = at - _unit.StartsAt, Schedule = Schedule });
        }

        _isOpen = false;
    }

    /// <summary>What was begun has no end.</summary>
    public void Break()
    {
        _isOpen = false;
        _arrivalCount = 0;
        _stampCount = 0;
        Sink?.OnBreak();
    }

    private Arrival ArrivalOf(long at)
    {
        Arrival found = new(at, AnalysisClock.Unknown, 0);
        for (int back = 1; back <= Math.Min(Kept, _arrivalCount); back++)
        {
            found = _arrivals[(_arrivalCount - back) & (Kept - 1)];
            if (found.At <= at)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>The stamps of the PES packet an access unit begins in, where it is the first that does.</summary>
    private Stamp TakeStamp(long at)
    {
        for (int back = 1; back <= Math.Min(Kept, _stampCount); back++)
        {
            ref Stamp stamp = ref _stamps[(_stampCount - back) & (Kept - 1)];
            if (stamp.At <= at)
            {
                Stamp taken = stamp;
                stamp = new Stamp(taken.At, null, null);
                return taken;
            }
        }

        return default;
    }

    private readonly record struct Arrival(long At, long Now, long Packet);

    private readonly record struct Stamp(long At, Timestamp90k? Pts, Timestamp90k? Dts);
}
