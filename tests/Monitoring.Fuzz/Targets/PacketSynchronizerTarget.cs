using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary><see cref="PacketSynchronizer"/>: what it finds does not depend on the cuts, and every byte is accounted for.</summary>
public sealed class PacketSynchronizerTarget : IFuzzTarget
{
    public IEnumerable<byte[]> Seeds() =>
        [.. PacketSizes.All.ToArray().Select(SeedStreams.Stream), new TransportStreamBuilder().Null(3).ToArray(), [], .. GoCorpus.Read()];

    public void Run(ReadOnlySpan<byte> input)
    {
        byte[] bytes = input.ToArray();
        RecordingSink whole = Feed(Segmentation.Whole(bytes));
        int size = 1 + (bytes.Length > 2 ? (bytes[^1] << 2) | (bytes[^2] & 3) : 0);
        RecordingSink pieces = Feed(Segmentation.InPieces(bytes, size));

        BrokenPromiseException.ThrowUnless(whole.Log.SequenceEqual(pieces.Log), $"pieces of {size} bytes give another result");
        long packetBytes = (long)(whole.Packets.Count + whole.SyncByteErrors) * Math.Max(TransportPacket.Length, whole.PacketSize);
        long accounted = packetBytes + whole.SkippedBytes + whole.TrailingBytes;
        bool oneSizeOnly = whole.Log.Count(l => l.StartsWith("sync acquired", StringComparison.Ordinal)) < 2;
        int slack = whole.PacketSize - TransportPacket.Length;
        BrokenPromiseException.ThrowUnless(
            !oneSizeOnly || whole.PacketSize == 0 || Math.Abs(accounted - bytes.Length) <= slack,
            $"{accounted} of {bytes.Length} bytes accounted for");
    }

    private static RecordingSink Feed(IEnumerable<ReadOnlyMemory<byte>> chunks)
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        foreach (ReadOnlyMemory<byte> chunk in chunks)
        {
            synchronizer.Write(chunk.Span);
        }

        synchronizer.Complete();
        return sink;
    }
}
