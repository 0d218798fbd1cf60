namespace Monitoring.Streams.Si;

/// <summary>
/// duration, 24 bits, EN 300 468 annex C: hours, minutes and seconds as six digits of 4 bits each, BCD; all bits set mean that it is not
/// defined.
/// </summary>
/// <param name="Digits">The 24 bits as sent: 0x014530 is 1 h 45 min 30 s.</param>
public readonly record struct DvbDuration(int Digits)
{
    /// <summary>Bytes of the field.</summary>
    public const int Size = 3;

    private const int SecondsPerMinute = 60;
    private const int SecondsPerHour = 3600;

    /// <summary>The length of time; null when a digit is none, or minutes or seconds are beyond 59.</summary>
    public TimeSpan? Length
    {
        get
        {
            int hours = Pair(Digits >> 16);
            int minutes = Pair(Digits >> 8);
            int seconds = Pair(Digits);
            return hours < 0 || minutes is < 0 or >= SecondsPerMinute || seconds is < 0 or >= SecondsPerMinute
                ? null
                : TimeSpan.FromSeconds((hours * SecondsPerHour) + (minutes * SecondsPerMinute) + seconds);
        }
    }

    /// <summary>Reads the first three bytes, which must be there.</summary>
    internal static DvbDuration Read(ReadOnlySpan<byte> bytes) => new((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]);

    /// <summary>Two digits; negative when one is beyond 9.</summary>
    private static int Pair(int bits)
    {
        int tens = (bits >> 4) & 0x0F;
        int ones = bits & 0x0F;
        return tens > 9 || ones > 9 ? -1 : (tens * 10) + ones;
    }
}
