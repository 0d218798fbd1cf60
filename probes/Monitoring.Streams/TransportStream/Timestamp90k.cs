namespace Monitoring.Streams.TransportStream;

/// <summary>PTS or DTS, 33 bits, ISO/IEC 13818-1 §2.4.3.7, in ticks of 90 kHz. It wraps after about 26.5 hours.</summary>
/// <param name="Ticks">0 ≤ Ticks &lt; <see cref="Modulus"/>.</param>
public readonly record struct Timestamp90k(long Ticks)
{
    /// <summary>Ticks in a second.</summary>
    public const long TicksPerSecond = 90_000;

    /// <summary>Where the clock wraps to zero.</summary>
    public const long Modulus = 1L << 33;

    /// <summary>
    /// Ticks from <paramref name="earlier"/> to this one, across a wrap if need be: 0 ≤ result &lt; <see cref="Modulus"/>.
    /// </summary>
    public long Since(Timestamp90k earlier) => (Ticks - earlier.Ticks) & (Modulus - 1);
}
