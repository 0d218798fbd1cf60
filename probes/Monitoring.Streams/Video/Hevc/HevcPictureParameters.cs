using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// pic_parameter_set_rbsp(), ITU-T H.265 §7.3.2.3, as far as slice headers need it:
/// <code>
/// pps_pic_parameter_set_id                 ue(v)
/// pps_seq_parameter_set_id                 ue(v)
/// dependent_slice_segments_enabled_flag    u(1)
/// output_flag_present_flag                 u(1)
/// num_extra_slice_header_bits              u(3)
/// </code>
/// </summary>
/// <param name="Id">pps_pic_parameter_set_id.</param>
/// <param name="ExtraSliceBits">num_extra_slice_header_bits.</param>
public readonly record struct HevcPictureParameters(int Id, int ExtraSliceBits)
{
    /// <summary>nal_unit_type.</summary>
    public const int NalUnitType = 34;

    /// <summary>Sets a stream can have.</summary>
    public const int Count = 64;

    /// <summary>Bytes that hold the fields above, whatever their values.</summary>
    public const int Size = 16;

    /// <summary>Reads the NAL unit, from its header on.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, out HevcPictureParameters parameters)
    {
        BitReader bits = new(unit, isEscaped: true);
        bool isParameters = ((bits.Read(16) >> 9) & 0x3F) == NalUnitType;
        uint id = bits.ReadExpGolomb();
        _ = bits.ReadExpGolomb();
        bits.Skip(2);
        parameters = new HevcPictureParameters((int)Math.Min(id, Count - 1), (int)bits.Read(3));
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : isParameters && id < Count ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
