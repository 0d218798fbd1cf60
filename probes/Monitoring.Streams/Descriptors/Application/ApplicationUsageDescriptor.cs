using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Application;

/// <summary>
/// application_usage_descriptor, tag 0x16 in an AIT, TS 102 809 §5.3.5.5:
/// <code>
/// usage_type      8 uimsbf
/// </code>
/// </summary>
/// <param name="UsageType">usage_type, 8 bits, uimsbf.</param>
public readonly record struct ApplicationUsageDescriptor(
    byte UsageType)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ApplicationUsageDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte usageType = cursor.Byte();
        view = new ApplicationUsageDescriptor(usageType);
        return cursor.Status;
    }
}
