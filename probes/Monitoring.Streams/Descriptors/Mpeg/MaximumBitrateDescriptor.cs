using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// maximum_bitrate_descriptor, tag 0x0E, ISO/IEC 13818-1 §2.6.26:
/// <code>
/// reserved             2 bslbf
/// maximum_bitrate     22 uimsbf
/// </code>
/// </summary>
/// <param name="MaximumBitrate">maximum_bitrate, 22 bits, uimsbf: in units of 50 bytes a second.</param>
public readonly record struct MaximumBitrateDescriptor(
    uint MaximumBitrate)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MaximumBitrateDescriptor view)
    {
        ByteCursor cursor = new(body);
        int fromMaximumBitrate = cursor.Triple();
        view = new MaximumBitrateDescriptor((uint)(fromMaximumBitrate & 0x3FFFFF));
        return cursor.Status;
    }
}
