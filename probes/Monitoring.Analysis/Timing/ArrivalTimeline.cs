using Monitoring.Analysis.Packets;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Timing;

/// <summary>Packets of a live input: each has the time its bytes arrived.</summary>
internal sealed class ArrivalTimeline(AnalysisClock clock, PacketInspector inspector, SyncLedger sync) : ITransportPacketSink
{
    /// <summary>Real time of the bytes being written.</summary>
    public long Arrival { get; set; }

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset) =>
        inspector.Inspect(run, stride, count, inspector.Packets, new TimeLine(0, clock.Now, 0));

    public void OnSyncByteError(long offset, byte found) => sync.OnBadByte(offset, found);

    public void OnSyncLoss(long offset) => sync.OnLost(Arrival, offset);

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes) => sync.OnAcquired(Arrival, packetSize, skippedBytes);

    public void OnTrailing(int bytes)
    {
        // Part of a packet at the end of a live input is what a cut leaves; it says nothing about the stream.
    }
}
