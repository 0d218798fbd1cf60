using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// service_move_descriptor, tag 0x60, EN 300 468 §6.2.34:
/// <code>
/// new_original_network_id     16 uimsbf
/// new_transport_stream_id     16 uimsbf
/// new_service_id              16 uimsbf
/// </code>
/// </summary>
/// <param name="NewOriginalNetworkId">new_original_network_id, 16 bits, uimsbf.</param>
/// <param name="NewTransportStreamId">new_transport_stream_id, 16 bits, uimsbf.</param>
/// <param name="NewServiceId">new_service_id, 16 bits, uimsbf.</param>
public readonly record struct ServiceMoveDescriptor(
    ushort NewOriginalNetworkId,
    ushort NewTransportStreamId,
    ushort NewServiceId)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ServiceMoveDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort newOriginalNetworkId = cursor.Word();
        ushort newTransportStreamId = cursor.Word();
        ushort newServiceId = cursor.Word();
        view = new ServiceMoveDescriptor(newOriginalNetworkId, newTransportStreamId, newServiceId);
        return cursor.Status;
    }
}
