using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.H264;

/// <summary>
/// slice_header(), ITU-T H.264 §7.3.3, as far as bottom_field_flag:
/// <code>
/// first_mb_in_slice               ue(v)
/// slice_type                      ue(v)
/// pic_parameter_set_id            ue(v)
/// colour_plane_id                 u(2)  if separate_colour_plane_flag
/// frame_num                       u(v)
/// field_pic_flag                  u(1)  unless frame_mbs_only_flag
/// bottom_field_flag               u(1)  if field_pic_flag
/// </code>
/// </summary>
/// <param name="FirstMacroblock">first_mb_in_slice.</param>
/// <param name="Type">slice_type; SP and SI as P and I.</param>
/// <param name="FrameNumber">frame_num.</param>
/// <param name="IsField">field_pic_flag.</param>
/// <param name="IsBottom">bottom_field_flag.</param>
public readonly record struct H264SliceHeader(uint FirstMacroblock, PictureType Type, uint FrameNumber, bool IsField, bool IsBottom)
{
    /// <summary>nal_unit_type of a slice of a picture that is no IDR picture.</summary>
    public const int NalUnitType = 1;

    /// <summary>nal_unit_type of the first partition of such a slice.</summary>
    public const int PartitionNalUnitType = 2;

    /// <summary>nal_unit_type of a slice of an IDR picture.</summary>
    public const int IdrNalUnitType = 5;

    /// <summary>Bytes that hold the fields above, whatever their values.</summary>
    public const int Size = 24;

    private const uint LastType = 9;

    /// <summary>Reads the NAL unit, from its header on, of a stream with the parameters given.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, in H264SequenceParameters parameters, out H264SliceHeader header)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isSlice = (bits.Read(8) & 0x1F) is NalUnitType or PartitionNalUnitType or IdrNalUnitType;
        uint first = bits.ReadExpGolomb();
        uint type = bits.ReadExpGolomb();
        _ = bits.ReadExpGolomb();
        bits.Skip(parameters.HasSeparateColourPlanes ? 2 : 0);
        uint number = bits.Read(parameters.FrameNumberBits);
        bool isField = !parameters.IsFramesOnly && bits.ReadFlag();
        header = new H264SliceHeader(first, Kind(type), number, isField, isField && bits.ReadFlag());
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isSlice && type <= LastType ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    private static PictureType Kind(uint type) => (type % 5) switch
    {
        0 or 3 => PictureType.P,
        1 => PictureType.B,
        _ => PictureType.I,
    };
}
