using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Timing;

/// <summary>
/// The rate of a stream from the PCRs of one PID. A step that a discontinuity explains better than a change of rate (longer than 100 ms,
/// and three times what the packets between took so far) is left out: time goes on at the rate known.
/// </summary>
internal sealed class PcrRateMeter
{
    private const double NanosecondsPerTick = (double)Instant.NanosecondsPerSecond / ClockReference.TicksPerSecond;
    private const long AlwaysPlausible = ClockReference.TicksPerSecond / 10;
    private const long LongestFirstStep = 30 * ClockReference.TicksPerSecond;
    private const double LargestChange = 3;
    private const int RefusalsBelieved = 3;
    private const int LeastSteps = 3;
    private const double SteadyWithin = 1.2;
    private const double Memory = ClockReference.TicksPerSecond;

    private long _packets;
    private long _ticks;
    private int _refusals;
    private int _steps;
    private double _shortest = double.MaxValue;
    private double _longest;

    /// <summary>Nanoseconds a packet takes, of late; 0 while unknown.</summary>
    public double PerPacket { get; private set; }

    /// <summary>The rate never changed: it can be relied on beyond the last PCR.</summary>
    public bool IsSteady => _steps >= LeastSteps && _longest <= SteadyWithin * _shortest;

    /// <summary>Rate of packets of 188 bytes over all steps taken; null while unknown.</summary>
    public double? BitsPerSecond =>
        _ticks == 0 ? null : (double)_packets * TransportPacket.Length * 8 * ClockReference.TicksPerSecond / _ticks;

    /// <summary>Takes the step from one PCR to the next, and says how long a packet took in it.</summary>
    public double Step(ClockReference from, ClockReference to, long packets, bool discontinuity)
    {
        long ticks = to.Since(from);
        double perPacket = ticks * NanosecondsPerTick / packets;
        if (discontinuity || ticks == 0 || !IsPlausible(ticks, perPacket))
        {
            return PerPacket;
        }

        _refusals = 0;
        _steps++;
        _shortest = Math.Min(_shortest, perPacket);
        _longest = Math.Max(_longest, perPacket);
        _packets += packets;
        _ticks += ticks;
        double weight = PerPacket == 0 ? 1 : Math.Min(1, ticks / Memory);
        PerPacket += weight * (perPacket - PerPacket);
        return perPacket;
    }

    private bool IsPlausible(long ticks, double perPacket)
    {
        if (PerPacket == 0)
        {
            return ticks <= LongestFirstStep;
        }

        if (ticks <= AlwaysPlausible || perPacket <= LargestChange * PerPacket)
        {
            return true;
        }

        _refusals = ticks <= LongestFirstStep ? _refusals + 1 : 0;
        return _refusals > RefusalsBelieved;
    }
}
