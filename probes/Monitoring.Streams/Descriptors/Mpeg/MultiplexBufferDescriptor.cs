using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// multiplex_buffer_descriptor, tag 0x23, ISO/IEC 13818-1 §2.6.52:
/// <code>
/// MB_buffer_size     24 uimsbf
/// TB_leak_rate       24 uimsbf
/// </code>
/// </summary>
/// <param name="MbBufferSize">MB_buffer_size, 24 bits, uimsbf.</param>
/// <param name="TbLeakRate">TB_leak_rate, 24 bits, uimsbf.</param>
public readonly record struct MultiplexBufferDescriptor(
    uint MbBufferSize,
    uint TbLeakRate)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MultiplexBufferDescriptor view)
    {
        ByteCursor cursor = new(body);
        uint mbBufferSize = (uint)cursor.Triple();
        uint tbLeakRate = (uint)cursor.Triple();
        view = new MultiplexBufferDescriptor(mbBufferSize, tbLeakRate);
        return cursor.Status;
    }
}
