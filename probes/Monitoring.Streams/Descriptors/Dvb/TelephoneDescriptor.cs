using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// telephone_descriptor, tag 0x57, EN 300 468 §6.2.42:
/// <code>
/// reserved                            2 bslbf
/// foreign_availability                1 bslbf
/// connection_type                     5 uimsbf
/// reserved                            1 bslbf
/// country_prefix_length               2 uimsbf
/// international_area_code_length      3 uimsbf
/// operator_code_length                2 uimsbf
/// reserved                            1 bslbf
/// national_area_code_length           3 uimsbf
/// core_number_length                  4 uimsbf
/// char                                the rest
/// </code>
/// </summary>
public readonly ref struct TelephoneDescriptor
{
    /// <summary>foreign_availability, 1 bit, bslbf.</summary>
    public bool ForeignAvailability { get; private init; }

    /// <summary>connection_type, 5 bits, uimsbf.</summary>
    public byte ConnectionType { get; private init; }

    /// <summary>country_prefix_length, 2 bits, uimsbf.</summary>
    public byte CountryPrefixLength { get; private init; }

    /// <summary>international_area_code_length, 3 bits, uimsbf.</summary>
    public byte InternationalAreaCodeLength { get; private init; }

    /// <summary>operator_code_length, 2 bits, uimsbf.</summary>
    public byte OperatorCodeLength { get; private init; }

    /// <summary>national_area_code_length, 3 bits, uimsbf.</summary>
    public byte NationalAreaCodeLength { get; private init; }

    /// <summary>core_number_length, 4 bits, uimsbf.</summary>
    public byte CoreNumberLength { get; private init; }

    /// <summary>char, bytes.</summary>
    public ReadOnlySpan<byte> Digits { get; private init; }

    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TelephoneDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte fromForeignAvailability = cursor.Byte();
        byte fromCountryPrefixLength = cursor.Byte();
        byte fromNationalAreaCodeLength = cursor.Byte();
        ReadOnlySpan<byte> digits = cursor.TakeRest();
        view = new TelephoneDescriptor
        {
            ForeignAvailability = (fromForeignAvailability & 0x20) != 0,
            ConnectionType = (byte)(fromForeignAvailability & 0x1F),
            CountryPrefixLength = (byte)((fromCountryPrefixLength >> 5) & 3),
            InternationalAreaCodeLength = (byte)((fromCountryPrefixLength >> 2) & 7),
            OperatorCodeLength = (byte)(fromCountryPrefixLength & 3),
            NationalAreaCodeLength = (byte)((fromNationalAreaCodeLength >> 4) & 7),
            CoreNumberLength = (byte)(fromNationalAreaCodeLength & 0xF),
            Digits = digits,
        };
        return cursor.Status;
    }
}
