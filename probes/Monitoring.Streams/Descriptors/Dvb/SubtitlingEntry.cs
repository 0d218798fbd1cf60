using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// subtitling_descriptor, tag 0x59, EN 300 468 §6.2.41, a loop of:
/// <code>
/// ISO_639_language_code     24 bslbf
/// subtitling_type            8 uimsbf
/// composition_page_id       16 uimsbf
/// ancillary_page_id         16 uimsbf
/// </code>
/// </summary>
/// <param name="Iso639LanguageCode">ISO_639_language_code, 24 bits, bslbf; null where the bytes are no letters.</param>
/// <param name="SubtitlingType">subtitling_type, 8 bits, uimsbf.</param>
/// <param name="CompositionPageId">composition_page_id, 16 bits, uimsbf.</param>
/// <param name="AncillaryPageId">ancillary_page_id, 16 bits, uimsbf.</param>
public readonly record struct SubtitlingEntry(
    string? Iso639LanguageCode,
    byte SubtitlingType,
    ushort CompositionPageId,
    ushort AncillaryPageId)
    : IDescriptorEntry<SubtitlingEntry>
{
    /// <inheritdoc/>
    public static int Size => 8;

    /// <inheritdoc/>
    public static SubtitlingEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        string? iso639LanguageCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        byte subtitlingType = cursor.Byte();
        ushort compositionPageId = cursor.Word();
        ushort ancillaryPageId = cursor.Word();
        return new SubtitlingEntry(iso639LanguageCode, subtitlingType, compositionPageId, ancillaryPageId);
    }
}
