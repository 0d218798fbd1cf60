using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// The time from the last byte of a section to the first byte of the next. On a live input the arrival and the packets between, at the rate
/// of the PCRs, both have to be too short: a burst on the network is no fault of the stream. Of a file whose rate varies, as it does
/// where PIDs were taken out, nothing is said: times between its PCRs would be a guess.
/// </summary>
internal struct SectionGap
{
    private bool _isKnown;
    private long _end;
    private long _packet;

    public void Forget() => _isKnown = false;

    /// <summary>Nanoseconds to the section before, where they are fewer than the limit; null otherwise.</summary>
    public long? Take(in SectionArrival at, long limit)
    {
        long gap = _isKnown ? at.Began - _end : long.MaxValue;
        bool isShort = at.Now != AnalysisClock.Unknown && gap < limit
            && (at.IsLive ? at.PerPacket > 0 && (at.BeganPacket - _packet) * at.PerPacket < limit : at.Rate != VerdictState.NotApplicable);
        _isKnown = at.Now != AnalysisClock.Unknown;
        _end = at.Now;
        _packet = at.Packet;
        return isShort ? Math.Max(0, gap) : null;
    }
}
