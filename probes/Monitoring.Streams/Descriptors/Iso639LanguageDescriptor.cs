using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors;

/// <summary>
/// ISO_639_language_descriptor, tag 0x0A, ISO/IEC 13818-1 §2.6.18, a loop of:
/// <code>
/// ISO_639_language_code     24 bslbf
/// audio_type                 8 bslbf
/// </code>
/// </summary>
public readonly ref struct Iso639LanguageDescriptor
{
    private const int CodeSize = Descriptors.LanguageCode.Size;
    private const int EntrySize = 4;

    private readonly ReadOnlySpan<byte> _body;

    private Iso639LanguageDescriptor(ReadOnlySpan<byte> body) => _body = body;

    /// <summary>Languages listed.</summary>
    public int Count => _body.Length / EntrySize;

    /// <summary>Reads the body. Malformed when it holds no whole entry.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out Iso639LanguageDescriptor view)
    {
        view = new Iso639LanguageDescriptor(body);
        return view.Count > 0 ? ParseStatus.Complete : ParseStatus.Malformed;
    }

    /// <summary>ISO_639_language_code, 24 bits, bslbf, of an entry as three letters; null where the bytes are no letters.</summary>
    public string? LanguageCode(int entry) => Descriptors.LanguageCode.Read(_body.Slice(entry * EntrySize, CodeSize));

    /// <summary>
    /// audio_type, 8 bits, bslbf, of an entry: 0 undefined, 1 clean effects, 2 hearing impaired, 3 visual impaired commentary.
    /// </summary>
    public byte AudioType(int entry) => _body[(entry * EntrySize) + CodeSize];
}
