using System.Globalization;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// profile_tier_level(1, …), ITU-T H.265 §7.3.3, the general part of it:
/// <code>
/// general_profile_space             u(2)
/// general_tier_flag                 u(1)
/// general_profile_idc               u(5)
/// general_profile_compatibility_flag u(32)
/// general_progressive_source_flag   u(1)
/// general_interlaced_source_flag    u(1)
/// constraints                       46 bits
/// general_level_idc                 u(8)
/// </code>
/// </summary>
/// <param name="IsHighTier">general_tier_flag.</param>
/// <param name="ProfileIdc">general_profile_idc.</param>
/// <param name="IsProgressive">general_progressive_source_flag.</param>
/// <param name="IsInterlaced">general_interlaced_source_flag.</param>
/// <param name="LevelIdc">general_level_idc: thirty times the level.</param>
public readonly record struct HevcProfileTierLevel(bool IsHighTier, int ProfileIdc, bool IsProgressive, bool IsInterlaced, int LevelIdc)
{
    private const int SubLayerProfileBits = 88;
    private const int SubLayerLevelBits = 8;
    private const int MostSubLayers = 8;

    /// <summary>The profile, Annex A; null for a value not in use there.</summary>
    public string? Profile => ProfileIdc switch
    {
        1 => "Main",
        2 => "Main 10",
        3 => "Main Still Picture",
        4 => "Format Range Extensions",
        5 => "High Throughput",
        6 => "Multiview Main",
        7 => "Scalable Main",
        8 => "3D Main",
        9 => "Screen Content Coding",
        10 => "Scalable Format Range Extensions",
        11 => "High Throughput Screen Content Coding",
        _ => null,
    };

    /// <summary>The level, with the tier where it is the High one.</summary>
    public string Level => (LevelIdc / 30.0).ToString("0.0", CultureInfo.InvariantCulture) + (IsHighTier ? " High" : string.Empty);

    internal static HevcProfileTierLevel Read(ref BitReader bits, int subLayersMinus1)
    {
        bits.Skip(2);
        bool isHigh = bits.ReadFlag();
        int profile = (int)bits.Read(5);
        bits.Skip(32);
        bool progressive = bits.ReadFlag();
        bool interlaced = bits.ReadFlag();
        bits.Skip(46);
        HevcProfileTierLevel general = new(isHigh, profile, progressive, interlaced, (int)bits.Read(8));
        uint present = bits.Read(2 * subLayersMinus1);
        bits.Skip(subLayersMinus1 > 0 ? 2 * (MostSubLayers - subLayersMinus1) : 0);
        for (int bit = (2 * subLayersMinus1) - 1; bit > 0; bit -= 2)
        {
            bits.Skip(((present >> bit) & 1) * SubLayerProfileBits);
            bits.Skip(((present >> (bit - 1)) & 1) * SubLayerLevelBits);
        }

        return general;
    }
}
