namespace Monitoring.Streams.Capture;

/// <summary>Time stamps of captures in nanoseconds of UTC since 1970.</summary>
internal static class CaptureTime
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    private const int MostDecimalDigits = 18;
    private const int MostBinaryDigits = 63;
    private const byte BinaryFlag = 0x80;

    /// <summary>Units of a second by if_tsresol; null where it is finer than anything that counts in 64 bits.</summary>
    public static ulong? UnitsPerSecond(byte resolution)
    {
        int digits = resolution & ~BinaryFlag;
        if ((resolution & BinaryFlag) != 0)
        {
            return digits <= MostBinaryDigits ? 1UL << digits : null;
        }

        if (digits > MostDecimalDigits)
        {
            return null;
        }

        ulong units = 1;
        for (int digit = 0; digit < digits; digit++)
        {
            units *= 10;
        }

        return units;
    }

    /// <summary>Null where the time lies beyond what is counted in 64 bits.</summary>
    public static long? Of(ulong units, ulong unitsPerSecond, long offsetSeconds)
    {
        Int128 nanoseconds = (Int128)units * NanosecondsPerSecond / unitsPerSecond;
        nanoseconds += (Int128)offsetSeconds * NanosecondsPerSecond;
        return nanoseconds >= 0 && nanoseconds <= long.MaxValue ? (long)nanoseconds : null;
    }
}
