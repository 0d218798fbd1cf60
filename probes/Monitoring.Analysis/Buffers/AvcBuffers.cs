namespace Monitoring.Analysis.Buffers;

/// <summary>
/// Buffers of H.264 video, ISO/IEC 13818-1 §2.14.3.1: Rxn is 1.2 times the greatest rate, BSmux and BSoh as of MPEG-2 video for that rate or
/// 2 Mbit/s where it is less, EBSn the size of the coded picture buffer, MBSn these and what it leaves of the largest. Rates are those of the
/// level and profile, which spare a stream whose own HRD states less.
/// </summary>
internal static class AvcBuffers
{
    private const double LeastRate = 2_000_000;
    private const double LongestDelay = 10;

    /// <summary>level_idc, MaxBR and MaxCPB: ITU-T H.264 table A-1. 9 is level 1b.</summary>
    private static readonly (int Level, int Rate, int Buffer)[] Levels =
    [
        (9, 128, 350), (10, 64, 175), (11, 192, 500), (12, 384, 1000), (13, 768, 2000),
        (20, 2000, 2000), (21, 4000, 4000), (22, 4000, 4000),
        (30, 10_000, 10_000), (31, 14_000, 14_000), (32, 20_000, 20_000),
        (40, 20_000, 25_000), (41, 50_000, 62_500), (42, 50_000, 62_500),
        (50, 135_000, 135_000), (51, 240_000, 240_000), (52, 240_000, 240_000),
        (60, 240_000, 240_000), (61, 480_000, 480_000), (62, 800_000, 800_000),
    ];

    /// <summary>profile_idc and cpbBrNalFactor: ITU-T H.264 table A-2.</summary>
    private static readonly (int Profile, int Factor)[] Profiles =
        [(66, 1200), (77, 1200), (88, 1200), (100, 1500), (110, 3600), (122, 4800), (244, 4800), (44, 4800)];

    /// <summary>The buffers; null for a profile or level that has no row.</summary>
    /// <param name="profile">profile_idc.</param>
    /// <param name="level">level_idc.</param>
    /// <param name="bufferBits">CpbSize of the hrd_parameters(); null without them.</param>
    public static BufferSizes? Of(int profile, int level, long? bufferBits)
    {
        int factor = Array.Find(Profiles, p => p.Profile == profile).Factor;
        (int known, int rate, int buffer) = Array.Find(Levels, l => l.Level == level);
        return factor == 0 || known == 0 ? null : Sized((double)rate * factor, (double)buffer * factor, bufferBits);
    }

    /// <summary>The buffers of a greatest rate and a largest coded picture buffer, in bits; HEVC has the same, §2.17.2.</summary>
    internal static BufferSizes Sized(double rate, double largest, long? bufferBits)
    {
        double own = Math.Min(bufferBits ?? largest, largest);
        return new BufferSizes
        {
            TransportRate = BufferSizes.TransportOverRate * rate / BufferSizes.BitsPerByte,
            Multiplex = ((Math.Max(rate, LeastRate) * BufferSizes.OverheadSeconds) + largest - own) / BufferSizes.BitsPerByte,
            MultiplexRate = rate / BufferSizes.BitsPerByte,
            Elementary = own / BufferSizes.BitsPerByte,
            LongestDelay = LongestDelay,
        };
    }
}
