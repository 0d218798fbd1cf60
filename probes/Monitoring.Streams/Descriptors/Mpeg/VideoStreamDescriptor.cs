using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// video_stream_descriptor, tag 0x02, ISO/IEC 13818-1 §2.6.2:
/// <code>
/// multiple_frame_rate_flag          1 bslbf
/// frame_rate_code                   4 uimsbf
/// MPEG_1_only_flag                  1 bslbf
/// constrained_parameter_flag        1 bslbf
/// still_picture_flag                1 bslbf
/// profile_and_level_indication      8 uimsbf  if announced
/// chroma_format                     2 uimsbf  if announced
/// frame_rate_extension_flag         1 bslbf  if announced
/// reserved                          5 bslbf  if announced
/// </code>
/// </summary>
/// <param name="MultipleFrameRateFlag">multiple_frame_rate_flag, 1 bit, bslbf.</param>
/// <param name="FrameRateCode">frame_rate_code, 4 bits, uimsbf.</param>
/// <param name="Mpeg1OnlyFlag">MPEG_1_only_flag, 1 bit, bslbf.</param>
/// <param name="ConstrainedParameterFlag">constrained_parameter_flag, 1 bit, bslbf.</param>
/// <param name="StillPictureFlag">still_picture_flag, 1 bit, bslbf.</param>
/// <param name="ProfileAndLevelIndication">profile_and_level_indication, 8 bits, uimsbf; null where it is not announced.</param>
/// <param name="ChromaFormat">chroma_format, 2 bits, uimsbf; null where it is not announced.</param>
/// <param name="FrameRateExtensionFlag">frame_rate_extension_flag, 1 bit, bslbf; null where it is not announced.</param>
public readonly record struct VideoStreamDescriptor(
    bool MultipleFrameRateFlag,
    byte FrameRateCode,
    bool Mpeg1OnlyFlag,
    bool ConstrainedParameterFlag,
    bool StillPictureFlag,
    byte? ProfileAndLevelIndication,
    byte? ChromaFormat,
    bool? FrameRateExtensionFlag)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out VideoStreamDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromMultipleFrameRateFlag = cursor.Byte();
        bool mpeg1OnlyFlag = (fromMultipleFrameRateFlag & 0x04) != 0;
        byte? profileAndLevelIndication = !mpeg1OnlyFlag ? cursor.Byte() : null;
        byte? fromChromaFormat = !mpeg1OnlyFlag ? cursor.Byte() : null;
        view = new VideoStreamDescriptor(
            (fromMultipleFrameRateFlag & 0x80) != 0, (byte)((fromMultipleFrameRateFlag >> 3) & 0xF), mpeg1OnlyFlag,
            (fromMultipleFrameRateFlag & 0x02) != 0, (fromMultipleFrameRateFlag & 0x01) != 0, profileAndLevelIndication,
            (byte?)(fromChromaFormat >> 6), fromChromaFormat is null ? null : (fromChromaFormat & 0x20) != 0);
        return cursor.Status;
    }
}
