using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Metrology;

/// <summary>
/// The PCRs of a PID against their arrival (TR 101 290 §5.3.2): PCR_OJ is what varies faster than MGF2, 100 mHz, through a high-pass of one
/// pole; PCR_FO the slope of the PCR over arrival, less 27 MHz, by least squares over up to ten minutes; PCR_DR its curvature over ten.
/// The clock of arrival is as good as it is: against a free-running one the offset is relative. Discontinuities begin anew.
/// </summary>
internal sealed class PcrJitter
{
    /// <summary>MGF2 of TR 101 290.</summary>
    public const double FilterHertz = 0.1;

    private const double NanosecondsPerSecond = 1e9;
    private const double BlockSeconds = 10;
    private const int Blocks = 60;
    private const double LongestStep = 30.0 * ClockReference.TicksPerSecond;
    private const double NanosecondsPerTick = NanosecondsPerSecond / ClockReference.TicksPerSecond;

    /// <summary>Arrival and PCR that part by more than this in one step are no jitter.</summary>
    private const double LargestStep = 0.5 * NanosecondsPerSecond;

    /// <summary>Three time constants of the filter.</summary>
    private const double SettledSeconds = 5;

    /// <summary>Standard error of the offset from which on it is told: a tenth of its limit.</summary>
    private const double LargestError = 81;

    private readonly SlopeWindow _offset = new(BlockSeconds, Blocks);
    private long _lastTicks = -1;
    private long _lastReal;
    private long _firstReal;
    private double _drift;
    private double _filtered;
    private double _least;
    private double _most;
    private double _squares;
    private long _count;

    /// <summary>PCR_OJ from peak to peak in nanoseconds; null until the filter has settled.</summary>
    public double? PeakToPeak => _count == 0 ? null : _most - _least;

    /// <summary>PCR_OJ as root of the mean square, in nanoseconds.</summary>
    public double? RootMeanSquare => _count == 0 ? null : Math.Sqrt(_squares / _count);

    /// <summary>Seconds of arrival that the offset rests on.</summary>
    public double Seconds => Math.Min(_offset.Seconds, Blocks * BlockSeconds);

    /// <summary>A PCR came.</summary>
    /// <param name="ticks">Its value.</param>
    /// <param name="real">Its arrival in nanoseconds.</param>
    /// <param name="isSignalled">discontinuity_indicator came.</param>
    public void OnPcr(long ticks, long real, bool isSignalled)
    {
        long step = _lastTicks < 0 ? 0 : new ClockReference(ticks).Since(new ClockReference(_lastTicks));
        double apart = (real - _lastReal) - (step * NanosecondsPerTick);
        if (_lastTicks < 0 || isSignalled || step > LongestStep || Math.Abs(apart) > LargestStep)
        {
            Restart(real);
        }
        else
        {
            Take(real, apart);
        }

        _lastTicks = ticks;
        _lastReal = real;
    }

    /// <summary>Packets were lost sight of: nothing is compared with what was before.</summary>
    public void Forget() => _lastTicks = -1;

    /// <summary>PCR_FO in hertz and its standard error; null while that is too large.</summary>
    public (double Hertz, double Error)? FrequencyOffset()
    {
        if (_offset.Seconds < BlockSeconds)
        {
            return null;
        }

        SlopeSums all = _offset.Joined();
        return all.SlopeError <= LargestError ? (all.Slope, all.SlopeError) : null;
    }

    /// <summary>PCR_DR in hertz per second; null before ten minutes.</summary>
    public double? DriftRate()
    {
        if (_offset.Complete < Blocks)
        {
            return null;
        }

        // The part of y in t² that a line takes neither of.
        double origin = _offset.Block(Blocks / 2).MeanX;
        SlopeSums line = default;
        SlopeSums square = default;
        for (int at = 0; at < Blocks; at++)
        {
            double t = _offset.Block(at).MeanX - origin;
            line.Add(t, _offset.Block(at).MeanY);
            square.Add(t, t * t);
        }

        double products = 0;
        double squares = 0;
        for (int at = 0; at < Blocks; at++)
        {
            double t = _offset.Block(at).MeanX - origin;
            double bent = (t * t) - square.MeanY - (square.Slope * (t - square.MeanX));
            products += bent * (_offset.Block(at).MeanY - line.MeanY - (line.Slope * (t - line.MeanX)));
            squares += bent * bent;
        }

        return 2 * products / squares;
    }

    /// <summary>Jitter is measured anew, the filter stays settled.</summary>
    public void RestartWindow()
    {
        _count = 0;
        _squares = 0;
        _least = double.MaxValue;
        _most = double.MinValue;
    }

    private void Take(long real, double apart)
    {
        double seconds = (real - _lastReal) / NanosecondsPerSecond;
        _filtered = Math.Exp(-2 * Math.PI * FilterHertz * seconds) * (_filtered + apart);
        _drift -= apart / NanosecondsPerTick;
        double since = (real - _firstReal) / NanosecondsPerSecond;
        _ = _offset.Add(since, _drift);
        if (since >= SettledSeconds)
        {
            _count++;
            _squares += _filtered * _filtered;
            _least = Math.Min(_least, _filtered);
            _most = Math.Max(_most, _filtered);
        }
    }

    private void Restart(long real)
    {
        _firstReal = real;
        _drift = 0;
        _filtered = 0;
        _offset.Restart();
        RestartWindow();
    }
}
