using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Mpeg2;

/// <summary>
/// sequence_header(), ISO/IEC 13818-2 §6.2.2.1, as far as load_intra_quantiser_matrix:
/// <code>
/// sequence_header_code           32 bslbf  0x000001B3
/// horizontal_size_value          12 uimsbf
/// vertical_size_value            12 uimsbf
/// aspect_ratio_information        4 uimsbf
/// frame_rate_code                 4 uimsbf
/// bit_rate_value                 18 uimsbf
/// marker_bit                      1 bslbf
/// vbv_buffer_size_value          10 uimsbf
/// constrained_parameters_flag     1 bslbf
/// </code>
/// </summary>
/// <param name="Width">horizontal_size_value.</param>
/// <param name="Height">vertical_size_value.</param>
/// <param name="AspectCode">aspect_ratio_information.</param>
/// <param name="FrameRateCode">frame_rate_code.</param>
/// <param name="BitRateValue">bit_rate_value, in 400 bit/s.</param>
/// <param name="BufferSizeValue">vbv_buffer_size_value, in 16 kbit.</param>
public readonly record struct Mpeg2SequenceHeader(
    int Width, int Height, int AspectCode, int FrameRateCode, int BitRateValue, int BufferSizeValue)
{
    /// <summary>sequence_header_code without the prefix.</summary>
    public const byte StartCode = 0xB3;

    /// <summary>Bytes from the start code value to the fields above.</summary>
    public const int Size = 9;

    private const int BitRateUnit = 400;
    private const int BufferUnit = 16 * 1024;
    private const int VariableBitRate = 0x3FFFF;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out Mpeg2SequenceHeader header)
    {
        BitReader bits = new(unit);
        bool isSequence = bits.Read(8) == StartCode;
        header = new Mpeg2SequenceHeader(
            (int)bits.Read(12), (int)bits.Read(12), (int)bits.Read(4), (int)bits.Read(4), (int)bits.Read(18),
            (int)((bits.Read(11) & 0x3FF)));
        bool isSound = isSequence && header is { Width: > 0, Height: > 0, AspectCode: > 0, FrameRateCode: > 0 };
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSound ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>What the stream is; without an extension it is one of ISO/IEC 11172-2.</summary>
    public VideoFormat Describe(Mpeg2SequenceExtension? extension)
    {
        int width = Width | ((extension?.WidthExtension ?? 0) << 12);
        int height = Height | ((extension?.HeightExtension ?? 0) << 12);
        Ratio? rate = FrameRateCodes.Of(FrameRateCode, FrameRateCodes.Mpeg);
        VideoFormat format = new()
        {
            Coding = extension is null ? "MPEG-1 Video" : "MPEG-2 Video",
            Width = width,
            Height = height,
            FrameRate = rate,
            IsInterlaced = false,
            Chroma = ChromaFormat.Name(1),
            BitDepth = 8,
            DisplayAspect = extension is null ? null : AspectRatios.OfCode(AspectCode, width, height),
            BitsPerSecond = BitRateValue == VariableBitRate ? null : (long)BitRateValue * BitRateUnit,
            BufferBits = (long)BufferSizeValue * BufferUnit,
        };
        return extension is not { } known
            ? format
            : format with
            {
                Profile = known.Profile,
                Level = known.Level,
                ProfileCode = known.ProfileAndLevel,
                LevelCode = known.ProfileAndLevel & 0x0F,
                FrameRate = rate is null
                    ? null
                    : Ratio.Of(rate.Value.Numerator * (known.FrameRateNumerator + 1), rate.Value.Denominator * (known.FrameRateDenominator + 1)),
                IsInterlaced = !known.IsProgressive,
                IsLowDelay = known.IsLowDelay,
                Chroma = known.ChromaCode == 0 ? null : ChromaFormat.Name(known.ChromaCode),
                BitsPerSecond = (((long)known.BitRateExtension << 18) | (uint)BitRateValue) * BitRateUnit,
                BufferBits = (((long)known.BufferSizeExtension << 10) | (uint)BufferSizeValue) * BufferUnit,
            };
    }
}
