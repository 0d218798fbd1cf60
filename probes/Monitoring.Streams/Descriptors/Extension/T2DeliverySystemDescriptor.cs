using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// T2_delivery_system_descriptor, descriptor_tag_extension 0x04, EN 300 468 §6.4.6.3:
/// <code>
/// plp_id                    8 uimsbf
/// T2_system_id             16 uimsbf
/// SISO/MISO                 2 uimsbf  if announced
/// bandwidth                 4 uimsbf  if announced
/// reserved                  2 bslbf  if announced
/// guard_interval            3 uimsbf  if announced
/// transmission_mode         3 uimsbf  if announced
/// other_frequency_flag      1 bslbf  if announced
/// tfs_flag                  1 bslbf  if announced
/// cells                     the rest
/// </code>
/// </summary>
public readonly ref struct T2DeliverySystemDescriptor
{
    /// <summary>plp_id, 8 bits, uimsbf.</summary>
    public byte PlpId { get; private init; }

    /// <summary>T2_system_id, 16 bits, uimsbf.</summary>
    public ushort T2SystemId { get; private init; }

    /// <summary>SISO/MISO, 2 bits, uimsbf; null where it is not announced.</summary>
    public byte? SisoMiso { get; private init; }

    /// <summary>bandwidth, 4 bits, uimsbf; null where it is not announced.</summary>
    public byte? Bandwidth { get; private init; }

    /// <summary>guard_interval, 3 bits, uimsbf; null where it is not announced.</summary>
    public byte? GuardInterval { get; private init; }

    /// <summary>transmission_mode, 3 bits, uimsbf; null where it is not announced.</summary>
    public byte? TransmissionMode { get; private init; }

    /// <summary>other_frequency_flag, 1 bit, bslbf; null where it is not announced.</summary>
    public bool? OtherFrequencyFlag { get; private init; }

    /// <summary>tfs_flag, 1 bit, bslbf; null where it is not announced.</summary>
    public bool? TfsFlag { get; private init; }

    /// <summary>cells, bytes.</summary>
    public ReadOnlySpan<byte> Cells { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out T2DeliverySystemDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte plpId = cursor.Byte();
        ushort t2SystemId = cursor.Word();
        byte? fromSisoMiso = !cursor.Rest.IsEmpty ? cursor.Byte() : null;
        byte? fromGuardInterval = !cursor.Rest.IsEmpty ? cursor.Byte() : null;
        ReadOnlySpan<byte> cells = cursor.TakeRest();
        view = new T2DeliverySystemDescriptor
        {
            PlpId = plpId,
            T2SystemId = t2SystemId,
            SisoMiso = (byte?)(fromSisoMiso >> 6),
            Bandwidth = (byte?)((fromSisoMiso >> 2) & 0xF),
            GuardInterval = (byte?)(fromGuardInterval >> 5),
            TransmissionMode = (byte?)((fromGuardInterval >> 2) & 7),
            OtherFrequencyFlag = fromGuardInterval is null ? null : (fromGuardInterval & 0x02) != 0,
            TfsFlag = fromGuardInterval is null ? null : (fromGuardInterval & 0x01) != 0,
            Cells = cells,
        };
        return cursor.Status;
    }
}
