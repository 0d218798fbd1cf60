using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// TTML_subtitling_descriptor, descriptor_tag_extension 0x20, EN 303 560 §5.2.1.1:
/// <code>
/// ISO_639_language_code         24 bslbf
/// subtitle_purpose               6 uimsbf
/// TTS_suitability                2 uimsbf
/// essential_font_usage_flag      1 bslbf
/// qualifier_present_flag         1 bslbf
/// reserved                       2 bslbf
/// dvb_ttml_profile_count         4 uimsbf
/// profiles                       the rest
/// </code>
/// </summary>
public readonly ref struct TtmlSubtitlingDescriptor
{
    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>subtitle_purpose, 6 bits, uimsbf.</summary>
    public byte SubtitlePurpose { get; private init; }

    /// <summary>TTS_suitability, 2 bits, uimsbf.</summary>
    public byte TtsSuitability { get; private init; }

    /// <summary>essential_font_usage_flag, 1 bit, bslbf.</summary>
    public bool EssentialFontUsageFlag { get; private init; }

    /// <summary>qualifier_present_flag, 1 bit, bslbf.</summary>
    public bool QualifierPresentFlag { get; private init; }

    /// <summary>dvb_ttml_profile_count, 4 bits, uimsbf.</summary>
    public byte DvbTtmlProfileCount { get; private init; }

    /// <summary>profiles, bytes.</summary>
    public ReadOnlySpan<byte> Profiles { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TtmlSubtitlingDescriptor view)
    {
        ByteCursor cursor = new(body);
        string? iso639LanguageCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        byte fromSubtitlePurpose = cursor.Byte();
        byte fromEssentialFontUsageFlag = cursor.Byte();
        ReadOnlySpan<byte> profiles = cursor.TakeRest();
        view = new TtmlSubtitlingDescriptor
        {
            Iso639LanguageCode = iso639LanguageCode,
            SubtitlePurpose = (byte)(fromSubtitlePurpose >> 2),
            TtsSuitability = (byte)(fromSubtitlePurpose & 3),
            EssentialFontUsageFlag = (fromEssentialFontUsageFlag & 0x80) != 0,
            QualifierPresentFlag = (fromEssentialFontUsageFlag & 0x40) != 0,
            DvbTtmlProfileCount = (byte)(fromEssentialFontUsageFlag & 0xF),
            Profiles = profiles,
        };
        return cursor.Status;
    }
}
