namespace Monitoring.Streams.Descriptors;

/// <summary>descriptor_tag_extension, 8 bits, uimsbf: the first byte in an extension_descriptor, EN 300 468 table 109.</summary>
public static class ExtensionTag
{
    /// <summary>T2_delivery_system_descriptor, EN 300 468 §6.4.6.3.</summary>
    public const byte T2DeliverySystem = 0x04;

    /// <summary>supplementary_audio_descriptor, EN 300 468 §6.4.11.</summary>
    public const byte SupplementaryAudio = 0x06;

    /// <summary>message_descriptor, EN 300 468 §6.4.7.</summary>
    public const byte Message = 0x08;

    /// <summary>service_relocated_descriptor, EN 300 468 §6.4.9.</summary>
    public const byte ServiceRelocated = 0x0B;

    /// <summary>C2_delivery_system_descriptor, EN 300 468 §6.4.6.1.</summary>
    public const byte C2DeliverySystem = 0x0D;

    /// <summary>T2MI_descriptor, EN 300 468 §6.4.14.</summary>
    public const byte T2Mi = 0x11;

    /// <summary>URI_linkage_descriptor, EN 300 468 §6.4.16.</summary>
    public const byte UriLinkage = 0x13;

    /// <summary>AC-4_descriptor, EN 300 468 annex D.</summary>
    public const byte Ac4 = 0x15;

    /// <summary>S2X_satellite_delivery_system_descriptor, EN 300 468 §6.4.6.5.</summary>
    public const byte S2xDeliverySystem = 0x17;

    /// <summary>audio_preselection_descriptor, EN 300 468 §6.4.1.</summary>
    public const byte AudioPreselection = 0x19;

    /// <summary>TTML_subtitling_descriptor, EN 303 560 §5.2.1.1.</summary>
    public const byte TtmlSubtitling = 0x20;
}
