namespace Monitoring.Streams.Descriptors;

/// <summary>Extension_descriptor_tag, 8 bits, uimsbf: the first byte in a descriptor with tag 0x3F, ISO/IEC 13818-1 table 2-103.</summary>
public static class MpegExtensionTag
{
    /// <summary>HEVC_timing_and_HRD_descriptor, ISO/IEC 13818-1 §2.6.97.</summary>
    public const byte HevcTimingAndHrd = 0x03;
}
