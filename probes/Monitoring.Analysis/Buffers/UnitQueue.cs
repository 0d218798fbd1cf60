using Monitoring.Analysis.Elementary;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Buffers;

/// <summary>
/// Access units in the order they came, with their decoding times. One without a time stamp waits for the next that has one, and lies evenly
/// between the two that have: frames of one PES packet last equally long.
/// </summary>
internal sealed class UnitQueue
{
    private const int Capacity = 256;
    private const long LongestBetween = 10 * Timestamp90k.TicksPerSecond;

    private readonly TimedUnit[] _units = new TimedUnit[Capacity];
    private long _first;
    private long _end;

    /// <summary>The first that waits for a time.</summary>
    private long _untimed;
    private Timestamp90k? _last;

    /// <summary>The next whose time is decided.</summary>
    public bool HasNext => _first < _untimed;

    /// <summary>Any waits, with a time or without.</summary>
    public bool IsWaiting => _first < _end;

    public ref readonly TimedUnit Next => ref At(_first);

    /// <summary>False where too many wait.</summary>
    public bool TryAdd(in AccessUnit unit)
    {
        if (_end - _first == Capacity)
        {
            return false;
        }

        At(_end++) = new TimedUnit(unit.StartsAt, unit.StartsAt + unit.Size, unit.Packet, unit.Dts);
        if (unit.Dts is { } stamp)
        {
            Spread(stamp);
            _last = stamp;
            _untimed = _end;
        }

        return true;
    }

    public void Drop() => _first++;

    public void Clear()
    {
        _first = _end;
        _untimed = _end;
        _last = null;
    }

    private void Spread(Timestamp90k stamp)
    {
        long between = _end - 1 - _untimed;
        if (between == 0 || _last is not { } last || stamp.Since(last) > LongestBetween)
        {
            return;
        }

        long ticks = stamp.Since(last);
        for (long at = 0; at < between; at++)
        {
            ref TimedUnit unit = ref At(_untimed + at);
            unit = unit with { Due = new Timestamp90k((last.Ticks + (ticks * (at + 1) / (between + 1))) % Timestamp90k.Modulus) };
        }
    }

    private ref TimedUnit At(long index) => ref _units[index & (Capacity - 1)];
}
