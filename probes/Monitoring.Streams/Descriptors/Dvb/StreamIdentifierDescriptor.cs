using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// stream_identifier_descriptor, tag 0x52, EN 300 468 §6.2.39:
/// <code>
/// component_tag      8 uimsbf
/// </code>
/// </summary>
/// <param name="ComponentTag">component_tag, 8 bits, uimsbf.</param>
public readonly record struct StreamIdentifierDescriptor(
    byte ComponentTag)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out StreamIdentifierDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte componentTag = cursor.Byte();
        view = new StreamIdentifierDescriptor(componentTag);
        return cursor.Status;
    }
}
