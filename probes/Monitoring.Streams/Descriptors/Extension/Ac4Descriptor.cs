using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// AC-4_descriptor, descriptor_tag_extension 0x15, EN 300 468 annex D:
/// <code>
/// ac4_config_flag                     1 bslbf
/// ac4_toc_flag                        1 bslbf
/// reserved                            6 bslbf
/// ac4_dialog_enhancement_enabled      1 bslbf  if announced
/// ac4_channel_mode                    2 uimsbf  if announced
/// reserved                            5 bslbf  if announced
/// ac4_dsi_byte_length                 8 uimsbf  if announced
/// ac4_dsi_byte                        bytes
/// additional_info_byte                the rest
/// </code>
/// </summary>
public readonly ref struct Ac4Descriptor
{
    /// <summary>ac4_config_flag, 1 bit, bslbf.</summary>
    public bool Ac4ConfigFlag { get; private init; }

    /// <summary>ac4_toc_flag, 1 bit, bslbf.</summary>
    public bool Ac4TocFlag { get; private init; }

    /// <summary>ac4_dialog_enhancement_enabled, 1 bit, bslbf; null where it is not announced.</summary>
    public bool? Ac4DialogEnhancementEnabled { get; private init; }

    /// <summary>ac4_channel_mode, 2 bits, uimsbf; null where it is not announced.</summary>
    public byte? Ac4ChannelMode { get; private init; }

    /// <summary>ac4_dsi_byte, bytes; empty where it is not announced.</summary>
    public ReadOnlySpan<byte> Ac4DsiByte { get; private init; }

    /// <summary>additional_info_byte, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalInfoByte { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Ac4Descriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromAc4ConfigFlag = cursor.Byte();
        bool ac4ConfigFlag = (fromAc4ConfigFlag & 0x80) != 0;
        bool ac4TocFlag = (fromAc4ConfigFlag & 0x40) != 0;
        byte? fromAc4DialogEnhancementEnabled = ac4ConfigFlag ? cursor.Byte() : null;
        ReadOnlySpan<byte> ac4DsiByte = ac4TocFlag ? cursor.Counted() : [];
        ReadOnlySpan<byte> additionalInfoByte = cursor.TakeRest();
        view = new Ac4Descriptor
        {
            Ac4ConfigFlag = ac4ConfigFlag,
            Ac4TocFlag = ac4TocFlag,
            Ac4DialogEnhancementEnabled = fromAc4DialogEnhancementEnabled is null ? null : (fromAc4DialogEnhancementEnabled & 0x80) != 0,
            Ac4ChannelMode = (byte?)((fromAc4DialogEnhancementEnabled >> 5) & 3),
            Ac4DsiByte = ac4DsiByte,
            AdditionalInfoByte = additionalInfoByte,
        };
        return cursor.Status;
    }
}
