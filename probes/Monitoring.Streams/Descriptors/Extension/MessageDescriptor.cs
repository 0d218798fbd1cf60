using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// message_descriptor, descriptor_tag_extension 0x08, EN 300 468 §6.4.7:
/// <code>
/// message_id                 8 uimsbf
/// ISO_639_language_code     24 bslbf
/// text                       the rest, text
/// </code>
/// </summary>
public readonly ref struct MessageDescriptor
{
    /// <summary>message_id, 8 bits, uimsbf.</summary>
    public byte MessageId { get; private init; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>text as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MessageDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte messageId = cursor.Byte();
        string? iso639LanguageCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        ReadOnlySpan<byte> text = cursor.TakeRest();
        view = new MessageDescriptor
        {
            MessageId = messageId,
            Iso639LanguageCode = iso639LanguageCode,
            Text = text,
        };
        return cursor.Status;
    }
}
