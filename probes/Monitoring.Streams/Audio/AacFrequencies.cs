using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Audio;

/// <summary>samplingFrequencyIndex and channelConfiguration, ISO/IEC 14496-3 tables 1.18 and 1.19.</summary>
internal static class AacFrequencies
{
    private const int Escape = 15;

    private static readonly int[] Table =
        [96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000, 7_350];

    /// <summary>The rate an index stands for; 0 where it stands for none.</summary>
    public static int Of(int index) => index < Table.Length ? Table[index] : 0;

    /// <summary>Reads samplingFrequencyIndex, 4 bits, and samplingFrequency, 24 bits, where that follows; 0 for none.</summary>
    public static int Read(ref BitReader bits)
    {
        int index = (int)bits.Read(4);
        return index == Escape ? (int)bits.Read(24) : Of(index);
    }

    /// <summary>Channels of a channelConfiguration, and whether one is for low frequencies; null where the stream itself says them.</summary>
    public static (int? Count, bool HasLowFrequency) Channels(int configuration) => configuration switch
    {
        >= 1 and <= 5 => (configuration, false),
        6 => (6, true),
        7 or 12 or 14 => (8, true),
        11 => (7, true),
        13 => (24, true),
        _ => (null, false),
    };
}
