namespace Monitoring.Streams.Descriptors;

/// <summary>
/// descriptor_tag, 8 bits, uimsbf: values of ISO/IEC 13818-1 table 2-45, EN 300 468 table 12 and ARIB STD-B10 that are read here.
/// </summary>
public static class DescriptorTag
{
    /// <summary>registration_descriptor, ISO/IEC 13818-1 §2.6.8.</summary>
    public const byte Registration = 0x05;

    /// <summary>CA_descriptor, ISO/IEC 13818-1 §2.6.16.</summary>
    public const byte ConditionalAccess = 0x09;

    /// <summary>ISO_639_language_descriptor, ISO/IEC 13818-1 §2.6.18.</summary>
    public const byte Iso639Language = 0x0A;

    /// <summary>network_name_descriptor, EN 300 468 §6.2.27.</summary>
    public const byte NetworkName = 0x40;

    /// <summary>VBI_data_descriptor, EN 300 468 §6.2.47.</summary>
    public const byte VbiData = 0x45;

    /// <summary>VBI_teletext_descriptor, EN 300 468 §6.2.48.</summary>
    public const byte VbiTeletext = 0x46;

    /// <summary>service_descriptor, EN 300 468 §6.2.33.</summary>
    public const byte Service = 0x48;

    /// <summary>linkage_descriptor, EN 300 468 §6.2.19.</summary>
    public const byte Linkage = 0x4A;

    /// <summary>short_event_descriptor, EN 300 468 §6.2.37.</summary>
    public const byte ShortEvent = 0x4D;

    /// <summary>extended_event_descriptor, EN 300 468 §6.2.15.</summary>
    public const byte ExtendedEvent = 0x4E;

    /// <summary>component_descriptor, EN 300 468 §6.2.8.</summary>
    public const byte Component = 0x50;

    /// <summary>teletext_descriptor, EN 300 468 §6.2.43.</summary>
    public const byte Teletext = 0x56;

    /// <summary>subtitling_descriptor, EN 300 468 §6.2.41.</summary>
    public const byte Subtitling = 0x59;

    /// <summary>
    /// terrestrial_delivery_system_descriptor, EN 300 468 §6.2.13.4, or that of GB/T 28161-2011 §6.2.10.3.
    /// </summary>
    public const byte TerrestrialDeliverySystem = 0x5A;

    /// <summary>private_data_specifier_descriptor, EN 300 468 §6.2.31.</summary>
    public const byte PrivateDataSpecifier = 0x5F;

    /// <summary>AC-3_descriptor, EN 300 468 annex D.</summary>
    public const byte Ac3 = 0x6A;

    /// <summary>application_signalling_descriptor, TS 102 809 §5.3.5.1.</summary>
    public const byte ApplicationSignalling = 0x6F;

    /// <summary>enhanced_AC-3_descriptor, EN 300 468 annex D.</summary>
    public const byte EnhancedAc3 = 0x7A;

    /// <summary>DTS_audio_stream_descriptor, EN 300 468 annex G.</summary>
    public const byte Dts = 0x7B;

    /// <summary>AAC_descriptor, EN 300 468 annex H.</summary>
    public const byte Aac = 0x7C;

    /// <summary>extension_descriptor, EN 300 468 §6.2.18.1: the first byte of its body is the tag proper.</summary>
    public const byte Extension = 0x7F;

    /// <summary>logical_channel_descriptor, IEC 62216 and others: a private tag.</summary>
    public const byte LogicalChannel = 0x83;

    /// <summary>data_component_descriptor, ARIB STD-B10 part 2 §6.2.20.</summary>
    public const byte DataComponent = 0xFD;
}
