using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Timing;

/// <summary>
/// Time of a file: between two PCRs of one PID it runs in proportion to the packets, and a discontinuity goes on at the rate before. The
/// PID is the first to show two PCRs; when it stays away, the next to do so takes over.
/// </summary>
internal sealed class StreamClock
{
    private const int MostCandidates = 64;

    private readonly List<(int Pid, ClockReference Pcr, long Position)> _candidates = [];
    private int _pid = -1;
    private ClockReference _pcr;
    private bool _discontinuity;

    public PcrRateMeter Rate { get; } = new();

    /// <summary>Time at the last point it was fixed, and the rate known from there on; unknown before.</summary>
    public TimeLine Line { get; private set; } = new(0, AnalysisClock.Unknown, 0);

    /// <summary>
    /// A PCR stands at a position. True when the packets before it have their times now: in <paramref name="before"/>.
    /// </summary>
    public bool TryFix(int pid, ClockReference pcr, bool discontinuity, long position, long firstPosition, out TimeLine before)
    {
        before = default;
        if (_pid < 0)
        {
            return TryElect(pid, pcr, position, firstPosition, out before);
        }

        if (pid != _pid || position <= Line.Position)
        {
            return false;
        }

        double perPacket = Rate.Step(_pcr, pcr, position - Line.Position, discontinuity || _discontinuity);
        before = Line with { PerPacket = perPacket };
        Line = new TimeLine(position, before.At(position), Rate.PerPacket);
        _pcr = pcr;
        _discontinuity = false;
        return true;
    }

    /// <summary>discontinuity_indicator of a packet without PCR.</summary>
    public void OnDiscontinuity(int pid) => _discontinuity |= pid == _pid;

    /// <summary>The PID has shown no PCR for long: time goes on at the rate known, and another may take over.</summary>
    public TimeLine GiveUp(long position)
    {
        TimeLine before = Line with { IsGuess = !Rate.IsSteady };
        if (Line.IsKnown)
        {
            Line = new TimeLine(position, Line.At(position), Line.PerPacket);
        }

        _pid = -1;
        _candidates.Clear();
        return before;
    }

    private bool TryElect(int pid, ClockReference pcr, long position, long firstPosition, out TimeLine before)
    {
        before = default;
        int known = _candidates.FindIndex(c => c.Pid == pid);
        if (known < 0)
        {
            if (_candidates.Count < MostCandidates)
            {
                _candidates.Add((pid, pcr, position));
            }

            return false;
        }

        (_, ClockReference first, long firstAt) = _candidates[known];
        double perPacket = position > firstAt ? Rate.Step(first, pcr, position - firstAt, discontinuity: false) : 0;
        if (perPacket == 0)
        {
            _candidates[known] = (pid, pcr, position);
            return false;
        }

        before = Line.IsKnown ? Line with { PerPacket = perPacket } : new TimeLine(firstPosition, 0, perPacket);
        Line = new TimeLine(position, before.At(position), Rate.PerPacket);
        _pid = pid;
        _pcr = pcr;
        _discontinuity = false;
        _candidates.Clear();
        return true;
    }
}
