using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Mpeg;

/// <summary>
/// multiplex_buffer_utilization_descriptor, tag 0x0C, ISO/IEC 13818-1 §2.6.22:
/// <code>
/// bound_valid_flag            1 bslbf
/// LTW_offset_lower_bound     15 uimsbf
/// reserved                    1 bslbf
/// LTW_offset_upper_bound     15 uimsbf
/// </code>
/// </summary>
/// <param name="BoundValidFlag">bound_valid_flag, 1 bit, bslbf.</param>
/// <param name="LtwOffsetLowerBound">LTW_offset_lower_bound, 15 bits, uimsbf.</param>
/// <param name="LtwOffsetUpperBound">LTW_offset_upper_bound, 15 bits, uimsbf.</param>
public readonly record struct MultiplexBufferUtilizationDescriptor(
    bool BoundValidFlag,
    ushort LtwOffsetLowerBound,
    ushort LtwOffsetUpperBound)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out MultiplexBufferUtilizationDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort fromBoundValidFlag = cursor.Word();
        ushort fromLtwOffsetUpperBound = cursor.Word();
        view = new MultiplexBufferUtilizationDescriptor(
            (fromBoundValidFlag & 0x8000) != 0, (ushort)(fromBoundValidFlag & 0x7FFF), (ushort)(fromLtwOffsetUpperBound & 0x7FFF));
        return cursor.Status;
    }
}
