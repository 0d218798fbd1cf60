using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// teletext_descriptor, tag 0x56, EN 300 468 §6.2.43, a loop of. With tag 0x46 the VBI_teletext_descriptor A loop of:
/// <code>
/// ISO_639_language_code        24 bslbf
/// teletext_type                 5 uimsbf
/// teletext_magazine_number      3 uimsbf
/// teletext_page_number          8 uimsbf
/// </code>
/// </summary>
/// <param name="Iso639LanguageCode">ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</param>
/// <param name="TeletextType">teletext_type, 5 bits, uimsbf.</param>
/// <param name="TeletextMagazineNumber">teletext_magazine_number, 3 bits, uimsbf.</param>
/// <param name="TeletextPageNumber">teletext_page_number, 8 bits, uimsbf: two decimal digits.</param>
public readonly record struct TeletextEntry(
    string? Iso639LanguageCode,
    byte TeletextType,
    byte TeletextMagazineNumber,
    byte TeletextPageNumber)
    : IDescriptorEntry<TeletextEntry>
{
    /// <inheritdoc/>
    public static int Size => 5;

    /// <inheritdoc/>
    public static TeletextEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        string? iso639LanguageCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        byte fromTeletextType = cursor.Byte();
        byte teletextPageNumber = cursor.Byte();
        return new TeletextEntry(iso639LanguageCode, (byte)(fromTeletextType >> 3), (byte)(fromTeletextType & 7), teletextPageNumber);
    }
}
