using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the names of a multilingual_network_name_descriptor, tag 0x5B, a multilingual_bouquet_name_descriptor, tag 0x5C, EN 300 468 §6.2.22
/// and §6.2.24, or an application_name_descriptor, TS 102 809 §5.3.5.6.1, with <c>foreach</c>; a name that runs past the body ends the walk.
/// <code>
/// ISO_639_language_code     24 bslbf
/// name_length                8 uimsbf
/// name                       text of Annex A
/// </code>
/// </summary>
public ref struct MultilingualNameReader
{
    private ByteCursor _cursor;

    /// <summary>Walks the names that make up <paramref name="body"/>.</summary>
    public MultilingualNameReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? Iso639LanguageCode { get; private set; }

    /// <summary>The name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> Name { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly MultilingualNameReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly MultilingualNameReader GetEnumerator() => this;

    /// <summary>Goes to the next name.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        Iso639LanguageCode = LanguageCode.Read(_cursor.Take(LanguageCode.Size));
        Name = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
