using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Video.Hevc;

/// <summary>
/// slice_segment_header(), ITU-T H.265 §7.3.6.1, of the first segment of a picture:
/// <code>
/// first_slice_segment_in_pic_flag          u(1)
/// no_output_of_prior_pics_flag             u(1)  of nal_unit_type 16 to 23
/// slice_pic_parameter_set_id               ue(v)
/// slice_reserved_flag                      u(1)  num_extra_slice_header_bits times
/// slice_type                               ue(v)
/// </code>
/// </summary>
/// <param name="UnitType">nal_unit_type.</param>
/// <param name="Layer">nuh_layer_id.</param>
/// <param name="IsFirst">first_slice_segment_in_pic_flag.</param>
/// <param name="Type">slice_type; Unknown of another segment than the first.</param>
public readonly record struct HevcSliceHeader(int UnitType, int Layer, bool IsFirst, PictureType Type)
{
    /// <summary>nal_unit_type of the last kind of picture decoding cannot begin with, reserved ones included.</summary>
    public const int LastOfTrailing = 15;

    /// <summary>nal_unit_type of the last kind of picture decoding can begin with, reserved ones included.</summary>
    public const int LastOfEntries = 23;

    /// <summary>Bytes that hold the fields above, whatever their values.</summary>
    public const int Size = 16;

    private const int FirstOfInstantaneous = 19;
    private const int LastOfInstantaneous = 20;
    private const uint LastType = 2;

    /// <summary>Decoding can begin with the picture.</summary>
    public bool IsEntry => UnitType > LastOfTrailing;

    /// <summary>The picture is an instantaneous refresh: nothing after it is predicted from before it.</summary>
    public bool IsInstantaneous => UnitType is FirstOfInstantaneous or LastOfInstantaneous;

    /// <summary>Reads the NAL unit, from its header on.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="extraBits">num_extra_slice_header_bits by pps_pic_parameter_set_id.</param>
    /// <param name="header">The header.</param>
    public static ParseStatus TryRead(ReadOnlySpan<byte> unit, ReadOnlySpan<byte> extraBits, out HevcSliceHeader header)
    {
        BitReader bits = new(unit, isEscaped: true);
        bits.Skip(1);
        int unitType = (int)bits.Read(6);
        int layer = (int)(bits.Read(9) >> 3);
        bool isFirst = bits.ReadFlag();
        header = new HevcSliceHeader(unitType, layer, isFirst, PictureType.Unknown);
        if (!isFirst || bits.IsPastEnd)
        {
            return bits.IsPastEnd ? ParseStatus.NeedMoreData : ParseStatus.Complete;
        }

        bits.Skip(unitType > LastOfTrailing ? 1 : 0);
        uint parameters = bits.ReadExpGolomb();
        bits.Skip(parameters < extraBits.Length ? extraBits[(int)parameters] : 0);
        uint type = bits.ReadExpGolomb();
        header = header with { Type = type switch { 0 => PictureType.B, 1 => PictureType.P, _ => PictureType.I } };
        return bits.IsPastEnd ? ParseStatus.NeedMoreData : type <= LastType ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
