using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// HEVC_video_descriptor, tag 0x38, ISO/IEC 13818-1 §2.6.95:
/// <code>
/// profile_space                            2 uimsbf
/// tier_flag                                1 bslbf
/// profile_idc                              5 uimsbf
/// profile_compatibility_indication        32 uimsbf
/// progressive_source_flag                  1 bslbf
/// interlaced_source_flag                   1 bslbf
/// non_packed_constraint_flag               1 bslbf
/// frame_only_constraint_flag               1 bslbf
/// reserved                                12 bslbf
/// reserved                                32 bslbf
/// level_idc                                8 uimsbf
/// temporal_layer_subset_flag               1 bslbf
/// HEVC_still_present_flag                  1 bslbf
/// HEVC_24hr_picture_present_flag           1 bslbf
/// sub_pic_hrd_params_not_present_flag      1 bslbf
/// reserved                                 2 bslbf
/// HDR_WCG_idc                              2 uimsbf
/// temporal_id_min                          3 uimsbf  if announced
/// reserved                                 5 bslbf  if announced
/// temporal_id_max                          3 uimsbf  if announced
/// reserved                                 5 bslbf  if announced
/// </code>
/// </summary>
/// <param name="ProfileSpace">profile_space, 2 bits, uimsbf.</param>
/// <param name="TierFlag">tier_flag, 1 bit, bslbf.</param>
/// <param name="ProfileIdc">profile_idc, 5 bits, uimsbf.</param>
/// <param name="ProfileCompatibilityIndication">profile_compatibility_indication, 32 bits, uimsbf.</param>
/// <param name="ProgressiveSourceFlag">progressive_source_flag, 1 bit, bslbf.</param>
/// <param name="InterlacedSourceFlag">interlaced_source_flag, 1 bit, bslbf.</param>
/// <param name="NonPackedConstraintFlag">non_packed_constraint_flag, 1 bit, bslbf.</param>
/// <param name="FrameOnlyConstraintFlag">frame_only_constraint_flag, 1 bit, bslbf.</param>
/// <param name="LevelIdc">level_idc, 8 bits, uimsbf.</param>
/// <param name="TemporalLayerSubsetFlag">temporal_layer_subset_flag, 1 bit, bslbf.</param>
/// <param name="HevcStillPresentFlag">HEVC_still_present_flag, 1 bit, bslbf.</param>
/// <param name="Hevc24hrPicturePresentFlag">HEVC_24hr_picture_present_flag, 1 bit, bslbf.</param>
/// <param name="SubPicHrdParamsNotPresentFlag">sub_pic_hrd_params_not_present_flag, 1 bit, bslbf.</param>
/// <param name="HdrWcgIdc">HDR_WCG_idc, 2 bits, uimsbf.</param>
/// <param name="TemporalIdMin">temporal_id_min, 3 bits, uimsbf; null where it is not announced.</param>
/// <param name="TemporalIdMax">temporal_id_max, 3 bits, uimsbf; null where it is not announced.</param>
public readonly record struct HevcVideoDescriptor(
    byte ProfileSpace,
    bool TierFlag,
    byte ProfileIdc,
    uint ProfileCompatibilityIndication,
    bool ProgressiveSourceFlag,
    bool InterlacedSourceFlag,
    bool NonPackedConstraintFlag,
    bool FrameOnlyConstraintFlag,
    byte LevelIdc,
    bool TemporalLayerSubsetFlag,
    bool HevcStillPresentFlag,
    bool Hevc24hrPicturePresentFlag,
    bool SubPicHrdParamsNotPresentFlag,
    byte HdrWcgIdc,
    byte? TemporalIdMin,
    byte? TemporalIdMax)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out HevcVideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromProfileSpace = cursor.Byte();
        uint profileCompatibilityIndication = cursor.DoubleWord();
        ushort fromProgressiveSourceFlag = cursor.Word();
        _ = cursor.DoubleWord();
        byte levelIdc = cursor.Byte();
        byte fromTemporalLayerSubsetFlag = cursor.Byte();
        bool temporalLayerSubsetFlag = (fromTemporalLayerSubsetFlag & 0x80) != 0;
        byte? fromTemporalIdMin = temporalLayerSubsetFlag ? cursor.Byte() : null;
        byte? fromTemporalIdMax = temporalLayerSubsetFlag ? cursor.Byte() : null;
        view = new HevcVideoDescriptor(
            (byte)(fromProfileSpace >> 6), (fromProfileSpace & 0x20) != 0, (byte)(fromProfileSpace & 0x1F),
            profileCompatibilityIndication, (fromProgressiveSourceFlag & 0x8000) != 0, (fromProgressiveSourceFlag & 0x4000) != 0,
            (fromProgressiveSourceFlag & 0x2000) != 0, (fromProgressiveSourceFlag & 0x1000) != 0, levelIdc,
            temporalLayerSubsetFlag, (fromTemporalLayerSubsetFlag & 0x40) != 0, (fromTemporalLayerSubsetFlag & 0x20) != 0,
            (fromTemporalLayerSubsetFlag & 0x10) != 0, (byte)(fromTemporalLayerSubsetFlag & 3), (byte?)(fromTemporalIdMin >> 5),
            (byte?)(fromTemporalIdMax >> 5));
        return cursor.Status;
    }
}
