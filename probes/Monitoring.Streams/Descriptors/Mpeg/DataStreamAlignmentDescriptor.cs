using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// data_stream_alignment_descriptor, tag 0x06, ISO/IEC 13818-1 §2.6.10:
/// <code>
/// alignment_type      8 uimsbf
/// </code>
/// </summary>
/// <param name="AlignmentType">alignment_type, 8 bits, uimsbf.</param>
public readonly record struct DataStreamAlignmentDescriptor(
    byte AlignmentType)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out DataStreamAlignmentDescriptor view)
    {
        ByteCursor cursor = new(body);
        byte alignmentType = cursor.Byte();
        view = new DataStreamAlignmentDescriptor(alignmentType);
        return cursor.Status;
    }
}
