using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// smoothing_buffer_descriptor, tag 0x10, ISO/IEC 13818-1 §2.6.30:
/// <code>
/// reserved          2 bslbf
/// sb_leak_rate     22 uimsbf
/// reserved          2 bslbf
/// sb_size          22 uimsbf
/// </code>
/// </summary>
/// <param name="SbLeakRate">sb_leak_rate, 22 bits, uimsbf: in units of 400 bits a second.</param>
/// <param name="SbSize">sb_size, 22 bits, uimsbf: in bytes.</param>
public readonly record struct SmoothingBufferDescriptor(
    uint SbLeakRate,
    uint SbSize)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out SmoothingBufferDescriptor view)
    {
        ByteCursor cursor = new(body);
        int fromSbLeakRate = cursor.Triple();
        int fromSbSize = cursor.Triple();
        view = new SmoothingBufferDescriptor((uint)(fromSbLeakRate & 0x3FFFFF), (uint)(fromSbSize & 0x3FFFFF));
        return cursor.Status;
    }
}
