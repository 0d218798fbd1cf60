using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Avs;

/// <summary>
/// AVS3_video_descriptor, tag 0xD1, T/AI 109.6 §9.3.2:
/// <code>
/// profile_id                       8 uimsbf
/// level_id                         8 uimsbf
/// multiple_frame_rate_flag         1 bslbf
/// frame_rate_code                  4 uimsbf
/// sample_precision                 3 uimsbf
/// chroma_format                    2 uimsbf
/// temporal_id_flag                 1 bslbf
/// td_mode_flag                     1 bslbf
/// library_stream_flag              1 bslbf
/// library_picture_enable_flag      1 bslbf
/// reserved                         2 bslbf
/// colour_primaries                 8 uimsbf
/// transfer_characteristics         8 uimsbf
/// matrix_coefficients              8 uimsbf
/// reserved                         8 bslbf
/// </code>
/// </summary>
/// <param name="ProfileId">profile_id, 8 bits, uimsbf.</param>
/// <param name="LevelId">level_id, 8 bits, uimsbf.</param>
/// <param name="MultipleFrameRateFlag">multiple_frame_rate_flag, 1 bit, bslbf.</param>
/// <param name="FrameRateCode">frame_rate_code, 4 bits, uimsbf.</param>
/// <param name="SamplePrecision">sample_precision, 3 bits, uimsbf.</param>
/// <param name="ChromaFormat">chroma_format, 2 bits, uimsbf.</param>
/// <param name="TemporalIdFlag">temporal_id_flag, 1 bit, bslbf.</param>
/// <param name="TdModeFlag">td_mode_flag, 1 bit, bslbf.</param>
/// <param name="LibraryStreamFlag">library_stream_flag, 1 bit, bslbf.</param>
/// <param name="LibraryPictureEnableFlag">library_picture_enable_flag, 1 bit, bslbf.</param>
/// <param name="ColourPrimaries">colour_primaries, 8 bits, uimsbf.</param>
/// <param name="TransferCharacteristics">transfer_characteristics, 8 bits, uimsbf.</param>
/// <param name="MatrixCoefficients">matrix_coefficients, 8 bits, uimsbf.</param>
public readonly record struct Avs3VideoDescriptor(
    byte ProfileId,
    byte LevelId,
    bool MultipleFrameRateFlag,
    byte FrameRateCode,
    byte SamplePrecision,
    byte ChromaFormat,
    bool TemporalIdFlag,
    bool TdModeFlag,
    bool LibraryStreamFlag,
    bool LibraryPictureEnableFlag,
    byte ColourPrimaries,
    byte TransferCharacteristics,
    byte MatrixCoefficients)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Avs3VideoDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte profileId = cursor.Byte();
        byte levelId = cursor.Byte();
        byte fromMultipleFrameRateFlag = cursor.Byte();
        byte fromChromaFormat = cursor.Byte();
        byte colourPrimaries = cursor.Byte();
        byte transferCharacteristics = cursor.Byte();
        byte matrixCoefficients = cursor.Byte();
        _ = cursor.Byte();
        view = new Avs3VideoDescriptor(
            profileId, levelId, (fromMultipleFrameRateFlag & 0x80) != 0, (byte)((fromMultipleFrameRateFlag >> 3) & 0xF),
            (byte)(fromMultipleFrameRateFlag & 7), (byte)(fromChromaFormat >> 6), (fromChromaFormat & 0x20) != 0,
            (fromChromaFormat & 0x10) != 0, (fromChromaFormat & 0x08) != 0, (fromChromaFormat & 0x04) != 0, colourPrimaries,
            transferCharacteristics, matrixCoefficients);
        return cursor.Status;
    }
}
