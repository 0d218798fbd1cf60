using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// AC-3_descriptor, tag 0x6A, EN 300 468 annex D:
/// <code>
/// component_type_flag       1 bslbf
/// bsid_flag                 1 bslbf
/// mainid_flag               1 bslbf
/// asvc_flag                 1 bslbf
/// reserved                  4 bslbf
/// component_type            8 uimsbf  if announced
/// bsid                      8 uimsbf  if announced
/// mainid                    8 uimsbf  if announced
/// asvc                      8 uimsbf  if announced
/// additional_info_byte      the rest
/// </code>
/// </summary>
public readonly ref struct Ac3Descriptor
{
    /// <summary>component_type_flag, 1 bit, bslbf.</summary>
    public bool ComponentTypeFlag { get; private init; }

    /// <summary>bsid_flag, 1 bit, bslbf.</summary>
    public bool BsidFlag { get; private init; }

    /// <summary>mainid_flag, 1 bit, bslbf.</summary>
    public bool MainidFlag { get; private init; }

    /// <summary>asvc_flag, 1 bit, bslbf.</summary>
    public bool AsvcFlag { get; private init; }

    /// <summary>component_type, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? ComponentType { get; private init; }

    /// <summary>bsid, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Bsid { get; private init; }

    /// <summary>mainid, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Mainid { get; private init; }

    /// <summary>asvc, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Asvc { get; private init; }

    /// <summary>additional_info_byte, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalInfoByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Ac3Descriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromComponentTypeFlag = cursor.Byte();
        bool componentTypeFlag = (fromComponentTypeFlag & 0x80) != 0;
        bool bsidFlag = (fromComponentTypeFlag & 0x40) != 0;
        bool mainidFlag = (fromComponentTypeFlag & 0x20) != 0;
        bool asvcFlag = (fromComponentTypeFlag & 0x10) != 0;
        byte? componentType = componentTypeFlag ? cursor.Byte() : null;
        byte? bsid = bsidFlag ? cursor.Byte() : null;
        byte? mainid = mainidFlag ? cursor.Byte() : null;
        byte? asvc = asvcFlag ? cursor.Byte() : null;
        ReadOnlySpan<byte> additionalInfoByte = cursor.TakeRest();
        view = new Ac3Descriptor
        {
            ComponentTypeFlag = componentTypeFlag,
            BsidFlag = bsidFlag,
            MainidFlag = mainidFlag,
            AsvcFlag = asvcFlag,
            ComponentType = componentType,
            Bsid = bsid,
            Mainid = mainid,
            Asvc = asvc,
            AdditionalInfoByte = additionalInfoByte,
        };
        return cursor.Status;
    }
}
