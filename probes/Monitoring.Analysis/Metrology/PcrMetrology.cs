using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Metrology;

/// <summary>What is measured of the PCRs of one PID.</summary>
internal sealed class PcrMetrology(bool hasArrivals)
{
    private const double LongestStep = 30.0 * ClockReference.TicksPerSecond;

    /// <summary>A stretch whose rate differs by more than this share begins another rate.</summary>
    private const double SameRate = 200e-6;

    private long _breaks;
    private double _squares;
    private double _steadyTicks;
    private long _steadyPackets;

    /// <summary>The PCRs being compared with their places.</summary>
    public PcrStretch Stretch { get; } = new();

    /// <summary>PCRs against their arrival; null where there is none.</summary>
    public PcrJitter? Jitter { get; } = hasArrivals ? new PcrJitter() : null;

    /// <summary>PCRs compared.</summary>
    public long Judged { get; private set; }

    /// <summary>Greatest distance from the value due, in nanoseconds, to either side.</summary>
    public double Greatest { get; private set; }

    /// <summary>Root of the mean square of all distances, in nanoseconds.</summary>
    public double RootMeanSquare => Judged == 0 ? 0 : Math.Sqrt(_squares / Judged);

    /// <summary>Stretches of constant rate, and those whose rate varied.</summary>
    public long SteadyStretches { get; private set; }

    public long VaryingStretches { get; private set; }

    /// <summary>The rate varies more often than not: accuracy by byte position means nothing.</summary>
    public bool Varies => VaryingStretches > SteadyStretches;

    /// <summary>Time the present rate of the stream was measured over, in seconds.</summary>
    public double SteadySeconds => _steadyTicks / ClockReference.TicksPerSecond;

    /// <summary>Packets of the whole stream in a second, by this clock; 0 while unknown.</summary>
    public double PacketsPerSecond => _steadyTicks == 0 ? 0 : _steadyPackets / _steadyTicks * ClockReference.TicksPerSecond;

    /// <summary>2.4 is raised for the PID.</summary>
    public bool IsRaised { get; set; }

    /// <summary>Greatest distance since the last window; null where nothing was compared.</summary>
    public double? WindowGreatest { get; set; }

    /// <summary>The PCR follows the one before in one clock, with nothing lost between.</summary>
    /// <param name="ticks">The PCR.</param>
    /// <param name="breaks">Breaks of continuity anywhere in the stream so far.</param>
    /// <param name="isSignalled">discontinuity_indicator came.</param>
    /// <param name="continued">The PCR counted on from the one before, across a wrap.</param>
    public bool Continues(long ticks, long breaks, bool isSignalled, out long continued)
    {
        bool isWhole = breaks == _breaks && !isSignalled && Stretch.Count > 0;
        _breaks = breaks;
        continued = ticks;
        if (!isWhole)
        {
            return false;
        }

        long step = new ClockReference(ticks).Since(new ClockReference(Stretch.LastTicks % ClockReference.Modulus));
        continued = Stretch.LastTicks + step;
        return step <= LongestStep;
    }

    /// <summary>A stretch was compared.</summary>
    /// <param name="isSteady">Its rate is constant, so that its distances mean something.</param>
    public void OnStretch(bool isSteady)
    {
        if (!isSteady)
        {
            VaryingStretches++;
            return;
        }

        SteadyStretches++;
        TakeRate();
        for (int at = PcrStretch.First; at < Stretch.End; at++)
        {
            double deviation = Math.Abs(Stretch.Deviation(at));
            Judged++;
            _squares += deviation * deviation;
            Greatest = Math.Max(Greatest, deviation);
            WindowGreatest = Math.Max(WindowGreatest ?? 0, deviation);
        }
    }

    /// <summary>Stretches overlap at their ends; that weighs, and does not bend, their mean.</summary>
    private void TakeRate()
    {
        if (Stretch.TicksPerPacket is not { } perPacket)
        {
            return;
        }

        if (_steadyPackets > 0 && Math.Abs((perPacket * _steadyPackets / _steadyTicks) - 1) > SameRate)
        {
            _steadyPackets = 0;
            _steadyTicks = 0;
        }

        _steadyPackets += Stretch.Packets;
        _steadyTicks += perPacket * Stretch.Packets;
    }
}
