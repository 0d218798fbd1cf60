using Monitoring.Analysis.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>How many changes of one input may be told: a hundred at once and one a second on, whatever a stream does.</summary>
internal sealed class ChangePace
{
    private const double Most = 100;

    private double _left = Most;
    private Instant? _last;

    /// <summary>Changes not told since one was.</summary>
    public long Held { get; private set; }

    /// <summary>Whether a change may be told now; if not it is counted.</summary>
    public bool TryTake(Instant at)
    {
        _left = Math.Min(Most, _left + (_last is { } last ? Math.Max(0, (at - last).TotalSeconds) : 0));
        _last = at;
        bool isFree = _left >= 1;
        _left -= isFree ? 1 : 0;
        Held += isFree ? 0 : 1;
        return isFree;
    }

    /// <summary>The changes not told so far, which are told of now.</summary>
    public long TakeHeld()
    {
        long held = Held;
        Held = 0;
        return held;
    }
}
