using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// private_data_indicator_descriptor, tag 0x0F, ISO/IEC 13818-1 §2.6.28:
/// <code>
/// private_data_indicator     32 uimsbf
/// </code>
/// </summary>
/// <param name="PrivateDataIndicator">private_data_indicator, 32 bits, uimsbf.</param>
public readonly record struct PrivateDataIndicatorDescriptor(
    uint PrivateDataIndicator)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out PrivateDataIndicatorDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint privateDataIndicator = cursor.DoubleWord();
        view = new PrivateDataIndicatorDescriptor(privateDataIndicator);
        return cursor.Status;
    }
}
