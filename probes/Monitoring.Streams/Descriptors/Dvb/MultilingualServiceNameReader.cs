using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// Walks the names of a multilingual_service_name_descriptor, tag 0x5D, EN 300 468 §6.2.25, with <c>foreach</c>; a name that runs past the
/// body ends the walk.
/// <code>
/// ISO_639_language_code             24 bslbf
/// service_provider_name_length       8 uimsbf
/// service_provider_name              text of Annex A
/// service_name_length                8 uimsbf
/// service_name                       text of Annex A
/// </code>
/// </summary>
public ref struct MultilingualServiceNameReader
{
    private ByteCursor _cursor;

    /// <summary>Walks the names that make up <paramref name="body"/>.</summary>
    public MultilingualServiceNameReader(ReadOnlySpan<byte> body) => _cursor = new ByteCursor(body);

    /// <summary>ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</summary>
    public string? Iso639LanguageCode { get; private set; }

    /// <summary>service_provider_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ServiceProviderName { get; private set; }

    /// <summary>service_name as sent, with the bytes that select its character table.</summary>
    public ReadOnlySpan<byte> ServiceName { get; private set; }

    /// <summary>Where the reader stands.</summary>
    public readonly MultilingualServiceNameReader Current => this;

    /// <summary>The reader itself, from where it stands.</summary>
    public readonly MultilingualServiceNameReader GetEnumerator() => this;

    /// <summary>Goes to the next name.</summary>
    public bool MoveNext()
    {
        if (_cursor.Rest.IsEmpty)
        {
            return false;
        }

        Iso639LanguageCode = LanguageCode.Read(_cursor.Take(LanguageCode.Size));
        ServiceProviderName = _cursor.Counted();
        ServiceName = _cursor.Counted();
        return _cursor.Status == ParseStatus.Complete;
    }
}
