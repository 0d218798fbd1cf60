namespace Monitoring.Analysis.Metrology;

/// <summary>A line through points: least squares where they lie on one, the repeated median (Siegel) where some do not.</summary>
/// <param name="Slope">y per x.</param>
/// <param name="Offset">y at x = 0.</param>
internal readonly record struct RateLine(double Slope, double Offset)
{
    /// <summary>Most points the repeated median takes.</summary>
    public const int MostPoints = 32;

    /// <summary>The line of least squares through at least two points of rising x.</summary>
    public static RateLine LeastSquares(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double meanX = 0;
        double meanY = 0;
        for (int at = 0; at < x.Length; at++)
        {
            meanX += x[at];
            meanY += y[at];
        }

        meanX /= x.Length;
        meanY /= x.Length;
        double products = 0;
        double squares = 0;
        for (int at = 0; at < x.Length; at++)
        {
            double away = x[at] - meanX;
            products += away * (y[at] - meanY);
            squares += away * away;
        }

        double slope = products / squares;
        return new RateLine(slope, meanY - (slope * meanX));
    }

    /// <summary>The line that half of the points cannot pull away, through 2 to <see cref="MostPoints"/> points of rising x.</summary>
    public static RateLine RepeatedMedian(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        Span<double> slopes = stackalloc double[MostPoints];
        Span<double> medians = stackalloc double[MostPoints];
        for (int at = 0; at < x.Length; at++)
        {
            int count = 0;
            for (int other = 0; other < x.Length; other++)
            {
                if (other != at)
                {
                    slopes[count++] = (y[other] - y[at]) / (x[other] - x[at]);
                }
            }

            medians[at] = Median(slopes[..count]);
        }

        double slope = Median(medians[..x.Length]);
        for (int at = 0; at < x.Length; at++)
        {
            medians[at] = y[at] - (slope * x[at]);
        }

        return new RateLine(slope, Median(medians[..x.Length]));
    }

    /// <summary>Median; the values are sorted.</summary>
    public static double Median(Span<double> values)
    {
        values.Sort();
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /// <summary>How far a point lies above the line.</summary>
    public double Residual(double x, double y) => y - Offset - (Slope * x);
}
