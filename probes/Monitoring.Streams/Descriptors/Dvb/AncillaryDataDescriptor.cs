using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// ancillary_data_descriptor, tag 0x6B, EN 300 468 §6.2.2:
/// <code>
/// ancillary_data_identifier      8 uimsbf
/// </code>
/// </summary>
/// <param name="AncillaryDataIdentifier">ancillary_data_identifier, 8 bits, uimsbf.</param>
public readonly record struct AncillaryDataDescriptor(
    byte AncillaryDataIdentifier)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AncillaryDataDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte ancillaryDataIdentifier = cursor.Byte();
        view = new AncillaryDataDescriptor(ancillaryDataIdentifier);
        return cursor.Status;
    }
}
