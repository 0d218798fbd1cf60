namespace Monitoring.Streams.Si;

/// <summary>
/// One event of an RST, EN 300 468 §5.2.7:
/// <code>
/// transport_stream_id       16 uimsbf
/// original_network_id       16 uimsbf
/// service_id                16 uimsbf
/// event_id                  16 uimsbf
/// reserved_future_use        5 bslbf
/// running_status             3 uimsbf
/// </code>
/// </summary>
/// <param name="TransportStreamId">transport_stream_id, 16 bits, uimsbf.</param>
/// <param name="OriginalNetworkId">original_network_id, 16 bits, uimsbf.</param>
/// <param name="ServiceId">service_id, 16 bits, uimsbf.</param>
/// <param name="EventId">event_id, 16 bits, uimsbf.</param>
/// <param name="RunningStatus">running_status, 3 bits, uimsbf.</param>
public readonly record struct RunningStatusEntry(
    ushort TransportStreamId, ushort OriginalNetworkId, ushort ServiceId, ushort EventId, RunningStatus RunningStatus)
{
    internal const int Size = 9;
}
