using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the data services of a VBI_data_descriptor, tag 0x45, EN 300 468 §6.2.47, with <c>foreach</c>; one that runs past the body ends the
/// walk.
/// <code>
/// data_service_id                    8 uimsbf
/// data_service_descriptor_length     8 uimsbf
/// lines                              bytes
/// </code>
/// </summary>
public ref struct VbiDataReader
{
    private ByteCursor _cursor;

    /// <summary>Walks the data services that make up <paramref name="body"/>.</summary>
    public VbiDataReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>data_service_id, 8 bits, uimsbf: 1 EBU teletext, 2 inverted teletext, 4 VPS, 5 WSS, 6 closed captioning.</summary>
    public byte DataServiceId { get; private set; }

    /// <summary>Lines and fields that carry it.</summary>
    public ReadOnlySpan<byte> Lines { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly VbiDataReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly VbiDataReader GetEnumerator() => this;

    /// <summary>Goes to the next data service.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        DataServiceId = _cursor.Byte();
        Lines = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
