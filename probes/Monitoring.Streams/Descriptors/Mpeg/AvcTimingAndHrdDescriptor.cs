using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// AVC_timing_and_HRD_descriptor, tag 0x2A, ISO/IEC 13818-1 §2.6.66:
/// <code>
/// hrd_management_valid_flag               1 bslbf
/// reserved                                6 bslbf
/// picture_and_timing_info_present         1 bslbf
/// 90kHz_flag                              1 bslbf  if announced
/// reserved                                7 bslbf  if announced
/// N                                      32 uimsbf  if announced
/// K                                      32 uimsbf  if announced
/// num_units_in_tick                      32 uimsbf  if announced
/// fixed_frame_rate_flag                   1 bslbf
/// temporal_poc_flag                       1 bslbf
/// picture_to_display_conversion_flag      1 bslbf
/// reserved                                5 bslbf
/// </code>
/// </summary>
/// <param name="HrdManagementValidFlag">hrd_management_valid_flag, 1 bit, bslbf.</param>
/// <param name="PictureAndTimingInfoPresent">picture_and_timing_info_present, 1 bit, bslbf.</param>
/// <param name="Is90KHzFlag">90kHz_flag, 1 bit, bslbf; null where it is not announced.</param>
/// <param name="N">N, 32 bits, uimsbf; null where it is not announced.</param>
/// <param name="K">K, 32 bits, uimsbf; null where it is not announced.</param>
/// <param name="NumUnitsInTick">num_units_in_tick, 32 bits, uimsbf; null where it is not announced.</param>
/// <param name="FixedFrameRateFlag">fixed_frame_rate_flag, 1 bit, bslbf.</param>
/// <param name="TemporalPocFlag">temporal_poc_flag, 1 bit, bslbf.</param>
/// <param name="PictureToDisplayConversionFlag">picture_to_display_conversion_flag, 1 bit, bslbf.</param>
public readonly record struct AvcTimingAndHrdDescriptor(
    bool HrdManagementValidFlag,
    bool PictureAndTimingInfoPresent,
    bool? Is90KHzFlag,
    uint? N,
    uint? K,
    uint? NumUnitsInTick,
    bool FixedFrameRateFlag,
    bool TemporalPocFlag,
    bool PictureToDisplayConversionFlag)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AvcTimingAndHrdDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromHrdManagementValidFlag = cursor.Byte();
        bool pictureAndTimingInfoPresent = (fromHrdManagementValidFlag & 0x01) != 0;
        byte? fromIs90KHzFlag = pictureAndTimingInfoPresent ? cursor.Byte() : null;
        bool? is90KHzFlag = fromIs90KHzFlag is null ? null : (fromIs90KHzFlag & 0x80) != 0;
        uint? n = is90KHzFlag == false ? cursor.DoubleWord() : null;
        uint? k = is90KHzFlag == false ? cursor.DoubleWord() : null;
        uint? numUnitsInTick = pictureAndTimingInfoPresent ? cursor.DoubleWord() : null;
        byte fromFixedFrameRateFlag = cursor.Byte();
        view = new AvcTimingAndHrdDescriptor(
            (fromHrdManagementValidFlag & 0x80) != 0, pictureAndTimingInfoPresent, is90KHzFlag, n, k, numUnitsInTick,
            (fromFixedFrameRateFlag & 0x80) != 0, (fromFixedFrameRateFlag & 0x40) != 0, (fromFixedFrameRateFlag & 0x20) != 0);
        return cursor.Status;
    }
}
