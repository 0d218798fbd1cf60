using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Descriptors.Dvb;

/// <summary>
/// NVOD_reference_descriptor, tag 0x4B, EN 300 468 §6.2.28, a loop of:
/// <code>
/// transport_stream_id     16 uimsbf
/// original_network_id     16 uimsbf
/// service_id              16 uimsbf
/// </code>
/// </summary>
/// <param name="TransportStreamId">transport_stream_id, 16 bits, uimsbf.</param>
/// <param name="OriginalNetworkId">original_network_id, 16 bits, uimsbf.</param>
/// <param name="ServiceId">service_id, 16 bits, uimsbf.</param>
public readonly record struct NvodReferenceEntry(
    ushort TransportStreamId,
    ushort OriginalNetworkId,
    ushort ServiceId)
    : IDescriptorEntry<NvodReferenceEntry>
{
    /// <inheritdoc/>
    public static int Size => 6;

    /// <inheritdoc/>
    public static NvodReferenceEntry Read(ReadOnlySpan<byte> entry)
    {
        ByteCursor cursor = new(entry);
        ushort transportStreamId = cursor.Word();
        ushort originalNetworkId = cursor.Word();
        ushort serviceId = cursor.Word();
        return new NvodReferenceEntry(transportStreamId, originalNetworkId, serviceId);
    }
}
