using Monitoring.Streams.TransportStream;

namespace Monitoring.Testing;

/// <summary>
/// Writes down what a synchronizer reports, runs taken apart into packets, so that two ways of cutting an input can be compared.
/// </summary>
public sealed class RecordingSink : ITransportPacketSink
{
    /// <summary>One line for each report, in order.</summary>
    public IList<string> Log { get; } = [];

    /// <summary>The packets of 188 bytes, in order.</summary>
    public IList<byte[]> Packets { get; } = [];

    public long? FirstOffset { get; private set; }

    public int PacketSize { get; private set; }

    public long SkippedBytes { get; private set; }

    public int SyncByteErrors { get; private set; }

    public int SyncLosses { get; private set; }

    public int TrailingBytes { get; private set; }

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset)
    {
        for (int packet = 0; packet < count; packet++)
        {
            ReadOnlySpan<byte> bytes = run.Slice(packet * stride, TransportPacket.Length);
            Packets.Add(bytes.ToArray());
            Log.Add($"packet {firstOffset + (packet * stride)}: {Convert.ToHexString(bytes)}");
        }
    }

    public void OnSyncByteError(long offset, byte found)
    {
        SyncByteErrors++;
        Log.Add($"sync byte error {offset}: {found:X2}");
    }

    public void OnSyncLoss(long offset)
    {
        SyncLosses++;
        Log.Add($"sync loss {offset}");
    }

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
    {
        FirstOffset ??= offset;
        PacketSize = packetSize;
        SkippedBytes += skippedBytes;
        Log.Add($"sync acquired {offset}: {packetSize}, {skippedBytes} skipped");
    }

    public void OnTrailing(int bytes)
    {
        TrailingBytes += bytes;
        Log.Add($"trailing {bytes}");
    }
}
