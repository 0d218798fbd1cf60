using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// adaptation_field_data_descriptor, tag 0x70, EN 300 468 §6.2.1:
/// <code>
/// adaptation_field_data_identifier      8 uimsbf
/// </code>
/// </summary>
/// <param name="AdaptationFieldDataIdentifier">adaptation_field_data_identifier, 8 bits, uimsbf.</param>
public readonly record struct AdaptationFieldDataDescriptor(
    byte AdaptationFieldDataIdentifier)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out AdaptationFieldDataDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte adaptationFieldDataIdentifier = cursor.Byte();
        view = new AdaptationFieldDataDescriptor(adaptationFieldDataIdentifier);
        return cursor.Status;
    }
}
