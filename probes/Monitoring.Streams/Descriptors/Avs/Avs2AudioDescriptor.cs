using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Avs;

/// <summary>
/// AVS2_audio_descriptor, tag 0xD3, GB/T 33475.3:
/// <code>
/// num_channels                     8 uimsbf
/// sample_rate_index                4 uimsbf
/// avs_version_flag                 1 bslbf
/// text_present_flag                1 bslbf
/// language_present_flag            1 bslbf
/// reserved                         1 bslbf
/// description_length               8 uimsbf  if announced
/// description                      bytes
/// ISO_639_language_code           24 bslbf  if announced
/// version_and_additional_info      the rest
/// </code>
/// </summary>
public readonly ref struct Avs2AudioDescriptor
{
    /// <summary>num_channels, 8 bits, uimsbf.</summary>
    public byte NumChannels { get; private init; }

    /// <summary>sample_rate_index, 4 bits, uimsbf.</summary>
    public byte SampleRateIndex { get; private init; }

    /// <summary>avs_version_flag, 1 bit, bslbf.</summary>
    public bool AvsVersionFlag { get; private init; }

    /// <summary>text_present_flag, 1 bit, bslbf.</summary>
    public bool TextPresentFlag { get; private init; }

    /// <summary>language_present_flag, 1 bit, bslbf.</summary>
    public bool LanguagePresentFlag { get; private init; }

    /// <summary>description, bytes; empty where it is not announced.</summary>
    public ReadOnlySpan<byte> Description { get; private init; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters or it is not announced.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>version_and_additional_info, bytes.</summary>
    public ReadOnlySpan<byte> VersionAndAdditionalInfo { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Avs2AudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte numChannels = cursor.Byte();
        byte fromSampleRateIndex = cursor.Byte();
        bool textPresentFlag = (fromSampleRateIndex & 0x04) != 0;
        bool languagePresentFlag = (fromSampleRateIndex & 0x02) != 0;
        ReadOnlySpan<byte> description = textPresentFlag ? cursor.Counted() : [];
        string? iso639LanguageCode = languagePresentFlag ? LanguageCode.Read(cursor.Take(LanguageCode.Size)) : null;
        ReadOnlySpan<byte> versionAndAdditionalInfo = cursor.TakeRest();
        view = new Avs2AudioDescriptor
        {
            NumChannels = numChannels,
            SampleRateIndex = (byte)(fromSampleRateIndex >> 4),
            AvsVersionFlag = (fromSampleRateIndex & 0x08) != 0,
            TextPresentFlag = textPresentFlag,
            LanguagePresentFlag = languagePresentFlag,
            Description = description,
            Iso639LanguageCode = iso639LanguageCode,
            VersionAndAdditionalInfo = versionAndAdditionalInfo,
        };
        return cursor.Status;
    }
}
