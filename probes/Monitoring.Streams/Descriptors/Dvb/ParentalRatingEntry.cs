using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// parental_rating_descriptor, tag 0x55, EN 300 468 §6.2.30, a loop of:
/// <code>
/// country_code     24 bslbf
/// rating            8 uimsbf
/// </code>
/// </summary>
/// <param name="CountryCode">country_code, 24 bits, bslbf; null where the bytes are no letters.</param>
/// <param name="Rating">rating, 8 bits, uimsbf.</param>
public readonly record struct ParentalRatingEntry(
    string? CountryCode,
    byte Rating)
    : IDescriptorEntry<ParentalRatingEntry>
{
    /// <inheritdoc/>
    public static int Size => 4;

    /// <inheritdoc/>
    public static ParentalRatingEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        string? countryCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        byte rating = cursor.Byte();
        return new ParentalRatingEntry(countryCode, rating);
    }
}
