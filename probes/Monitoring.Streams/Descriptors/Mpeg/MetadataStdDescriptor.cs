using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// metadata_STD_descriptor, tag 0x27, ISO/IEC 13818-1 §2.6.62:
/// <code>
/// reserved                       2 bslbf
/// metadata_input_leak_rate      22 uimsbf
/// reserved                       2 bslbf
/// metadata_buffer_size          22 uimsbf
/// reserved                       2 bslbf
/// metadata_output_leak_rate     22 uimsbf
/// </code>
/// </summary>
/// <param name="MetadataInputLeakRate">metadata_input_leak_rate, 22 bits, uimsbf: in units of 400 bits a second.</param>
/// <param name="MetadataBufferSize">metadata_buffer_size, 22 bits, uimsbf: in units of 1024 bytes.</param>
/// <param name="MetadataOutputLeakRate">metadata_output_leak_rate, 22 bits, uimsbf: in units of 400 bits a second.</param>
public readonly record struct MetadataStdDescriptor(
    uint MetadataInputLeakRate,
    uint MetadataBufferSize,
    uint MetadataOutputLeakRate)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MetadataStdDescriptor view)
    {
        ByteCursor cursor = new(body);
        int fromMetadataInputLeakRate = cursor.Triple();
        int fromMetadataBufferSize = cursor.Triple();
        int fromMetadataOutputLeakRate = cursor.Triple();
        view = new MetadataStdDescriptor(
            (uint)(fromMetadataInputLeakRate & 0x3FFFFF), (uint)(fromMetadataBufferSize & 0x3FFFFF),
            (uint)(fromMetadataOutputLeakRate & 0x3FFFFF));
        return cursor.Status;
    }
}
