using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Extension;

/// <summary>
/// service_relocated_descriptor, descriptor_tag_extension 0x0B, EN 300 468 §6.4.9:
/// <code>
/// old_original_network_id     16 uimsbf
/// old_transport_stream_id     16 uimsbf
/// old_service_id              16 uimsbf
/// </code>
/// </summary>
/// <param name="OldOriginalNetworkId">old_original_network_id, 16 bits, uimsbf.</param>
/// <param name="OldTransportStreamId">old_transport_stream_id, 16 bits, uimsbf.</param>
/// <param name="OldServiceId">old_service_id, 16 bits, uimsbf.</param>
public readonly record struct ServiceRelocatedDescriptor(
    ushort OldOriginalNetworkId,
    ushort OldTransportStreamId,
    ushort OldServiceId)
{
    /// <summary>Reads the body. Malformed when it is shorter than its fixed part.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> body, out ServiceRelocatedDescriptor view)
    {
        ByteCursor cursor = new(body);
        ushort oldOriginalNetworkId = cursor.Word();
        ushort oldTransportStreamId = cursor.Word();
        ushort oldServiceId = cursor.Word();
        view = new ServiceRelocatedDescriptor(oldOriginalNetworkId, oldTransportStreamId, oldServiceId);
        return cursor.Status;
    }
}
