namespace Monitoring.Streams.Bits;

/// <summary>A ratio of two whole numbers, reduced: a frame rate, an aspect ratio.</summary>
/// <param name="Numerator">What is divided.</param>
/// <param name="Denominator">What it is divided by; never 0.</param>
public readonly record struct Ratio(long Numerator, long Denominator)
{
    /// <summary>The value, nearly.</summary>
    public double Value => (double)Numerator / Denominator;

    /// <summary>The ratio of two numbers in its lowest terms; null where either is not positive.</summary>
    public static Ratio? Of(long numerator, long denominator)
    {
        if (numerator <= 0 || denominator <= 0)
        {
            return null;
        }

        long divisor = GreatestCommonDivisor(numerator, denominator);
        return new Ratio(numerator / divisor, denominator / divisor);
    }

    private static long GreatestCommonDivisor(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
