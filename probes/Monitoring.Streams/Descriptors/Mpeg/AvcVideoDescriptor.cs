using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// AVC_video_descriptor, tag 0x28, ISO/IEC 13818-1 §2.6.64:
/// <code>
/// profile_idc                             8 uimsbf
/// constraint_set0_flag                    1 bslbf
/// constraint_set1_flag                    1 bslbf
/// constraint_set2_flag                    1 bslbf
/// constraint_set3_flag                    1 bslbf
/// constraint_set4_flag                    1 bslbf
/// constraint_set5_flag                    1 bslbf
/// AVC_compatible_flags                    2 uimsbf
/// level_idc                               8 uimsbf
/// AVC_still_present                       1 bslbf
/// AVC_24_hour_picture_flag                1 bslbf
/// Frame_Packing_SEI_not_present_flag      1 bslbf
/// reserved                                5 bslbf
/// </code>
/// </summary>
/// <param name="ProfileIdc">profile_idc, 8 bits, uimsbf.</param>
/// <param name="ConstraintSet0Flag">constraint_set0_flag, 1 bit, bslbf.</param>
/// <param name="ConstraintSet1Flag">constraint_set1_flag, 1 bit, bslbf.</param>
/// <param name="ConstraintSet2Flag">constraint_set2_flag, 1 bit, bslbf.</param>
/// <param name="ConstraintSet3Flag">constraint_set3_flag, 1 bit, bslbf.</param>
/// <param name="ConstraintSet4Flag">constraint_set4_flag, 1 bit, bslbf.</param>
/// <param name="ConstraintSet5Flag">constraint_set5_flag, 1 bit, bslbf.</param>
/// <param name="AvcCompatibleFlags">AVC_compatible_flags, 2 bits, uimsbf.</param>
/// <param name="LevelIdc">level_idc, 8 bits, uimsbf.</param>
/// <param name="AvcStillPresent">AVC_still_present, 1 bit, bslbf.</param>
/// <param name="Avc24HourPictureFlag">AVC_24_hour_picture_flag, 1 bit, bslbf.</param>
/// <param name="FramePackingSeiNotPresentFlag">Frame_Packing_SEI_not_present_flag, 1 bit, bslbf.</param>
public readonly record struct AvcVideoDescriptor(
    byte ProfileIdc,
    bool ConstraintSet0Flag,
    bool ConstraintSet1Flag,
    bool ConstraintSet2Flag,
    bool ConstraintSet3Flag,
    bool ConstraintSet4Flag,
    bool ConstraintSet5Flag,
    byte AvcCompatibleFlags,
    byte LevelIdc,
    bool AvcStillPresent,
    bool Avc24HourPictureFlag,
    bool FramePackingSeiNotPresentFlag)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AvcVideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte profileIdc = cursor.Byte();
        byte fromConstraintSet0Flag = cursor.Byte();
        byte levelIdc = cursor.Byte();
        byte fromAvcStillPresent = cursor.Byte();
        view = new AvcVideoDescriptor(
            profileIdc, (fromConstraintSet0Flag & 0x80) != 0, (fromConstraintSet0Flag & 0x40) != 0,
            (fromConstraintSet0Flag & 0x20) != 0, (fromConstraintSet0Flag & 0x10) != 0, (fromConstraintSet0Flag & 0x08) != 0,
            (fromConstraintSet0Flag & 0x04) != 0, (byte)(fromConstraintSet0Flag & 3), levelIdc, (fromAvcStillPresent & 0x80) != 0,
            (fromAvcStillPresent & 0x40) != 0, (fromAvcStillPresent & 0x20) != 0);
        return cursor.Status;
    }
}
