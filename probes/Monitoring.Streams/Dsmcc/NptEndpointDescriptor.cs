using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Dsmcc;

/// <summary>
/// NPTEndpointDescriptor, tag 0x18, ISO/IEC 13818-6 §8.2:
/// <code>
/// reserved            15 bslbf
/// startNPT            33 uimsbf
/// reserved            31 bslbf
/// stopNPT             33 uimsbf
/// </code>
/// </summary>
/// <param name="StartNpt">startNPT, 33 bits, uimsbf.</param>
/// <param name="StopNpt">stopNPT, 33 bits, uimsbf.</param>
public readonly record struct NptEndpointDescriptor(long StartNpt, long StopNpt)
{
    /// <summary>Reads the body. Malformed when it is too short.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out NptEndpointDescriptor view)
    {
        ByteCursor cursor = new(body);
        long high = cursor.Word() & 1;
        long start = (high << 32) | cursor.DoubleWord();
        view = new NptEndpointDescriptor(start, NormalPlayTime.Read(ref cursor));
        return cursor.Status;
    }
}
