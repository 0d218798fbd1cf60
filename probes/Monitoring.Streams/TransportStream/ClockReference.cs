namespace Monitoring.Streams.TransportStream;

/// <summary>
/// program_clock_reference, 33 + 6 reserved + 9 bits, uimsbf, ISO/IEC 13818-1 §2.4.3.5: base · 300 + extension, in ticks of 27 MHz. It
/// wraps after about 26.5 hours.
/// </summary>
/// <param name="Ticks">0 ≤ Ticks &lt; <see cref="Modulus"/>.</param>
public readonly record struct ClockReference(long Ticks)
{
    /// <summary>Ticks in a second.</summary>
    public const long TicksPerSecond = 27_000_000;

    /// <summary>Where the clock wraps to zero.</summary>
    public const long Modulus = (1L << 33) * ExtensionModulus;

    /// <summary>Bytes that the field takes in an adaptation field.</summary>
    public const int Size = 6;

    private const int ExtensionModulus = 300;

    /// <summary>program_clock_reference_base, 33 bits, in ticks of 90 kHz.</summary>
    public long Base => Ticks / ExtensionModulus;

    /// <summary>program_clock_reference_extension, 9 bits, 0 to 299.</summary>
    public int Extension => (int)(Ticks % ExtensionModulus);

    /// <summary>Reads the 48 bits at the start of <paramref name="field"/>, which holds at least <see cref="Size"/> bytes.</summary>
    public static ClockReference Read(ReadOnlySpan<byte> field)
    {
        long clockBase = ((long)field[0] << 25) | ((long)field[1] << 17) | ((long)field[2] << 9)
            | ((long)field[3] << 1) | (long)(field[4] >> 7);
        int extension = ((field[4] & 1) << 8) | field[5];
        return new ClockReference(((clockBase * ExtensionModulus) + extension) % Modulus);
    }

    /// <summary>Writes the 48 bits, reserved bits set, to the start of <paramref name="field"/>.</summary>
    public void WriteTo(Span<byte> field)
    {
        long clockBase = Base;
        int extension = Extension;
        field[0] = (byte)(clockBase >> 25);
        field[1] = (byte)(clockBase >> 17);
        field[2] = (byte)(clockBase >> 9);
        field[3] = (byte)(clockBase >> 1);
        field[4] = (byte)(((clockBase & 1) << 7) | 0x7E | ((long)extension >> 8));
        field[5] = (byte)extension;
    }

    /// <summary>
    /// Ticks from <paramref name="earlier"/> to this one, across a wrap if need be: 0 ≤ result &lt; <see cref="Modulus"/>.
    /// </summary>
    public long Since(ClockReference earlier)
    {
        long difference = Ticks - earlier.Ticks;
        return difference < 0 ? difference + Modulus : difference;
    }
}
