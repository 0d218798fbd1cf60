using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// country_availability_descriptor, tag 0x49, EN 300 468 §6.2.10:
/// <code>
/// country_availability_flag      1 bslbf
/// reserved                       7 bslbf
/// countries                      see <see cref="EntryList{TEntry}"/> of <see cref="CountryAvailabilityEntry"/>
/// </code>
/// </summary>
public readonly ref struct CountryAvailabilityDescriptor
{
    /// <summary>country_availability_flag, 1 bit, bslbf.</summary>
    public bool CountryAvailabilityFlag { get; private init; }

    /// <summary>The entries.</summary>
    public EntryList<CountryAvailabilityEntry> Countries { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out CountryAvailabilityDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromCountryAvailabilityFlag = cursor.Byte();
        EntryList<CountryAvailabilityEntry> countries = new(cursor.TakeRest());
        view = new CountryAvailabilityDescriptor
        {
            CountryAvailabilityFlag = (fromCountryAvailabilityFlag & 0x80) != 0,
            Countries = countries,
        };
        return cursor.Status;
    }
}
