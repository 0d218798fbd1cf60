using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// AAC_descriptor, tag 0x7C, EN 300 468 annex H:
/// <code>
/// profile_and_level         8 uimsbf
/// AAC_type_flag             1 bslbf  if announced
/// SAOC_DE_flag              1 bslbf  if announced
/// reserved                  6 bslbf  if announced
/// AAC_type                  8 uimsbf  if announced
/// additional_info_byte      the rest
/// </code>
/// </summary>
public readonly ref struct AacDescriptor
{
    /// <summary>profile_and_level, 8 bits, uimsbf.</summary>
    public byte ProfileAndLevel { get; private init; }

    /// <summary>AAC_type_flag, 1 bit, bslbf; null where it is not announced.</summary>
    public bool? AacTypeFlag { get; private init; }

    /// <summary>SAOC_DE_flag, 1 bit, bslbf; null where it is not announced.</summary>
    public bool? SaocDeFlag { get; private init; }

    /// <summary>AAC_type, 8 bits, uimsbf; null where it is not announced.</summary>
    public byte? AacType { get; private init; }

    /// <summary>additional_info_byte, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalInfoByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AacDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte profileAndLevel = cursor.Byte();
        byte? fromAacTypeFlag = !cursor.Rest.IsEmpty ? cursor.Byte() : null;
        bool? aacTypeFlag = fromAacTypeFlag is null ? null : (fromAacTypeFlag & 0x80) != 0;
        byte? aacType = aacTypeFlag == true ? cursor.Byte() : null;
        ReadOnlySpan<byte> additionalInfoByte = cursor.TakeRest();
        view = new AacDescriptor
        {
            ProfileAndLevel = profileAndLevel,
            AacTypeFlag = aacTypeFlag,
            SaocDeFlag = fromAacTypeFlag is null ? null : (fromAacTypeFlag & 0x40) != 0,
            AacType = aacType,
            AdditionalInfoByte = additionalInfoByte,
        };
        return cursor.Status;
    }
}
