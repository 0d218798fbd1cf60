using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// time_shifted_event_descriptor, tag 0x4F, EN 300 468 §6.2.45:
/// <code>
/// reference_service_id     16 uimsbf
/// reference_event_id       16 uimsbf
/// </code>
/// </summary>
/// <param name="ReferenceServiceId">reference_service_id, 16 bits, uimsbf.</param>
/// <param name="ReferenceEventId">reference_event_id, 16 bits, uimsbf.</param>
public readonly record struct TimeShiftedEventDescriptor(
    ushort ReferenceServiceId,
    ushort ReferenceEventId)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TimeShiftedEventDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort referenceServiceId = cursor.Word();
        ushort referenceEventId = cursor.Word();
        view = new TimeShiftedEventDescriptor(referenceServiceId, referenceEventId);
        return cursor.Status;
    }
}
