using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// country_availability_descriptor, tag 0x49, EN 300 468 §6.2.10. One of the countries A loop of:
/// <code>
/// country_code     24 bslbf
/// </code>
/// </summary>
/// <param name="CountryCode">country_code, 24 bits, bslbf; null where the bytes are no letters.</param>
public readonly record struct CountryAvailabilityEntry(
    string? CountryCode)
    : IDescriptorEntry<CountryAvailabilityEntry>
{
    /// <inheritdoc/>
    public static int Size => 3;

    /// <inheritdoc/>
    public static CountryAvailabilityEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        string? countryCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        return new CountryAvailabilityEntry(countryCode);
    }
}
