using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// data_broadcast_descriptor, tag 0x64, EN 300 468 §6.2.11:
/// <code>
/// data_broadcast_id         16 uimsbf
/// component_tag              8 uimsbf
/// selector_byte_length       8 uimsbf
/// selector_byte              bytes
/// ISO_639_language_code     24 bslbf
/// text_length                8 uimsbf
/// text                       text of Annex A
/// </code>
/// </summary>
public readonly ref struct DataBroadcastDescriptor
{
    /// <summary>data_broadcast_id, 16 bits, uimsbf.</summary>
    public ushort DataBroadcastId { get; private init; }

    /// <summary>component_tag, 8 bits, uimsbf.</summary>
    public byte ComponentTag { get; private init; }

    /// <summary>selector_byte, bytes.</summary>
    public ReadOnlySpan<byte> SelectorByte { get; private init; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? Iso639LanguageCode { get; private init; }

    /// <summary>text as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fields.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DataBroadcastDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort dataBroadcastId = cursor.Word();
        byte componentTag = cursor.Byte();
        ReadOnlySpan<byte> selectorByte = cursor.Counted();
        string? iso639LanguageCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        ReadOnlySpan<byte> text = cursor.Counted();
        view = new DataBroadcastDescriptor
        {
            DataBroadcastId = dataBroadcastId,
            ComponentTag = componentTag,
            SelectorByte = selectorByte,
            Iso639LanguageCode = iso639LanguageCode,
            Text = text,
        };
        return cursor.Status;
    }
}
