using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Avs;

/// <summary>
/// AVS3_audio_descriptor, tag 0xD2, T/AI 109.6 §9.3.3:
/// <code>
/// audio_codec_id                4 uimsbf
/// sampling_frequency_index      4 uimsbf
/// coding_data                   the rest
/// </code>
/// </summary>
public readonly ref struct Avs3AudioDescriptor
{
    /// <summary>audio_codec_id, 4 bits, uimsbf.</summary>
    public byte AudioCodecId { get; private init; }

    /// <summary>sampling_frequency_index, 4 bits, uimsbf.</summary>
    public byte SamplingFrequencyIndex { get; private init; }

    /// <summary>coding_data, bytes.</summary>
    public ReadOnlySpan<byte> CodingData { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Avs3AudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromAudioCodecId = cursor.Byte();
        ReadOnlySpan<byte> codingData = cursor.TakeRest();
        view = new Avs3AudioDescriptor
        {
            AudioCodecId = (byte)(fromAudioCodecId >> 4),
            SamplingFrequencyIndex = (byte)(fromAudioCodecId & 0xF),
            CodingData = codingData,
        };
        return cursor.Status;
    }
}
