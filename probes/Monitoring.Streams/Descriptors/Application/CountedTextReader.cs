using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// Walks the parameters of a dvb_j_application_descriptor, tag 0x03 in an AIT, TS 102 809 §5.4.1, or the boundaries of a
/// simple_application_boundary_descriptor, tag 0x17, §5.3.8, behind their number, with <c>foreach</c>; one that runs past the body ends the
/// walk.
/// <code>
/// length      8 uimsbf
/// text        bytes
/// </code>
/// </summary>
public ref struct CountedTextReader
{
    private ByteCursor _cursor;

    /// <summary>Walks the texts that make up <paramref name="body"/>.</summary>
    public CountedTextReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>The text as sent.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly CountedTextReader GetEnumerator() => this;

    /// <summary>Goes to the next text.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        Current = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
