using Monitoring.Analysis.Timing;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Buffers;

/// <summary>
/// When the packets of a program arrive at its decoder, in seconds of the program's own clock: between two PCRs time runs with the bytes,
/// ISO/IEC 13818-1 §2.4.2.2. So a packet has its time once the PCR behind it has come, and how a network delivered it does not matter.
/// </summary>
internal sealed class ArrivalTimes
{
    /// <summary>Between PCRs further apart than this (§2.7.2 asks for 0.1 s) the times of packets would be a guess.</summary>
    private const long LongestStep = ClockReference.TicksPerSecond / 5;

    private const int FirstCapacity = 64;

    /// <summary>PCRs kept for a stream that still waits for the end of its access unit.</summary>
    private const int MostFixes = 4096;

    private readonly List<IFollowed> _streams = [];
    private Fix[] _fixes = new Fix[FirstCapacity];
    private long _first;
    private long _end;
    private ClockReference _pcr;
    private Moment _moment;

    /// <summary>Time at a packet that carries a PCR.</summary>
    private readonly record struct Fix(long Position, double Time);

    /// <summary>Why times are not known; null while they are.</summary>
    public string? Unknown { get; private set; } = "no PCR yet";

    /// <summary>Position of the last PCR: packets before it have their times.</summary>
    public long KnownUpTo => _end > _first ? At(_end - 1).Position : -1;

    /// <summary>First position whose time is known.</summary>
    public long KnownFrom => _end > _first ? At(_first).Position : long.MaxValue;

    /// <summary>Nothing is timed by this clock.</summary>
    public void Clear() => _streams.Clear();

    public void Add(IFollowed stream) => _streams.Add(stream);

    /// <summary>The clock does not go on from what was before: nothing that waits can be placed in time any more.</summary>
    public void Forget()
    {
        _first = _end;
        foreach (IFollowed stream in _streams)
        {
            stream.Target?.Forget();
        }
    }

    /// <summary>A PCR has come: the packets up to it are taken through the buffers.</summary>
    /// <param name="pcr">Its value.</param>
    /// <param name="position">Position of its packet.</param>
    /// <param name="discontinuity">discontinuity_indicator came with it or since the PCR before.</param>
    /// <param name="moment">Where that is for findings.</param>
    public void OnPcr(ClockReference pcr, long position, bool discontinuity, Moment moment)
    {
        _moment = moment;
        long step = pcr.Since(_pcr);
        if (_end > _first && (discontinuity || step is 0 or > LongestStep || position <= KnownUpTo))
        {
            Unknown = discontinuity ? Unknown : step > LongestStep ? "PCRs more than 0.2 s apart" : "PCRs stand still";
            Forget();
        }

        double time = 0;
        if (_end > _first)
        {
            time = At(_end - 1).Time + ((double)step / ClockReference.TicksPerSecond);
            Unknown = null;
        }

        _pcr = pcr;
        Append(new Fix(position, time));
        long oldest = long.MaxValue;
        foreach (IFollowed stream in _streams)
        {
            if (stream.Target is { } target && _end - _first > 1)
            {
                target.Run(this);
                oldest = Math.Min(oldest, target.Oldest);
            }

            stream.Refresh();
        }

        Drop(oldest);
    }

    /// <summary>Time of a decoding time stamp on the same axis.</summary>
    public double TimeOf(Timestamp90k stamp)
    {
        long ticks = stamp.Ticks * (ClockReference.TicksPerSecond / Timestamp90k.TicksPerSecond);
        long ahead = new ClockReference(ticks).Since(_pcr);
        long signed = ahead > ClockReference.Modulus / 2 ? ahead - ClockReference.Modulus : ahead;
        return At(_end - 1).Time + ((double)signed / ClockReference.TicksPerSecond);
    }

    /// <summary>What findings call a time at a packet.</summary>
    public Moment Moment(long position, double time)
    {
        Fix last = At(_end - 1);
        long now = _moment.Now == AnalysisClock.Unknown
            ? AnalysisClock.Unknown
            : _moment.Now - (long)((last.Time - time) * Instant.NanosecondsPerSecond);
        return new Moment(now, Math.Max(0, _moment.Packet - (last.Position - position)));
    }

    /// <summary>The two PCRs that a packet lies between; the first or the last two where it lies beyond.</summary>
    public ClockInterval Around(long position)
    {
        long low = _first;
        long high = _end - 2;
        while (low < high)
        {
            long middle = (low + high + 1) / 2;
            if (At(middle).Position <= position)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        Fix from = At(low);
        Fix to = At(low + 1);
        return new ClockInterval(from.Position, to.Position, from.Time, (to.Time - from.Time) / (to.Position - from.Position));
    }

    private ref Fix At(long index) => ref _fixes[index & (_fixes.Length - 1)];

    private void Append(Fix fix)
    {
        if (_end - _first == _fixes.Length)
        {
            if (_fixes.Length == MostFixes)
            {
                _first++;
            }
            else
            {
                var larger = new Fix[_fixes.Length * 2];
                for (long at = _first; at < _end; at++)
                {
                    larger[at & (larger.Length - 1)] = At(at);
                }

                _fixes = larger;
            }
        }

        At(_end++) = fix;
    }

    /// <summary>Forgets the PCRs before those that times are still asked between.</summary>
    private void Drop(long position)
    {
        while (_end - _first > 2 && At(_first + 1).Position <= position)
        {
            _first++;
        }
    }
}
