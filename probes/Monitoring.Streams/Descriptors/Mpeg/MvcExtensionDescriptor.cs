using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// MVC_extension_descriptor, tag 0x31, ISO/IEC 13818-1 §2.6.78:
/// <code>
/// average_bit_rate                 16 uimsbf  kbit/s
/// maximum_bitrate                  16 uimsbf  kbit/s
/// view_association_not_present      1 bslbf
/// base_view_is_left_eyeview         1 bslbf
/// reserved                          2 bslbf
/// view_order_index_min             10 bslbf
/// view_order_index_max             10 bslbf
/// temporal_id_start                 3 bslbf
/// temporal_id_end                   3 bslbf
/// no_sei_nal_unit_present           1 bslbf
/// no_prefix_nal_unit_present        1 bslbf
/// </code>
/// </summary>
public readonly record struct MvcExtensionDescriptor
{
    /// <summary>average_bit_rate, 16 bits, uimsbf, in kbit/s.</summary>
    public ushort AverageBitRate { get; private init; }

    /// <summary>maximum_bitrate, 16 bits, uimsbf, in kbit/s.</summary>
    public ushort MaximumBitrate { get; private init; }

    /// <summary>view_association_not_present, 1 bit, bslbf.</summary>
    public bool ViewAssociationNotPresent { get; private init; }

    /// <summary>base_view_is_left_eyeview, 1 bit, bslbf.</summary>
    public bool BaseViewIsLeftEyeview { get; private init; }

    /// <summary>view_order_index_min, 10 bits, bslbf.</summary>
    public ushort ViewOrderIndexMin { get; private init; }

    /// <summary>view_order_index_max, 10 bits, bslbf.</summary>
    public ushort ViewOrderIndexMax { get; private init; }

    /// <summary>temporal_id_start, 3 bits, bslbf.</summary>
    public byte TemporalIdStart { get; private init; }

    /// <summary>temporal_id_end, 3 bits, bslbf.</summary>
    public byte TemporalIdEnd { get; private init; }

    /// <summary>no_sei_nal_unit_present, 1 bit, bslbf.</summary>
    public bool NoSeiNalUnitPresent { get; private init; }

    /// <summary>no_prefix_nal_unit_present, 1 bit, bslbf.</summary>
    public bool NoPrefixNalUnitPresent { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MvcExtensionDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort average = cursor.Word();
        ushort maximum = cursor.Word();
        int views = cursor.Triple();
        byte temporal = cursor.Byte();
        view = new MvcExtensionDescriptor
        {
            AverageBitRate = average,
            MaximumBitrate = maximum,
            ViewAssociationNotPresent = (views & 0x80_0000) != 0,
            BaseViewIsLeftEyeview = (views & 0x40_0000) != 0,
            ViewOrderIndexMin = (ushort)((views >> 10) & 0x3FF),
            ViewOrderIndexMax = (ushort)(views & 0x3FF),
            TemporalIdStart = (byte)(temporal >> 5),
            TemporalIdEnd = (byte)((temporal >> 2) & 0x07),
            NoSeiNalUnitPresent = (temporal & 0x02) != 0,
            NoPrefixNalUnitPresent = (temporal & 0x01) != 0,
        };
        return cursor.Status;
    }
}
