using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Avs;

/// <summary>
/// sequence_header(): GB/T 20090.2 §7.1.2, GB/T 33475.2 §7.1.2, T/AI 109.2 §7.1.2.
/// <code>
///                            AVS  AVS2  AVS3
/// video_sequence_start_code   32    32    32  0x000001B0
/// profile_id                   8     8     8
/// level_id                     8     8     8
/// progressive_sequence         1     1     1
/// field_coded_sequence         –     1     1
/// library_stream_flag          –     –     1
/// library_picture_enable_flag  –     –     1  unless library_stream_flag
/// duplicate_sequence_header    –     –     1  if library_picture_enable_flag
/// marker_bit                   –     –     1
/// horizontal_size             14    14    14
/// marker_bit                   –     –     1
/// vertical_size               14    14    14
/// chroma_format                2     2     2
/// sample_precision             3     3     3
/// encoding_precision           –     3     3  of 10-bit profiles
/// marker_bit                   –     –     1
/// aspect_ratio                 4     4     4
/// frame_rate_code              4     4     4
/// marker_bit                   –     –     1
/// bit_rate_lower              18    18    18
/// marker_bit                   1     1     1
/// bit_rate_upper              12    12    12
/// </code>
/// </summary>
public readonly record struct AvsSequenceHeader
{
    /// <summary>video_sequence_start_code without the prefix.</summary>
    public const byte StartCode = 0xB0;

    /// <summary>Bytes from the start code value to the fields above.</summary>
    public const int Size = 16;

    /// <summary>profile_id of AVS+, whose picture headers differ.</summary>
    public const int Broadcasting = 0x48;

    private const int BitRateUnit = 400;
    private const int UpperShift = 18;

    /// <summary>The coding.</summary>
    public AvsGeneration Generation { get; private init; }

    /// <summary>profile_id, 8 bits, uimsbf.</summary>
    public int ProfileId { get; private init; }

    /// <summary>level_id, 8 bits, uimsbf.</summary>
    public int LevelId { get; private init; }

    /// <summary>progressive_sequence, 1 bit, uimsbf.</summary>
    public bool IsProgressive { get; private init; }

    /// <summary>field_coded_sequence, 1 bit, uimsbf: every picture is a field.</summary>
    public bool IsFields { get; private init; }

    /// <summary>horizontal_size, 14 bits, uimsbf.</summary>
    public int Width { get; private init; }

    /// <summary>vertical_size, 14 bits, uimsbf: of a frame.</summary>
    public int Height { get; private init; }

    /// <summary>chroma_format, 2 bits, uimsbf.</summary>
    public int ChromaCode { get; private init; }

    /// <summary>encoding_precision where there is one, else sample_precision: 1 is 8 bits, 2 is 10.</summary>
    public int PrecisionCode { get; private init; }

    /// <summary>aspect_ratio, 4 bits, uimsbf.</summary>
    public int AspectCode { get; private init; }

    /// <summary>frame_rate_code, 4 bits, uimsbf.</summary>
    public int FrameRateCode { get; private init; }

    /// <summary>bit_rate_upper and bit_rate_lower, in 400 bit/s.</summary>
    public long BitRateValue { get; private init; }

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, AvsGeneration generation, out AvsSequenceHeader header)
    {
        BitReader bits = new(unit);
        bool isSequence = bits.Read(8) == StartCode;
        int marker = generation == AvsGeneration.Avs3 ? 1 : 0;
        header = new AvsSequenceHeader
        {
            Generation = generation,
            ProfileId = (int)bits.Read(8),
            LevelId = (int)bits.Read(8),
            IsProgressive = bits.ReadFlag(),
            IsFields = generation != AvsGeneration.Avs && bits.ReadFlag(),
        };
        if (marker == 1 && !bits.ReadFlag() && bits.ReadFlag())
        {
            bits.Skip(1);
        }

        bits.Skip(marker);
        int width = (int)bits.Read(14);
        bits.Skip(marker);
        int height = (int)bits.Read(14);
        int chroma = (int)bits.Read(2);
        int precision = (int)bits.Read(3);
        bool isDeep = generation switch
        {
            AvsGeneration.Avs2 => header.ProfileId == 0x22,
            AvsGeneration.Avs3 => header.ProfileId is 0x22 or 0x32,
            _ => false,
        };
        precision = isDeep ? (int)bits.Read(3) : precision;
        bits.Skip(marker);
        int aspect = (int)bits.Read(4);
        int rate = (int)bits.Read(4);
        bits.Skip(marker);
        long lower = bits.Read(18);
        bits.Skip(1);
        header = header with
        {
            Width = width,
            Height = height,
            ChromaCode = chroma,
            PrecisionCode = precision,
            AspectCode = aspect,
            FrameRateCode = rate,
            BitRateValue = ((long)bits.Read(12) << UpperShift) | lower,
        };
        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : isSequence && width > 0 && height > 0 ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }

    /// <summary>What the stream is.</summary>
    public VideoFormat Describe() => new()
    {
        Profile = AvsNames.Profile(Generation, ProfileId),
        Level = AvsNames.Level(Generation, LevelId),
        ProfileCode = ProfileId,
        LevelCode = LevelId,
        Width = Width,
        Height = Height,
        FrameRate = FrameRateCodes.Of(FrameRateCode, Generation == AvsGeneration.Avs ? FrameRateCodes.Mpeg : FrameRateCodes.Avs2),
        IsInterlaced = !IsProgressive,
        DisplayAspect = AspectRatios.OfCode(AspectCode, Width, Height),
        Chroma = ChromaCode == 0 ? null : ChromaFormat.Name(ChromaCode),
        BitDepth = PrecisionCode switch { 1 => 8, 2 => 10, _ => null },
        BitsPerSecond = BitRateValue == 0 ? null : BitRateValue * BitRateUnit,
    };
}
