using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// MPEG-2_AAC_audio_descriptor, tag 0x2B, ISO/IEC 13818-1 §2.6.68:
/// <code>
/// MPEG-2_AAC_profile                     8 uimsbf
/// MPEG-2_AAC_channel_configuration       8 uimsbf
/// MPEG-2_AAC_additional_information      8 uimsbf
/// </code>
/// </summary>
/// <param name="Mpeg2AacProfile">MPEG-2_AAC_profile, 8 bits, uimsbf.</param>
/// <param name="Mpeg2AacChannelConfiguration">MPEG-2_AAC_channel_configuration, 8 bits, uimsbf.</param>
/// <param name="Mpeg2AacAdditionalInformation">MPEG-2_AAC_additional_information, 8 bits, uimsbf.</param>
public readonly record struct Mpeg2AacAudioDescriptor(
    byte Mpeg2AacProfile,
    byte Mpeg2AacChannelConfiguration,
    byte Mpeg2AacAdditionalInformation)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Mpeg2AacAudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte mpeg2AacProfile = cursor.Byte();
        byte mpeg2AacChannelConfiguration = cursor.Byte();
        byte mpeg2AacAdditionalInformation = cursor.Byte();
        view = new Mpeg2AacAudioDescriptor(mpeg2AacProfile, mpeg2AacChannelConfiguration, mpeg2AacAdditionalInformation);
        return cursor.Status;
    }
}
