using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Avs;

/// <summary>
/// AVS_video_descriptor, tag 0x3F, GB/T 20090.1:
/// <code>
/// profile_id                    8 uimsbf
/// level_id                      8 uimsbf
/// multiple_frame_rate_flag      1 bslbf
/// frame_rate_code               4 uimsbf
/// AVS_still_present             1 bslbf
/// chroma_format                 2 uimsbf
/// sample_precision              3 uimsbf
/// reserved                      5 bslbf
/// </code>
/// </summary>
/// <param name="ProfileId">profile_id, 8 bits, uimsbf.</param>
/// <param name="LevelId">level_id, 8 bits, uimsbf.</param>
/// <param name="MultipleFrameRateFlag">multiple_frame_rate_flag, 1 bit, bslbf.</param>
/// <param name="FrameRateCode">frame_rate_code, 4 bits, uimsbf.</param>
/// <param name="AvsStillPresent">AVS_still_present, 1 bit, bslbf.</param>
/// <param name="ChromaFormat">chroma_format, 2 bits, uimsbf.</param>
/// <param name="SamplePrecision">sample_precision, 3 bits, uimsbf.</param>
public readonly record struct AvsVideoDescriptor(
    byte ProfileId,
    byte LevelId,
    bool MultipleFrameRateFlag,
    byte FrameRateCode,
    bool AvsStillPresent,
    byte ChromaFormat,
    byte SamplePrecision)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AvsVideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte profileId = cursor.Byte();
        byte levelId = cursor.Byte();
        byte fromMultipleFrameRateFlag = cursor.Byte();
        byte fromSamplePrecision = cursor.Byte();
        view = new AvsVideoDescriptor(
            profileId, levelId, (fromMultipleFrameRateFlag & 0x80) != 0, (byte)((fromMultipleFrameRateFlag >> 3) & 0xF),
            (fromMultipleFrameRateFlag & 0x04) != 0, (byte)(fromMultipleFrameRateFlag & 3), (byte)(fromSamplePrecision >> 5));
        return cursor.Status;
    }
}
