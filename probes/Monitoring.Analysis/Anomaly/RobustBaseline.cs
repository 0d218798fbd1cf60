namespace Monitoring.Analysis.Anomaly;

/// <summary>
/// What is usual for a series, learned from its past alone: a level and a spread that single outliers cannot move. The first 30 values give
/// median and median deviation; from then on both follow slowly, and a value far out pulls no harder than one three spreads away. State is
/// constant, and small differences of large values keep their digits: everything is relative to the first value.
/// </summary>
public sealed class RobustBaseline
{
    public const int WindowsToLearn = 30;

    /// <summary>Makes the median deviation comparable with a standard deviation.</summary>
    private const double DeviationToSpread = 1.4826;

    private const double Memory = 1.0 / 300;
    private const double Clip = 3;

    /// <summary>Spreads from the level up to which nothing is unusual.</summary>
    private const double Usual = 3;

    /// <summary>Further spreads to a score of 0.63.</summary>
    private const double Steepness = 5;

    private static readonly double LargestScore = Math.BitDecrement(1.0);

    private readonly double _minimumSpread;
    private double[]? _learning = new double[WindowsToLearn];
    private int _learned;
    private double _reference;
    private double _level;
    private double _deviation;

    /// <param name="minimumSpread">Spread below which differences are no news, in the unit of the series; greater than 0.</param>
    public RobustBaseline(double minimumSpread)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(minimumSpread);
        _minimumSpread = minimumSpread;
    }

    /// <summary>Enough was learned to judge.</summary>
    public bool IsReady => _learning is null;

    public double Level => _reference + _level;

    public double Spread => Math.Max(_deviation * DeviationToSpread, _minimumSpread);

    /// <summary>How unusual a value is, from 0 to below 1; null while still learning, or for what is no number.</summary>
    public double? Score(double value)
    {
        if (!IsReady || !double.IsFinite(value))
        {
            return null;
        }

        double distance = Math.Abs(value - _reference - _level) / Spread;
        return distance <= Usual ? 0 : Math.Min(LargestScore, 1 - Math.Exp((Usual - distance) / Steepness));
    }

    /// <summary>Takes a value as one of the usual ones. What is no number is left out.</summary>
    public void Learn(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        if (_learning is not null)
        {
            LearnFirst(_learning, value);
            return;
        }

        double residual = value - _reference - _level;
        double reach = Clip * Spread;
        double clipped = Math.Clamp(residual, -reach, reach);
        _level += Memory * clipped;
        _deviation += Memory * ((Math.Abs(clipped) / DeviationToSpread) - _deviation);
    }

    private void LearnFirst(double[] first, double value)
    {
        _reference = _learned == 0 ? value : _reference;
        first[_learned++] = value - _reference;
        if (_learned < WindowsToLearn)
        {
            return;
        }

        _level = Median(first);
        for (int at = 0; at < first.Length; at++)
        {
            first[at] = Math.Abs(first[at] - _level);
        }

        _deviation = Median(first);
        _learning = null;
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
    }
}
