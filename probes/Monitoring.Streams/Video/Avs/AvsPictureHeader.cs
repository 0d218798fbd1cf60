using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Avs;

/// <summary>
/// The start of intra_picture_header() and inter_picture_header(), in AVS i_picture_header() and pb_picture_header():
/// <code>
///                            AVS  AVS+  AVS2  AVS3
/// start code                  32    32    32    32  0x000001B3 intra, 0x000001B6 inter
/// random_access_decodable      –     –     –     1  of inter pictures
/// bbv_delay                   16    24    32    32  with the marker and the extension of AVS+
/// picture_coding_type          2     2     2     2  of inter pictures: 1 P, 2 B, 3 F
/// </code>
/// </summary>
/// <param name="Type">picture_coding_type; F, predicted forward from two, counts as P.</param>
public readonly record struct AvsPictureHeader(PictureType Type)
{
    /// <summary>Start code of a picture coded by itself, without the prefix.</summary>
    public const byte IntraStartCode = 0xB3;

    /// <summary>Start code of a picture predicted from others, without the prefix.</summary>
    public const byte InterStartCode = 0xB6;

    /// <summary>Bytes from the start code value to the fields above.</summary>
    public const int Size = 6;

    /// <summary>Reads from the byte after the start code prefix on.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="sequence">The sequence it belongs to.</param>
    /// <param name="header">The header.</param>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, in AvsSequenceHeader sequence, out AvsPictureHeader header)
    {
        BitReader bits = new(unit);
        uint code = bits.Read(8);
        header = new AvsPictureHeader(PictureType.I);
        if (code == InterStartCode)
        {
            bits.Skip(sequence.Generation switch
            {
                AvsGeneration.Avs => sequence.ProfileId == AvsSequenceHeader.Broadcasting ? 24 : 16,
                AvsGeneration.Avs2 => 32,
                _ => 33,
            });
            header = new AvsPictureHeader(bits.Read(2) switch
            {
                1 or 3 => PictureType.P,
                2 => PictureType.B,
                _ => PictureType.Unknown,
            });
        }

        return bits.IsPastEnd ? ParseStatus.NeedMoreData
            : code is IntraStartCode or InterStartCode && header.Type != PictureType.Unknown ? ParseStatus.Complete
            : ParseStatus.Malformed;
    }
}
