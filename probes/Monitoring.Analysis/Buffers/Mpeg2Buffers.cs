namespace Monitoring.Analysis.Buffers;

/// <summary>
/// Buffers of MPEG-2 video, ISO/IEC 13818-1 §2.4.2.3: Rxn is 1.2 · Rmax; BSmux is what Rmax brings in 4 ms and BSoh in 1/750 s; MBSn is
/// these, and at Low and Main level what vbv_buffer_size leaves of the largest; Rbxn is Rmax there, and 1.05 times the rate of the stream, or
/// Rmax where that is less, at High 1440 and High.
/// </summary>
internal static class Mpeg2Buffers
{
    private const double LeakOverStream = 1.05;
    private const double LongestDelay = 1;

    /// <summary>profile_and_level_indication, greatest rate and largest vbv_buffer_size: ISO/IEC 13818-2 tables 8-12 and 8-13.</summary>
    private static readonly (int ProfileAndLevel, bool IsHigh, long Rate, long Buffer)[] Levels =
    [
        (0x58, false, 15_000_000, 1_835_008),
        (0x4A, false, 4_000_000, 475_136),
        (0x48, false, 15_000_000, 1_835_008),
        (0x46, true, 60_000_000, 7_340_032),
        (0x44, true, 80_000_000, 9_781_248),
        (0x85, false, 50_000_000, 9_437_184),
        (0x82, true, 300_000_000, 47_185_920),
        (0x18, false, 20_000_000, 2_441_216),
        (0x16, true, 80_000_000, 9_781_248),
        (0x14, true, 100_000_000, 12_222_464),
    ];

    /// <summary>The buffers; null for a profile and level that have no row.</summary>
    /// <param name="profileAndLevel">profile_and_level_indication.</param>
    /// <param name="bitsPerSecond">bit_rate; null where it says nothing.</param>
    /// <param name="bufferBits">vbv_buffer_size, in bits.</param>
    /// <param name="isLowDelay">low_delay.</param>
    public static BufferSizes? Of(int profileAndLevel, long? bitsPerSecond, long bufferBits, bool isLowDelay)
    {
        foreach ((int known, bool isHigh, long rate, long buffer) in Levels)
        {
            if (known == profileAndLevel)
            {
                double fixedBits = rate * BufferSizes.OverheadSeconds;
                double leak = isHigh ? Math.Min(LeakOverStream * (bitsPerSecond ?? rate), rate) : rate;
                return new BufferSizes
                {
                    TransportRate = BufferSizes.TransportOverRate * rate / BufferSizes.BitsPerByte,
                    Multiplex = (fixedBits + (isHigh ? 0 : Math.Max(0, buffer - bufferBits))) / BufferSizes.BitsPerByte,
                    MultiplexRate = leak / BufferSizes.BitsPerByte,
                    Elementary = bufferBits / BufferSizes.BitsPerByte,
                    LongestDelay = LongestDelay,
                    MayUnderflow = isLowDelay,
                };
            }
        }

        return null;
    }
}
