using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// time_shifted_service_descriptor, tag 0x4C, EN 300 468 §6.2.44:
/// <code>
/// reference_service_id     16 uimsbf
/// </code>
/// </summary>
/// <param name="ReferenceServiceId">reference_service_id, 16 bits, uimsbf.</param>
public readonly record struct TimeShiftedServiceDescriptor(
    ushort ReferenceServiceId)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out TimeShiftedServiceDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort referenceServiceId = cursor.Word();
        view = new TimeShiftedServiceDescriptor(referenceServiceId);
        return cursor.Status;
    }
}
