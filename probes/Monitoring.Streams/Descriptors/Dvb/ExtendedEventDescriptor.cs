using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// extended_event_descriptor, tag 0x4E, EN 300 468 §6.2.15: one of up to sixteen that make up a text.
/// <code>
/// descriptor_number          4 uimsbf
/// last_descriptor_number     4 uimsbf
/// ISO_639_language_code     24 bslbf
/// length_of_items            8 uimsbf
/// items                      see <see cref="ExtendedEventItemReader"/>
/// text_length                8 uimsbf
/// text                       text of Annex A
/// </code>
/// </summary>
public readonly ref struct ExtendedEventDescriptor
{
    private readonly ReadOnlySpan<byte> _items;

    private ExtendedEventDescriptor(byte numbers, string? language, ReadOnlySpan<byte> items, ReadOnlySpan<byte> text)
    {
        DescriptorNumber = numbers >> 4;
        LastDescriptorNumber = numbers & 0x0F;
        LanguageCode = language;
        _items = items;
        Text = text;
    }

    /// <summary>descriptor_number, 4 bits, uimsbf.</summary>
    public int DescriptorNumber { get; }

    /// <summary>last_descriptor_number, 4 bits, uimsbf.</summary>
    public int LastDescriptorNumber { get; }

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? LanguageCode { get; }

    /// <summary>The items, columns of a table.</summary>
    public ExtendedEventItemReader Items => new(_items);

    /// <summary>text as sent. Only the first descriptor of a text need carry the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Text { get; }

    /// <summary>Reads the body. Malformed when the items or the text run past it.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ExtendedEventDescriptor view)
    {
        ByteCursor cursor = new(body);
        view = new ExtendedEventDescriptor(
            cursor.Byte(), Descriptors.LanguageCode.Read(cursor.Take(Descriptors.LanguageCode.Size)), cursor.Counted(), cursor.Counted());
        return cursor.Status;
    }
}
