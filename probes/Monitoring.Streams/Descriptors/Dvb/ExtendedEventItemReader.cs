using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the items of an <see cref="ExtendedEventDescriptor"/> with <c>foreach</c>; an item that runs past the loop ends the walk.
/// <code>
/// item_description_length     8 uimsbf
/// item_description            text of Annex A
/// item_length                 8 uimsbf
/// item                        text of Annex A
/// </code>
/// </summary>
public ref struct ExtendedEventItemReader
{
    private ByteCursor _cursor;

    internal ExtendedEventItemReader(ReadOnlySpan<byte> items) => _cursor = new ByteCursor(items);

    /// <summary>item_description of the item that <see cref="MoveNext"/> came to, as sent.</summary>
    public ReadOnlySpan<byte> ItemDescription { get; private set; }

    /// <summary>item, as sent.</summary>
    public ReadOnlySpan<byte> Item { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly ExtendedEventItemReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly ExtendedEventItemReader GetEnumerator() => this;

    /// <summary>Goes to the next item.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        ItemDescription = _cursor.Counted();
        Item = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
