using Monitoring.Analysis.Metrology;

namespace Monitoring.Analysis.Dtmb;

/// <summary>
/// The clock of the modulator against that of the probe: least squares of the number of packets over their arrival, minute by minute. The
/// first five minutes say what is usual; a clock that leaves it for two minutes in a row has lost its reference. Loss begins anew.
/// </summary>
/// <param name="limit">What is a step, in ppm, beside three times the error of the measurement.</param>
internal sealed class DtmbClock(double limit)
{
    public const int LearnedMinutes = 5;

    private const double BlockSeconds = 60;
    private const int Blocks = 60;
    private const double Million = 1e6;
    private const double NanosecondsPerSecond = 1e9;

    private readonly SlopeWindow _window = new(BlockSeconds, Blocks);
    private readonly double[] _usual = new double[Blocks];
    private readonly double[] _sorted = new double[Blocks];
    private long _first;
    private long _firstPackets;
    private long _breaks = -1;
    private int _nominal;
    private int _learned;
    private int _away;

    /// <summary>Enough is known to tell a step.</summary>
    public bool IsLearned => _learned >= LearnedMinutes;

    /// <summary>Clock error in ppm over up to an hour, and its standard error; null before a minute.</summary>
    public (double Ppm, double Error)? Error
    {
        get
        {
            if (_window.Complete == 0)
            {
                return null;
            }

            SlopeSums all = _window.Joined();
            return (all.Slope / _nominal * Million, all.SlopeError / _nominal * Million);
        }
    }

    /// <summary>How far the clock left its usual error, in ppm; null while it keeps it.</summary>
    public double? Step { get; private set; }

    /// <summary>Packets arrived.</summary>
    /// <param name="real">When, in nanoseconds.</param>
    /// <param name="packets">How many so far, null packets included.</param>
    /// <param name="breaks">Breaks of continuity so far.</param>
    /// <param name="nominal">Packets in a second by the mode class.</param>
    public void OnArrival(long real, long packets, long breaks, int nominal)
    {
        if (breaks != _breaks || nominal != _nominal)
        {
            _learned = nominal == _nominal ? _learned : 0;
            _breaks = breaks;
            _nominal = nominal;
            _first = real;
            _firstPackets = packets;
            _window.Restart();
        }

        double seconds = (real - _first) / NanosecondsPerSecond;
        if (_window.Add(seconds, packets - _firstPackets - (nominal * seconds)))
        {
            OnMinute(_window.Block(0));
        }
    }

    private void OnMinute(in SlopeSums minute)
    {
        double error = minute.Slope / _nominal * Million;
        double uncertainty = minute.SlopeError / _nominal * Million;
        double step = IsLearned ? error - Usual() : 0;
        if (Math.Abs(step) > limit + (3 * uncertainty))
        {
            _away++;
            Step = _away >= 2 ? step : Step;
            return;
        }

        _away = 0;
        Step = null;
        _usual[_learned % Blocks] = error;
        _learned++;
    }

    private double Usual()
    {
        int count = Math.Min(_learned, Blocks);
        _usual.AsSpan(0, count).CopyTo(_sorted);
        return RateLine.Median(_sorted.AsSpan(0, count));
    }
}
