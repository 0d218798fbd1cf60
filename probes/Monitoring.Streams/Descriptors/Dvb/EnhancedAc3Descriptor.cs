using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// enhanced_AC-3_descriptor, tag 0x7A, EN 300 468 annex D:
/// <code>
/// component_type_flag       1 bslbf
/// bsid_flag                 1 bslbf
/// mainid_flag               1 bslbf
/// asvc_flag                 1 bslbf
/// mixinfoexists             1 bslbf
/// substream1_flag           1 bslbf
/// substream2_flag           1 bslbf
/// substream3_flag           1 bslbf
/// component_type            8 uimsbf  if announced
/// bsid                      8 uimsbf  if announced
/// mainid                    8 uimsbf  if announced
/// asvc                      8 uimsbf  if announced
/// substream1                8 uimsbf  if announced
/// substream2                8 uimsbf  if announced
/// substream3                8 uimsbf  if announced
/// additional_info_byte      the rest
/// </code>
/// </summary>
public readonly ref struct EnhancedAc3Descriptor
{
    /// <summary>component_type_flag, 1 bit, bslbf.</summary>
    public bool ComponentTypeFlag { get; private init; }

    /// <summary>bsid_flag, 1 bit, bslbf.</summary>
    public bool BsidFlag { get; private init; }

    /// <summary>mainid_flag, 1 bit, bslbf.</summary>
    public bool MainidFlag { get; private init; }

    /// <summary>asvc_flag, 1 bit, bslbf.</summary>
    public bool AsvcFlag { get; private init; }

    /// <summary>mixinfoexists, 1 bit, bslbf.</summary>
    public bool Mixinfoexists { get; private init; }

    /// <summary>substream1_flag, 1 bit, bslbf.</summary>
    public bool Substream1Flag { get; private init; }

    /// <summary>substream2_flag, 1 bit, bslbf.</summary>
    public bool Substream2Flag { get; private init; }

    /// <summary>substream3_flag, 1 bit, bslbf.</summary>
    public bool Substream3Flag { get; private init; }

    /// <summary>component_type, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? ComponentType { get; private init; }

    /// <summary>bsid, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Bsid { get; private init; }

    /// <summary>mainid, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Mainid { get; private init; }

    /// <summary>asvc, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Asvc { get; private init; }

    /// <summary>substream1, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Substream1 { get; private init; }

    /// <summary>substream2, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Substream2 { get; private init; }

    /// <summary>substream3, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? Substream3 { get; private init; }

    /// <summary>additional_info_byte, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalInfoByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out EnhancedAc3Descriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromComponentTypeFlag = cursor.Byte();
        bool componentTypeFlag = (fromComponentTypeFlag & 0x80) != 0;
        bool bsidFlag = (fromComponentTypeFlag & 0x40) != 0;
        bool mainidFlag = (fromComponentTypeFlag & 0x20) != 0;
        bool asvcFlag = (fromComponentTypeFlag & 0x10) != 0;
        bool substream1Flag = (fromComponentTypeFlag & 0x04) != 0;
        bool substream2Flag = (fromComponentTypeFlag & 0x02) != 0;
        bool substream3Flag = (fromComponentTypeFlag & 0x01) != 0;
        byte? componentType = componentTypeFlag ? cursor.Byte() : null;
        byte? bsid = bsidFlag ? cursor.Byte() : null;
        byte? mainid = mainidFlag ? cursor.Byte() : null;
        byte? asvc = asvcFlag ? cursor.Byte() : null;
        byte? substream1 = substream1Flag ? cursor.Byte() : null;
        byte? substream2 = substream2Flag ? cursor.Byte() : null;
        byte? substream3 = substream3Flag ? cursor.Byte() : null;
        ReadOnlySpan<byte> additionalInfoByte = cursor.TakeRest();
        view = new EnhancedAc3Descriptor
        {
            ComponentTypeFlag = componentTypeFlag,
            BsidFlag = bsidFlag,
            MainidFlag = mainidFlag,
            AsvcFlag = asvcFlag,
            Mixinfoexists = (fromComponentTypeFlag & 0x08) != 0,
            Substream1Flag = substream1Flag,
            Substream2Flag = substream2Flag,
            Substream3Flag = substream3Flag,
            ComponentType = componentType,
            Bsid = bsid,
            Mainid = mainid,
            Asvc = asvc,
            Substream1 = substream1,
            Substream2 = substream2,
            Substream3 = substream3,
            AdditionalInfoByte = additionalInfoByte,
        };
        return cursor.Status;
    }
}
