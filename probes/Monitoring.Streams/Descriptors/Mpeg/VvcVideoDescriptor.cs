using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// VVC_video_descriptor, tag 0x39, ISO/IEC 13818-1:2022 §2.6:
/// <code>
/// profile_idc                        7 uimsbf
/// tier_flag                          1 bslbf
/// num_sub_profiles                   8 uimsbf
/// sub_profile_idc                   32 uimsbf  for each
/// progressive_source_flag            1 bslbf
/// interlaced_source_flag             1 bslbf
/// non_packed_constraint_flag         1 bslbf
/// frame_only_constraint_flag         1 bslbf
/// reserved                           4 bslbf
/// level_idc                          8 uimsbf
/// temporal_layer_subset_flag         1 bslbf
/// VVC_still_present_flag             1 bslbf
/// VVC_24hr_picture_present_flag      1 bslbf
/// reserved                           5 bslbf
/// HDR_WCG_idc                        2 uimsbf
/// reserved                           2 bslbf
/// video_properties_tag               4 uimsbf
/// reserved, temporal_id_min        5+3 uimsbf  if temporal_layer_subset_flag
/// reserved, temporal_id_max        5+3 uimsbf  if temporal_layer_subset_flag
/// </code>
/// </summary>
/// <param name="ProfileIdc">profile_idc, 7 bits, uimsbf: 1 Main 10.</param>
/// <param name="TierFlag">tier_flag, 1 bit, bslbf.</param>
/// <param name="NumSubProfiles">num_sub_profiles, 8 bits, uimsbf.</param>
/// <param name="ProgressiveSourceFlag">progressive_source_flag, 1 bit, bslbf.</param>
/// <param name="InterlacedSourceFlag">interlaced_source_flag, 1 bit, bslbf.</param>
/// <param name="LevelIdc">level_idc, 8 bits, uimsbf: sixteen times the level.</param>
/// <param name="VvcStillPresentFlag">VVC_still_present_flag, 1 bit, bslbf.</param>
/// <param name="HdrWcgIdc">HDR_WCG_idc, 2 bits, uimsbf.</param>
/// <param name="VideoPropertiesTag">video_properties_tag, 4 bits, uimsbf.</param>
/// <param name="TemporalIdMin">temporal_id_min, 3 bits, uimsbf; null where it is not announced.</param>
/// <param name="TemporalIdMax">temporal_id_max, 3 bits, uimsbf; null where it is not announced.</param>
public readonly record struct VvcVideoDescriptor(
    byte ProfileIdc,
    bool TierFlag,
    byte NumSubProfiles,
    bool ProgressiveSourceFlag,
    bool InterlacedSourceFlag,
    byte LevelIdc,
    bool VvcStillPresentFlag,
    byte HdrWcgIdc,
    byte VideoPropertiesTag,
    byte? TemporalIdMin,
    byte? TemporalIdMax)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out VvcVideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte profile = cursor.Byte();
        byte subProfiles = cursor.Byte();
        _ = cursor.Take(subProfiles * sizeof(uint));
        byte source = cursor.Byte();
        byte level = cursor.Byte();
        byte pictures = cursor.Byte();
        byte colour = cursor.Byte();
        bool hasSubset = (pictures & 0x80) != 0;
        byte? temporalIdMin = hasSubset ? (byte)(cursor.Byte() & 7) : null;
        byte? temporalIdMax = hasSubset ? (byte)(cursor.Byte() & 7) : null;
        view = new VvcVideoDescriptor(
            (byte)(profile >> 1), (profile & 1) != 0, subProfiles, (source & 0x80) != 0, (source & 0x40) != 0, level,
            (pictures & 0x40) != 0, (byte)(colour >> 6), (byte)(colour & 0xF), temporalIdMin, temporalIdMax);
        return cursor.Status;
    }
}
