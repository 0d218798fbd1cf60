namespace Monitoring.Analysis.Buffers;

/// <summary>Buffers of HEVC video, ISO/IEC 13818-1 §2.17.2: as of H.264, with the rates and sizes of HEVC.</summary>
internal static class HevcBuffers
{
    /// <summary>CpbNalFactor and BrNalFactor of the Main, Main 10 and Main Still Picture profiles: ITU-T H.265 table A.9.</summary>
    private const double Factor = 1100;

    private const int LastMainProfile = 3;

    /// <summary>general_level_idc, MaxBR and MaxCPB of the Main tier, and what both are in the High tier: ITU-T H.265 tables A.8 and A.9.</summary>
    private static readonly (int Level, int Rate, int Buffer, int HighRate)[] Levels =
    [
        (30, 128, 350, 0), (60, 1500, 1500, 0), (63, 3000, 3000, 0), (90, 6000, 6000, 0), (93, 10_000, 10_000, 0),
        (120, 12_000, 12_000, 30_000), (123, 20_000, 20_000, 50_000),
        (150, 25_000, 25_000, 100_000), (153, 40_000, 40_000, 160_000), (156, 60_000, 60_000, 240_000),
        (180, 60_000, 60_000, 240_000), (183, 120_000, 120_000, 480_000), (186, 240_000, 240_000, 800_000),
    ];

    /// <summary>The buffers; null for a profile, tier or level that has no row.</summary>
    /// <param name="profile">general_profile_idc.</param>
    /// <param name="isHighTier">general_tier_flag.</param>
    /// <param name="level">general_level_idc.</param>
    /// <param name="bufferBits">CpbSize of the hrd_parameters(); null without them.</param>
    public static BufferSizes? Of(int profile, bool isHighTier, int level, long? bufferBits)
    {
        (int known, int rate, int buffer, int highRate) = Array.Find(Levels, l => l.Level == level);
        if (known == 0 || profile is < 1 or > LastMainProfile || (isHighTier && highRate == 0))
        {
            return null;
        }

        return isHighTier
            ? AvcBuffers.Sized(highRate * Factor, highRate * Factor, bufferBits)
            : AvcBuffers.Sized(rate * Factor, buffer * Factor, bufferBits);
    }
}
