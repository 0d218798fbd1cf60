using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// local_time_offset_descriptor, tag 0x58, EN 300 468 §6.2.20. time_of_change is given as its two parts A loop of:
/// <code>
/// country_code                   24 bslbf
/// country_region_id               6 uimsbf
/// reserved                        1 bslbf
/// local_time_offset_polarity      1 bslbf
/// local_time_offset              16 uimsbf
/// date_of_change                 16 uimsbf
/// clock_of_change                24 uimsbf
/// next_time_offset               16 uimsbf
/// </code>
/// </summary>
/// <param name="CountryCode">country_code, 24 bits, bslbf; null where the bytes are no letters.</param>
/// <param name="CountryRegionId">country_region_id, 6 bits, uimsbf.</param>
/// <param name="LocalTimeOffsetPolarity">local_time_offset_polarity, 1 bit, bslbf: behind UTC.</param>
/// <param name="LocalTimeOffset">local_time_offset, 16 bits, uimsbf: four decimal digits, hours and minutes.</param>
/// <param name="DateOfChange">date_of_change, 16 bits, uimsbf: the date of time_of_change, a modified Julian date.</param>
/// <param name="ClockOfChange">clock_of_change, 24 bits, uimsbf: the time of day of time_of_change, six decimal digits.</param>
/// <param name="NextTimeOffset">next_time_offset, 16 bits, uimsbf: as local_time_offset.</param>
public readonly record struct LocalTimeOffsetEntry(
    string? CountryCode,
    byte CountryRegionId,
    bool LocalTimeOffsetPolarity,
    ushort LocalTimeOffset,
    ushort DateOfChange,
    uint ClockOfChange,
    ushort NextTimeOffset)
    : IDescriptorEntry<LocalTimeOffsetEntry>
{
    /// <inheritdoc/>
    public static int Size => 13;

    /// <inheritdoc/>
    public static LocalTimeOffsetEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        string? countryCode = LanguageCode.Read(cursor.Take(LanguageCode.Size));
        byte fromCountryRegionId = cursor.Byte();
        ushort localTimeOffset = cursor.Word();
        ushort dateOfChange = cursor.Word();
        uint clockOfChange = (uint)cursor.Triple();
        ushort nextTimeOffset = cursor.Word();
        return new LocalTimeOffsetEntry(
            countryCode, (byte)(fromCountryRegionId >> 2), (fromCountryRegionId & 0x01) != 0, localTimeOffset, dateOfChange,
            clockOfChange, nextTimeOffset);
    }
}
