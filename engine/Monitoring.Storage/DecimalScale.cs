namespace Monitoring.Storage;

/// <summary>Values travel and rest as whole numbers with a decimal scale: value = scaled / 10^scale; those that came from elsewhere as doubles.</summary>
public static class DecimalScale
{
    /// <summary>In place of a scale: the whole number holds the bits of a double.</summary>
    public const byte DoubleBits = 255;

    private static readonly double[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];
    private static readonly long[] WholePowers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    /// <summary>The value. Correctly rounded: both operands are exact within the limits of a batch.</summary>
    public static double ToDouble(long scaled, int scale10) =>
        scale10 == DoubleBits ? BitConverter.Int64BitsToDouble(scaled) : scaled / Powers[scale10];

    /// <summary>The same value at a larger scale; false when it would leave the exact range.</summary>
    internal static bool TryRescale(long scaled, int from, int to, out long rescaled)
    {
        long factor = WholePowers[to - from];
        rescaled = unchecked(scaled * factor);
        return Math.Abs(scaled) <= IngestLimits.ScaledValue / factor;
    }
}
