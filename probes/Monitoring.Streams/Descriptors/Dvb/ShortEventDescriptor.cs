using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// short_event_descriptor, tag 0x4D, EN 300 468 §6.2.37:
/// <code>
/// ISO_639_language_code     24 bslbf
/// event_name_length          8 uimsbf
/// event_name                 text of Annex A
/// text_length                8 uimsbf
/// text                       text of Annex A
/// </code>
/// </summary>
public readonly ref struct ShortEventDescriptor
{
    private ShortEventDescriptor(string? language, ReadOnlySpan<byte> eventName, ReadOnlySpan<byte> text)
    {
        LanguageCode = language;
        EventName = eventName;
        Text = text;
    }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? LanguageCode { get; }

    /// <summary>event_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> EventName { get; }

    /// <summary>text as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Reads the body. Malformed when a text runs past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ShortEventDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new ShortEventDescriptor(
            Descriptors.LanguageCode.Read(cursor.Take(Descriptors.LanguageCode.Size)), cursor.Counted(), cursor.Counted());
        return cursor.Status;
    }
}
