using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Mpeg2;

/// <summary>
/// group_of_pictures_header(), ISO/IEC 13818-2 §6.2.2.6:
/// <code>
/// group_start_code               32 bslbf  0x000001B8
/// time_code                      25 bslbf
/// closed_gop                      1 uimsbf
/// broken_link                     1 uimsbf
/// </code>
/// </summary>
/// <param name="IsClosed">closed_gop: no picture of the group is predicted from one before it.</param>
/// <param name="IsBroken">broken_link: what the first B-pictures are predicted from is gone.</param>
public readonly record struct Mpeg2GroupHeader(bool IsClosed, bool IsBroken)
{
    /// <summary>group_start_code without the prefix.</summary>
    public const byte StartCode = 0xB8;

    /// <summary>Bytes from the start code value on.</summary>
    public const int Size = 5;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out Mpeg2GroupHeader header)
    {
        BitReader bits = new(unit);
        bool isGroup = bits.Read(8) == StartCode;
        bits.Skip(25);
        header = new Mpeg2GroupHeader(bits.ReadFlag(), bits.ReadFlag());
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isGroup ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
