using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the identifiers of a content_identifier_descriptor, tag 0x76, TS 102 323 §12.1, with <c>foreach</c>; one that runs past the body
/// ends the walk.
/// <code>
/// crid_type          6 uimsbf
/// crid_location      2 uimsbf
/// crid_length        8 uimsbf  if crid_location is 0
/// crid_byte          bytes
/// crid_ref          16 uimsbf  if crid_location is 1
/// </code>
/// </summary>
public ref struct ContentIdentifierReader
{
    private const int InDescriptor = 0;
    private const int InTable = 1;

    private ByteCursor _cursor;

    /// <summary>Walks the identifiers that make up <paramref name="body"/>.</summary>
    public ContentIdentifierReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>crid_type, 6 bits, uimsbf: 1 this very content, 2 its series, 3 a recommendation.</summary>
    public byte CridType { get; private set; }

    /// <summary>crid_location, 2 bits, uimsbf: 0 in the descriptor, 1 in the content identifier table.</summary>
    public byte CridLocation { get; private set; }

    /// <summary>crid_byte: the identifier; empty where it is elsewhere.</summary>
    public ReadOnlySpan<byte> Crid { get; private set; }

    /// <summary>crid_ref, 16 bits, uimsbf; null where the identifier is in the descriptor.</summary>
    public ushort? CridRef { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly ContentIdentifierReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly ContentIdentifierReader GetEnumerator() => this;

    /// <summary>Goes to the next identifier.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        byte head = _cursor.Byte();
        CridType = (byte)(head >> 2);
        CridLocation = (byte)(head & 3);
        Crid = CridLocation == InDescriptor ? _cursor.Counted() : [];
        CridRef = CridLocation == InTable ? _cursor.Word() : null;
        return _cursor.Status == ParseStatus.Complete;
    }
}
