namespace Monitoring.Analysis.Buffers;

/// <summary>Buffers of audio, ISO/IEC 13818-1 §2.4.2.3; data leave TBn straight for Bn.</summary>
internal static class AudioBuffers
{
    private const double LongestDelay = 1;
    private const double LongestMpeg4Delay = 10;

    /// <summary>Most channels, Rxn and BSn of AAC: §2.4.2.3, and §2.11.2 for MPEG-4 audio.</summary>
    private static readonly (int Channels, double Rate, double Size)[] Aac =
        [(2, 2_000_000, 3584), (8, 5_529_600, 8976), (12, 8_294_400, 12_804), (48, 33_177_600, 51_216)];

    /// <summary>MPEG audio of all layers.</summary>
    public static BufferSizes Mpeg { get; } = Sized(2_000_000, 3584, LongestDelay);

    /// <summary>Greatest rate of AC-3; no buffer sizes are certain beyond it.</summary>
    public const long LargestAc3 = 640_000;

    /// <summary>AC-3, and Enhanced AC-3 no faster, as DVB sizes Bn, ETSI TS 101 154; ATSC allows less.</summary>
    public static BufferSizes Ac3 { get; } = Sized(2_000_000, 5696, LongestDelay);

    /// <summary>AAC in ADTS or LATM; null for more channels than there is a row for.</summary>
    public static BufferSizes? OfAac(int channels, bool isLatm)
    {
        foreach ((int most, double rate, double size) in Aac)
        {
            if (channels <= most)
            {
                return Sized(rate, size, isLatm ? LongestMpeg4Delay : LongestDelay);
            }
        }

        return null;
    }

    private static BufferSizes Sized(double bitsPerSecond, double size, double longestDelay) =>
        new() { TransportRate = bitsPerSecond / BufferSizes.BitsPerByte, Elementary = size, LongestDelay = longestDelay };
}
