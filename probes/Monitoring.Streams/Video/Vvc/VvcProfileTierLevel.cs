using System.Globalization;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// profile_tier_level(1, …), ITU-T H.266 §7.3.3.1:
/// <code>
/// general_profile_idc                u(7)
/// general_tier_flag                  u(1)
/// general_level_idc                  u(8)
/// ptl_frame_only_constraint_flag     u(1)
/// ptl_multilayer_enabled_flag        u(1)
/// general_constraints_info()
/// ptl_sublayer_level_present_flag    u(1)   of each sublayer but the highest
/// alignment
/// sublayer_level_idc                 u(8)   of each that has one
/// ptl_num_sub_profiles               u(8)
/// general_sub_profile_idc            u(32)  of each
/// </code>
/// </summary>
/// <param name="ProfileIdc">general_profile_idc.</param>
/// <param name="IsHighTier">general_tier_flag.</param>
/// <param name="LevelIdc">general_level_idc: sixteen times the level, and three for each part behind the point.</param>
/// <param name="IsFramesOnly">ptl_frame_only_constraint_flag: no picture is a field.</param>
public readonly record struct VvcProfileTierLevel(int ProfileIdc, bool IsHighTier, int LevelIdc, bool IsFramesOnly)
{
    /// <summary>Flags between gci_present_flag and gci_num_additional_bits, §7.3.3.2.</summary>
    private const int ConstraintBits = 71;

    private const int LevelUnit = 16;
    private const int LevelPart = 3;

    /// <summary>The profile, Annex A; null for a value not known here.</summary>
    public string? Profile => ProfileIdc switch
    {
        1 => "Main 10",
        17 => "Multilayer Main 10",
        33 => "Main 10 4:4:4",
        49 => "Multilayer Main 10 4:4:4",
        65 => "Main 10 Still Picture",
        97 => "Main 10 4:4:4 Still Picture",
        _ => null,
    };

    /// <summary>The level, with the tier where it is the High one.</summary>
    public string Level => string.Create(
        CultureInfo.InvariantCulture, $"{LevelIdc / LevelUnit}.{LevelIdc % LevelUnit / LevelPart}{(IsHighTier ? " High" : string.Empty)}");

    internal static VvcProfileTierLevel Read(ref BitReader bits, int subLayersMinus1)
    {
        int profile = (int)bits.Read(7);
        bool isHigh = bits.ReadFlag();
        int level = (int)bits.Read(8);
        bool framesOnly = bits.ReadFlag();
        bits.Skip(1);
        if (bits.ReadFlag())
        {
            bits.Skip(ConstraintBits);
            bits.Skip(bits.Read(8));
        }

        bits.Align();
        uint present = bits.Read(subLayersMinus1);
        bits.Align();
        bits.Skip(8L * uint.PopCount(present));
        bits.Skip(32L * bits.Read(8));
        return new VvcProfileTierLevel(profile, isHigh, level, framesOnly);
    }
}
