using BenchmarkDotNet.Attributes;

using Monitoring.Streams.TransportStream;

namespace Monitoring.Benchmarks.Streams;

/// <summary>The floor under every analysis: find the packets and read their PIDs. Figures are per packet.</summary>
public class PacketScanBenchmark : ITransportPacketSink
{
    private const int Packets = 100_000;

    private readonly int[] _perPid = new int[8192];
    private byte[] _stream = [];
    private PacketSynchronizer _synchronizer = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _stream = SyntheticStream.Packets(Packets);
        _synchronizer = new PacketSynchronizer(this);
    }

    [Benchmark(OperationsPerInvoke = Packets)]
    public int FindPacketsAndCountPids()
    {
        _synchronizer.Write(_stream);
        return _perPid[0];
    }

    public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset)
    {
        for (int i = 0; i < count; i++)
        {
            _perPid[new TransportPacket(run.Slice(i * stride, TransportPacket.Length)).Pid.Value]++;
        }
    }

    public void OnSyncByteError(long offset, byte found) => throw new InvalidOperationException("the stream is clean");

    public void OnSyncLoss(long offset) => throw new InvalidOperationException("the stream is clean");

    public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
    {
    }

    public void OnTrailing(int bytes)
    {
    }
}
