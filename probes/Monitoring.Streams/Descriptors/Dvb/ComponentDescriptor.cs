using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// component_descriptor, tag 0x50, EN 300 468 §6.2.8:
/// <code>
/// stream_content_ext         4 uimsbf
/// stream_content             4 uimsbf
/// component_type             8 uimsbf
/// component_tag              8 uimsbf
/// ISO_639_language_code     24 bslbf
/// text                       the rest, text of Annex A
/// </code>
/// </summary>
public readonly ref struct ComponentDescriptor
{
    private ComponentDescriptor(byte content, byte componentType, byte componentTag, string? language, ReadOnlySpan<byte> text)
    {
        StreamContentExt = content >> 4;
        StreamContent = content & 0x0F;
        ComponentType = componentType;
        ComponentTag = componentTag;
        LanguageCode = language;
        Text = text;
    }

    /// <summary>stream_content_ext, 4 bits, uimsbf.</summary>
    public int StreamContentExt { get; }

    /// <summary>stream_content, 4 bits, uimsbf: 1 MPEG-2 video, 2 MPEG audio, 3 data, 4 AC-3, 5 AVC, 6 HE-AAC, 9 HEVC.</summary>
    public int StreamContent { get; }

    /// <summary>component_type, 8 bits, uimsbf.</summary>
    public byte ComponentType { get; }

    /// <summary>component_tag, 8 bits, uimsbf: that of the stream_identifier_descriptor in the PMT.</summary>
    public byte ComponentTag { get; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? LanguageCode { get; }

    /// <summary>text as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ComponentDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new ComponentDescriptor(
            cursor.Byte(), cursor.Byte(), cursor.Byte(),
            Descriptors.LanguageCode.Read(cursor.Take(Descriptors.LanguageCode.Size)), cursor.TakeRest());
        return cursor.Status;
    }
}
