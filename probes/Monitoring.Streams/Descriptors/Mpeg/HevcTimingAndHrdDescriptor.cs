using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// HEVC_timing_and_HRD_descriptor, tag 0x3F with Extension_descriptor_tag 0x03, ISO/IEC 13818-1 §2.6.97:
/// <code>
/// hrd_management_valid_flag                 1 bslbf
/// target_schedule_idx_not_present_flag      1 bslbf
/// target_schedule_idx                       5 uimsbf
/// picture_and_timing_info_present_flag      1 bslbf
/// 90kHz_flag                                1 bslbf  if announced
/// reserved                                  7 bslbf  if announced
/// N                                        32 uimsbf  if announced
/// K                                        32 uimsbf  if announced
/// num_units_in_tick                        32 uimsbf  if announced
/// </code>
/// </summary>
/// <param name="HrdManagementValidFlag">hrd_management_valid_flag, 1 bit, bslbf.</param>
/// <param name="TargetScheduleIdxNotPresentFlag">target_schedule_idx_not_present_flag, 1 bit, bslbf.</param>
/// <param name="TargetScheduleIdx">target_schedule_idx, 5 bits, uimsbf.</param>
/// <param name="PictureAndTimingInfoPresentFlag">picture_and_timing_info_present_flag, 1 bit, bslbf.</param>
/// <param name="Is90KHzFlag">90kHz_flag, 1 bit, bslbf; null where it is not announced.</param>
/// <param name="N">N, 32 bits, uimsbf; null where it is not announced.</param>
/// <param name="K">K, 32 bits, uimsbf; null where it is not announced.</param>
/// <param name="NumUnitsInTick">num_units_in_tick, 32 bits, uimsbf; null where it is not announced.</param>
public readonly record struct HevcTimingAndHrdDescriptor(
    bool HrdManagementValidFlag,
    bool TargetScheduleIdxNotPresentFlag,
    byte TargetScheduleIdx,
    bool PictureAndTimingInfoPresentFlag,
    bool? Is90KHzFlag,
    uint? N,
    uint? K,
    uint? NumUnitsInTick)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out HevcTimingAndHrdDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromHrdManagementValidFlag = cursor.Byte();
        bool pictureAndTimingInfoPresentFlag = (fromHrdManagementValidFlag & 0x01) != 0;
        byte? fromIs90KHzFlag = pictureAndTimingInfoPresentFlag ? cursor.Byte() : null;
        bool? is90KHzFlag = fromIs90KHzFlag is null ? null : (fromIs90KHzFlag & 0x80) != 0;
        uint? n = is90KHzFlag == false ? cursor.DoubleWord() : null;
        uint? k = is90KHzFlag == false ? cursor.DoubleWord() : null;
        uint? numUnitsInTick = pictureAndTimingInfoPresentFlag ? cursor.DoubleWord() : null;
        view = new HevcTimingAndHrdDescriptor(
            (fromHrdManagementValidFlag & 0x80) != 0, (fromHrdManagementValidFlag & 0x40) != 0,
            (byte)((fromHrdManagementValidFlag >> 1) & 0x1F), pictureAndTimingInfoPresentFlag, is90KHzFlag, n, k, numUnitsInTick);
        return cursor.Status;
    }
}
