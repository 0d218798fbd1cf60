namespace Monitoring.Streams.Descriptors.Dtmb;

/// <summary>
/// centre_frequency of the delivery system descriptor of GB/T 28161: 32 bits that some networks fill with eight decimal digits in units of
/// 100 Hz and others with a binary number in units of 10 Hz.
/// </summary>
public static class DtmbFrequency
{
    private const long Lowest = 48_000_000;
    private const long Highest = 960_000_000;
    private const long Grid = 500_000;
    private const int Digits = 8;

    /// <summary>
    /// The frequency in Hz; null when neither reading lies between 48 and 960 MHz. When both do, the one on the grid of half a megahertz that
    /// centres of channels lie on; the decimal one when that does not tell.
    /// </summary>
    public static long? Hertz(uint field)
    {
        long? coded = Coded(field);
        long? binary = Binary(field);
        bool onlyBinaryIsOnGrid = coded % Grid != 0 && binary % Grid == 0;
        return onlyBinaryIsOnGrid ? binary : coded ?? binary;
    }

    /// <summary>The field read as decimal digits; null when they are none or out of the band.</summary>
    public static long? Coded(uint field) => InBand(BinaryCodedDecimal.Read(field, Digits) * 100L);

    /// <summary>The field read as a binary number; null when it is out of the band.</summary>
    public static long? Binary(uint field) => InBand(field * 10L);

    private static long? InBand(long? hertz) => hertz is >= Lowest and <= Highest ? hertz : null;
}
