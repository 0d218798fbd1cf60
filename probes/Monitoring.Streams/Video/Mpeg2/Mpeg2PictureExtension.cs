using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Mpeg2;

/// <summary>
/// picture_coding_extension(), ISO/IEC 13818-2 §6.2.3.1, as far as progressive_frame:
/// <code>
/// extension_start_code           32 bslbf  0x000001B5
/// extension_start_code_identifier 4 uimsbf 8
/// f_code                         16 uimsbf
/// intra_dc_precision              2 uimsbf
/// picture_structure               2 uimsbf 1 top field, 2 bottom field, 3 frame
/// top_field_first                 1 uimsbf
/// flags                           5 uimsbf
/// repeat_first_field              1 uimsbf
/// chroma_420_type                 1 uimsbf
/// progressive_frame               1 uimsbf
/// </code>
/// </summary>
/// <param name="Structure">picture_structure.</param>
/// <param name="TopFieldFirst">top_field_first.</param>
/// <param name="RepeatFirstField">repeat_first_field.</param>
/// <param name="IsProgressive">progressive_frame.</param>
public readonly record struct Mpeg2PictureExtension(int Structure, bool TopFieldFirst, bool RepeatFirstField, bool IsProgressive)
{
    /// <summary>extension_start_code_identifier of the structure.</summary>
    public const int Identifier = 8;

    /// <summary>Bytes from the start code value on.</summary>
    public const int Size = 6;

    /// <summary>picture_structure of a field at the bottom.</summary>
    public const int BottomField = 2;

    private const int Frame = 3;

    /// <summary>The picture is one field.</summary>
    public bool IsField => Structure != Frame;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out Mpeg2PictureExtension extension)
    {
        BitReader bits = new(unit);
        bool isPicture = bits.Read(8) == Mpeg2SequenceExtension.StartCode && bits.Read(4) == Identifier;
        bits.Skip(18);
        int structure = (int)bits.Read(2);
        bool topFirst = bits.ReadFlag();
        bits.Skip(5);
        bool repeats = bits.ReadFlag();
        bits.Skip(1);
        extension = new Mpeg2PictureExtension(structure, topFirst, repeats, bits.ReadFlag());
        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : isPicture && structure != 0 ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }
}
