using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// partial_transport_stream_descriptor, tag 0x63, EN 300 468 §7.2.1:
/// <code>
/// reserved                              2 bslbf
/// peak_rate                            22 uimsbf
/// reserved                              2 bslbf
/// minimum_overall_smoothing_rate       22 uimsbf
/// reserved                              2 bslbf
/// maximum_overall_smoothing_buffer     14 uimsbf
/// </code>
/// </summary>
/// <param name="PeakRate">peak_rate, 22 bits, uimsbf: in units of 400 bits a second.</param>
/// <param name="MinimumOverallSmoothingRate">minimum_overall_smoothing_rate, 22 bits, uimsbf.</param>
/// <param name="MaximumOverallSmoothingBuffer">maximum_overall_smoothing_buffer, 14 bits, uimsbf.</param>
public readonly record struct PartialTransportStreamDescriptor(
    uint PeakRate,
    uint MinimumOverallSmoothingRate,
    ushort MaximumOverallSmoothingBuffer)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out PartialTransportStreamDescriptor view)
    {
        ByteCursor cursor = new(body);
        int fromPeakRate = cursor.Triple();
        int fromMinimumOverallSmoothingRate = cursor.Triple();
        ushort fromMaximumOverallSmoothingBuffer = cursor.Word();
        view = new PartialTransportStreamDescriptor(
            (uint)(fromPeakRate & 0x3FFFFF), (uint)(fromMinimumOverallSmoothingRate & 0x3FFFFF),
            (ushort)(fromMaximumOverallSmoothingBuffer & 0x3FFF));
        return cursor.Status;
    }
}
