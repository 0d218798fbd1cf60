using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Mpeg2;

/// <summary>
/// picture_header(), ISO/IEC 13818-2 §6.2.3, as far as vbv_delay:
/// <code>
/// picture_start_code             32 bslbf  0x00000100
/// temporal_reference             10 uimsbf
/// picture_coding_type             3 uimsbf 1 I, 2 P, 3 B, 4 D
/// vbv_delay                      16 uimsbf
/// </code>
/// </summary>
/// <param name="TemporalReference">temporal_reference.</param>
/// <param name="Type">picture_coding_type.</param>
/// <param name="VbvDelay">vbv_delay in 90 kHz ticks; null where it is 0xFFFF, not said.</param>
public readonly record struct Mpeg2PictureHeader(int TemporalReference, PictureType Type, int? VbvDelay)
{
    /// <summary>picture_start_code without the prefix.</summary>
    public const byte StartCode = 0x00;

    /// <summary>Bytes from the start code value on.</summary>
    public const int Size = 5;

    private const int NotSaid = 0xFFFF;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out Mpeg2PictureHeader header)
    {
        BitReader bits = new(unit);
        bool isPicture = bits.Read(8) == StartCode;
        int reference = (int)bits.Read(10);
        uint type = bits.Read(3);
        int delay = (int)bits.Read(16);
        header = new Mpeg2PictureHeader(
            reference, type switch { 1 or 4 => PictureType.I, 2 => PictureType.P, 3 => PictureType.B, _ => PictureType.Unknown },
            delay == NotSaid ? null : delay);
        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : isPicture && header.Type != PictureType.Unknown ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }
}
