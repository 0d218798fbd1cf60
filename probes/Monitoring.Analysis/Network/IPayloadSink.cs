using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Network;

/// <summary>Takes what datagrams carried, in the order it was sent.</summary>
public interface IPayloadSink
{
    /// <summary>The payload of the next datagram; the bytes are only valid during the call.</summary>
    void OnPayload(ReadOnlySpan<byte> payload, Instant arrival);
}
