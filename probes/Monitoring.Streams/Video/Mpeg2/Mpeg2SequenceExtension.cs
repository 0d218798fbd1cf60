using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Mpeg2;

/// <summary>
/// sequence_extension(), ISO/IEC 13818-2 §6.2.2.3:
/// <code>
/// extension_start_code           32 bslbf  0x000001B5
/// extension_start_code_identifier 4 uimsbf 1
/// profile_and_level_indication    8 uimsbf
/// progressive_sequence            1 uimsbf
/// chroma_format                   2 uimsbf
/// horizontal_size_extension       2 uimsbf
/// vertical_size_extension         2 uimsbf
/// bit_rate_extension             12 uimsbf
/// marker_bit                      1 bslbf
/// vbv_buffer_size_extension       8 uimsbf
/// low_delay                       1 uimsbf
/// frame_rate_extension_n          2 uimsbf
/// frame_rate_extension_d          5 uimsbf
/// </code>
/// </summary>
public readonly record struct Mpeg2SequenceExtension
{
    /// <summary>extension_start_code without the prefix.</summary>
    public const byte StartCode = 0xB5;

    /// <summary>extension_start_code_identifier of the structure.</summary>
    public const int Identifier = 1;

    /// <summary>Bytes from the start code value on.</summary>
    public const int Size = 7;

    /// <summary>profile_and_level_indication, 8 bits, uimsbf.</summary>
    public int ProfileAndLevel { get; private init; }

    /// <summary>progressive_sequence, 1 bit, uimsbf.</summary>
    public bool IsProgressive { get; private init; }

    /// <summary>chroma_format, 2 bits, uimsbf.</summary>
    public int ChromaCode { get; private init; }

    /// <summary>horizontal_size_extension, 2 bits, uimsbf.</summary>
    public int WidthExtension { get; private init; }

    /// <summary>vertical_size_extension, 2 bits, uimsbf.</summary>
    public int HeightExtension { get; private init; }

    /// <summary>bit_rate_extension, 12 bits, uimsbf.</summary>
    public int BitRateExtension { get; private init; }

    /// <summary>vbv_buffer_size_extension, 8 bits, uimsbf.</summary>
    public int BufferSizeExtension { get; private init; }

    /// <summary>low_delay, 1 bit, uimsbf: no B-pictures.</summary>
    public bool IsLowDelay { get; private init; }

    /// <summary>frame_rate_extension_n, 2 bits, uimsbf.</summary>
    public int FrameRateNumerator { get; private init; }

    /// <summary>frame_rate_extension_d, 5 bits, uimsbf.</summary>
    public int FrameRateDenominator { get; private init; }

    /// <summary>The profile, table 8-2 and 8-3; null for a reserved value.</summary>
    public string? Profile => IsEscaped
        ? ProfileAndLevel switch
        {
            0x82 or 0x85 => "4:2:2",
            0x8A or 0x8B or 0x8D or 0x8E => "Multi-view",
            _ => null,
        }
        : (ProfileAndLevel >> 4) switch
        {
            1 => "High",
            2 => "Spatially Scalable",
            3 => "SNR Scalable",
            4 => "Main",
            5 => "Simple",
            _ => null,
        };

    /// <summary>The level, table 8-3 and 8-4; null for a reserved value.</summary>
    public string? Level => IsEscaped
        ? ProfileAndLevel switch
        {
            0x82 or 0x8A => "High",
            0x85 or 0x8D => "Main",
            0x8B => "High 1440",
            0x8E => "Low",
            _ => null,
        }
        : (ProfileAndLevel & 0x0F) switch
        {
            4 => "High",
            6 => "High 1440",
            8 => "Main",
            10 => "Low",
            _ => null,
        };

    /// <summary>The escape bit: the rest has a meaning of its own.</summary>
    private bool IsEscaped => (ProfileAndLevel & 0x80) != 0;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out Mpeg2SequenceExtension extension)
    {
        BitReader bits = new(unit);
        bool isSequence = bits.Read(8) == StartCode && bits.Read(4) == Identifier;
        extension = new Mpeg2SequenceExtension
        {
            ProfileAndLevel = (int)bits.Read(8),
            IsProgressive = bits.ReadFlag(),
            ChromaCode = (int)bits.Read(2),
            WidthExtension = (int)bits.Read(2),
            HeightExtension = (int)bits.Read(2),
            BitRateExtension = (int)(bits.Read(13) >> 1),
            BufferSizeExtension = (int)bits.Read(8),
            IsLowDelay = bits.ReadFlag(),
            FrameRateNumerator = (int)bits.Read(2),
            FrameRateDenominator = (int)bits.Read(5),
        };
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSequence ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
