using System.Globalization;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Timing;

/// <summary>
/// Adds up the arrival_time_stamps of a file and tells whether they are a clock: they go forward, and as fast as the PCRs. Many programs
/// write zeros, or something else, where a recorder writes its clock.
/// </summary>
public sealed class ArrivalStampMeter
{
    /// <summary>Longest time between two packets. A stamp that goes back seems to have leapt by more than half of its period.</summary>
    private const long LongestStep = 10 * ClockReference.TicksPerSecond;

    private const long Enough = ClockReference.TicksPerSecond;
    private const long Least = ClockReference.TicksPerSecond / 10;
    private const long Slack = ClockReference.TicksPerSecond / 10;
    private const double Share = 0.05;

    private ArrivalTimeStamp? _last;
    private ClockReference? _firstPcr;
    private long _sinceFirst;
    private long _atFirst;
    private int _pid = -1;

    /// <summary>Ticks of 27 MHz since the first packet.</summary>
    public long Ticks { get; private set; }

    /// <summary>Stamps that went back or leapt; no time passed with them.</summary>
    public long Breaks { get; private set; }

    /// <summary>Whether they are a clock; null while that is not known.</summary>
    public bool? IsClock { get; private set; }

    /// <summary>Why they are none.</summary>
    public string? Reason { get; private set; }

    /// <summary>Takes the next packet and its stamp.</summary>
    public void Take(ArrivalTimeStamp stamp, ReadOnlySpan<byte> packet)
    {
        long step = _last is { } last ? stamp.Since(last) : 0;
        _last = stamp;
        if (step > LongestStep)
        {
            Breaks++;
            step = 0;
        }

        Ticks += step;
        if (IsClock is null)
        {
            OnPacket(new TransportPacket(packet));
            Decide(Enough);
        }
    }

    /// <summary>No more can be waited for: what is known must do.</summary>
    public void Settle()
    {
        if (IsClock is null)
        {
            Decide(Least);
        }

        if (IsClock is null)
        {
            IsClock = false;
            Reason = "too few PCRs to hold them against";
        }
    }

    private void OnPacket(in TransportPacket packet)
    {
        if (packet.TransportErrorIndicator || !packet.AdaptationField.TryGetPcr(out ClockReference pcr)
            || (_pid >= 0 && packet.Pid.Value != _pid))
        {
            return;
        }

        if (_firstPcr is not { } first || packet.AdaptationField.DiscontinuityIndicator)
        {
            _pid = packet.Pid.Value;
            _firstPcr = pcr;
            _atFirst = Ticks;
            _sinceFirst = 0;
            return;
        }

        _sinceFirst = pcr.Since(first);
    }

    private void Decide(long enough)
    {
        if (Breaks > 0)
        {
            IsClock = false;
            Reason = "they go back, or leap by more than 10 s";
        }
        else if (_sinceFirst >= enough)
        {
            long passed = Ticks - _atFirst;
            IsClock = Math.Abs(passed - _sinceFirst) <= Math.Max(Slack, _sinceFirst * Share);
            Reason = IsClock == true ? null
                : passed == 0 ? "they stand still"
                : string.Create(CultureInfo.InvariantCulture, $"they run {(double)passed / _sinceFirst:0.###} times as fast as the PCRs");
        }
    }
}
