using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Avs;

/// <summary>
/// DRA_audio_stream_descriptor, tag 0xA0, GB/T 22726-2008:
/// <code>
/// sample_rate_index          4 uimsbf
/// num_normal_channels        6 uimsbf
/// num_lfe_channels           2 uimsbf
/// dra_version_flag           1 bslbf
/// text_present_flag          1 bslbf
/// language_present_flag      1 bslbf
/// reserved                   1 bslbf
/// text_length                8 uimsbf  if announced
/// text                       text of Annex A
/// ISO_639_language_code     24 bslbf  if announced
/// additional_info            the rest
/// </code>
/// </summary>
public readonly ref struct DraAudioDescriptor
{
    /// <summary>sample_rate_index, 4 bits, uimsbf.</summary>
    public byte SampleRateIndex { get; private init; }

    /// <summary>num_normal_channels, 6 bits, uimsbf.</summary>
    public byte NumNormalChannels { get; private init; }

    /// <summary>num_lfe_channels, 2 bits, uimsbf.</summary>
    public byte NumLfeChannels { get; private init; }

    /// <summary>dra_version_flag, 1 bit, bslbf.</summary>
    public bool DraVersionFlag { get; private init; }

    /// <summary>text_present_flag, 1 bit, bslbf.</summary>
    public bool TextPresentFlag { get; private init; }

    /// <summary>language_present_flag, 1 bit, bslbf.</summary>
    public bool LanguagePresentFlag { get; private init; }

    /// <summary>text as sent, with the bytes that select its character table; empty where it is not announced.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters or it is not announced.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>additional_info, bytes.</summary>
    public ReadOnlySpan<byte> AdditionalInfo { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DraAudioDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort fromSampleRateIndex = cursor.Word();
        bool textPresentFlag = (fromSampleRateIndex & 0x0004) != 0;
        bool languagePresentFlag = (fromSampleRateIndex & 0x0002) != 0;
        ReadOnlySpan<byte> text = textPresentFlag ? cursor.Counted() : [];
        string? iso639LanguageCode = languagePresentFlag ? LanguageCode.Read(cursor.Take(LanguageCode.Size)) : null;
        ReadOnlySpan<byte> additionalInfo = cursor.TakeRest();
        view = new DraAudioDescriptor
        {
            SampleRateIndex = (byte)(fromSampleRateIndex >> 12),
            NumNormalChannels = (byte)((fromSampleRateIndex >> 6) & 0x3F),
            NumLfeChannels = (byte)((fromSampleRateIndex >> 4) & 3),
            DraVersionFlag = (fromSampleRateIndex & 0x0008) != 0,
            TextPresentFlag = textPresentFlag,
            LanguagePresentFlag = languagePresentFlag,
            Text = text,
            Iso639LanguageCode = iso639LanguageCode,
            AdditionalInfo = additionalInfo,
        };
        return cursor.Status;
    }
}
