using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Vvc;

/// <summary>
/// The first fields of picture_header_structure(), ITU-T H.266 §7.3.2.8, in a NAL unit of its own or behind the first bit of slice_header(),
/// §7.3.7:
/// <code>
/// sh_picture_header_in_slice_header_flag  u(1)  of a slice only
/// ph_gdr_or_irap_pic_flag                 u(1)
/// ph_non_ref_pic_flag                     u(1)
/// ph_gdr_pic_flag                         u(1)  if ph_gdr_or_irap_pic_flag
/// ph_inter_slice_allowed_flag             u(1)
/// </code>
/// What tells slices of one reference from those of two lies behind tables other parameter sets have.
/// </summary>
/// <param name="IsInter">ph_inter_slice_allowed_flag: the picture may be predicted from others.</param>
public readonly record struct VvcPictureHeader(bool IsInter)
{
    /// <summary>Reads the NAL unit of a picture header or of a slice, from its header on; Malformed where it holds no picture header.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out VvcPictureHeader header)
    {
        BitReader bits = new(unit, isEscaped: true);
        int type = VvcUnitType.Of((byte)bits.Read(16));
        bool isHeader = type == VvcUnitType.PictureHeader || (type <= VvcUnitType.LastOfSlices && bits.ReadFlag());
        bool isEntry = bits.ReadFlag();
        bits.Skip(isEntry ? 2 : 1);
        header = new VvcPictureHeader(bits.ReadFlag());
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isHeader ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
