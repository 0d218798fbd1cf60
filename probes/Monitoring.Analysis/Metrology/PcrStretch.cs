using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Metrology;

/// <summary>
/// PCR_AC by byte position (TR 101 290 §5.3.2, ITU-T J.133): the last 17 PCRs of a PID, nothing lost between them, against the line of
/// constant rate through their positions. A stretch whose line breaks once is two of constant rate. One whose intervals vary says nothing of
/// accuracy: the rate of the multiplex is not constant, or packets were taken out of it. Accuracy returns to its line, a varying rate walks
/// away from it; that tells them apart where both are small. The two points at either end are judged by the stretch before or after, for
/// an error there looks like a change of rate.
/// </summary>
internal sealed class PcrStretch
{
    private const int MostPoints = 17;
    private const int LeastPoints = 5;

    /// <summary>Points at either end of a stretch that are not judged in it.</summary>
    private const int Edge = 2;

    private const int LeastBeforeBreak = 3;
    private const double NanosecondsPerTick = 1e9 / ClockReference.TicksPerSecond;

    /// <summary>Share of an interval that PCRs of a constant rate never reach; varying rates are ten times above.</summary>
    private const double LargestVariation = 1e-3;

    /// <summary>Successive deviations of a jittering PCR correlate by -0.5, those of a varying rate by 0 or more.</summary>
    private const double LargestCorrelation = -0.3;

    /// <summary>What is kept of the correlation of the stretches before.</summary>
    private const double Memory = 0.75;

    private readonly ClockPoint[] _points = new ClockPoint[MostPoints];
    private readonly double[] _deviations = new double[MostPoints];
    private double _squares;
    private double _products;

    /// <summary>Points there are.</summary>
    public int Count { get; private set; }

    /// <summary>Ticks a packet takes, where one line takes most of the points; null otherwise.</summary>
    public double? TicksPerPacket { get; private set; }

    /// <summary>Packets from the first point to the last.</summary>
    public long Packets => _points[Count - 1].Position - _points[0].Position;

    /// <summary>As many as a stretch takes.</summary>
    public bool IsFull => Count == MostPoints;

    /// <summary>First point that is judged.</summary>
    public static int First => Edge;

    /// <summary>Behind the last point that is judged; not above <see cref="First"/> where there are too few.</summary>
    public int End => Count < LeastPoints ? 0 : Count - Edge;

    public ref readonly ClockPoint this[int at] => ref _points[at];

    /// <summary>The PCR before, made continuous; meaningless without one.</summary>
    public long LastTicks => _points[Count - 1].Ticks;

    public void Add(in ClockPoint point) => _points[Count++] = point;

    /// <summary>Distance of a judged PCR from the value due at its place, in nanoseconds; means something where the rate was steady.</summary>
    public double Deviation(int at) => _deviations[at] * NanosecondsPerTick;

    /// <summary>Compares the points with their line; false where the rate varies.</summary>
    /// <param name="limit">What is an error, in nanoseconds.</param>
    public bool Judge(double limit)
    {
        Span<double> x = stackalloc double[Count];
        Span<double> y = stackalloc double[Count];
        for (int at = 0; at < Count; at++)
        {
            x[at] = _points[at].Position - _points[0].Position;
            y[at] = _points[at].Ticks - _points[0].Ticks;
        }

        double ticks = limit / NanosecondsPerTick;
        Span<double> deviations = _deviations.AsSpan(0, Count);
        var line = RateLine.LeastSquares(x, y);
        bool isOneLine = Fit(line, x, y, deviations) <= ticks / 2;
        if (!isOneLine)
        {
            line = RateLine.RepeatedMedian(x, y);
            isOneLine = Fit(line, x, y, deviations) <= ticks || (!Varies(y, deviations) && IsIsolated(deviations, ticks));
        }

        TicksPerPacket = isOneLine ? line.Slope : null;
        return isOneLine || (!Varies(y, deviations) && (Breaks(x, y, deviations, ticks) || Jitters(x, y, deviations)));
    }

    /// <summary>Makes room for the points to come; those at the end belong to the next stretch as well.</summary>
    public void Advance()
    {
        int kept = Math.Min(Count, 2 * Edge);
        Array.Copy(_points, Count - kept, _points, 0, kept);
        Count = kept;
    }

    /// <summary>What comes next does not continue what came before.</summary>
    public void Restart() => Count = 0;

    /// <summary>Writes the distances from a line; returns the greatest.</summary>
    private static double Fit(RateLine line, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> deviations)
    {
        double greatest = 0;
        for (int at = 0; at < x.Length; at++)
        {
            deviations[at] = line.Residual(x[at], y[at]);
            greatest = Math.Max(greatest, Math.Abs(deviations[at]));
        }

        return greatest;
    }

    /// <summary>Half of the intervals deviate by a share that no inaccurate PCR explains.</summary>
    private static bool Varies(ReadOnlySpan<double> y, ReadOnlySpan<double> deviations)
    {
        Span<double> shares = stackalloc double[y.Length - 1];
        for (int at = 0; at < shares.Length; at++)
        {
            shares[at] = Math.Abs(deviations[at + 1] - deviations[at]) / (y[at + 1] - y[at]);
        }

        return RateLine.Median(shares) > LargestVariation;
    }

    /// <summary>Most points lie on the line, at both ends too: the others are errors of their own.</summary>
    private static bool IsIsolated(ReadOnlySpan<double> deviations, double limit)
    {
        int within = 0;
        foreach (double deviation in deviations)
        {
            within += Math.Abs(deviation) <= limit ? 1 : 0;
        }

        return within * 5 >= deviations.Length * 3
            && Math.Min(Math.Abs(deviations[0]), Math.Abs(deviations[1])) <= limit
            && Math.Min(Math.Abs(deviations[^1]), Math.Abs(deviations[^2])) <= limit;
    }

    /// <summary>Two lines take all points: the rate, or the phase of the clock, changed between two of them.</summary>
    private static bool Breaks(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> deviations, double limit)
    {
        Span<double> parts = stackalloc double[x.Length];
        for (int at = LeastBeforeBreak; at <= x.Length - LeastBeforeBreak; at++)
        {
            if (Fit(RateLine.LeastSquares(x[..at], y[..at]), x[..at], y[..at], parts[..at]) <= limit
                && Fit(RateLine.LeastSquares(x[at..], y[at..]), x[at..], y[at..], parts[at..]) <= limit)
            {
                parts.CopyTo(deviations);
                return true;
            }
        }

        return false;
    }

    /// <summary>Deviations come back to the line, as those of a clock do, and do not walk away from it.</summary>
    private bool Jitters(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> deviations)
    {
        double whole = (y[^1] - y[0]) / (x[^1] - x[0]);
        double before = 0;
        _squares *= Memory;
        _products *= Memory;
        for (int at = 1; at < deviations.Length; at++)
        {
            double step = y[at] - y[at - 1] - (whole * (x[at] - x[at - 1]));
            _squares += step * step;
            _products += step * before;
            before = step;
        }

        return _products < LargestCorrelation * _squares;
    }
}
