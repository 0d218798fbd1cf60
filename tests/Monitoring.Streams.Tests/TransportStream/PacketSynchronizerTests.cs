using Monitoring.Streams.TransportStream;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.TransportStream;

public sealed class PacketSynchronizerTests
{
    private const ushort Pid = 0x100;

    [Test]
    public void Segmentation_changes_nothing([Values(188, 192, 204)] int packetSize, [Values(0, 1, 3, 47, 187)] int start)
    {
        byte[] stream = Clean(12).ToArray(packetSize)[start..];
        IList<string> whole = Run(Segmentation.Whole(stream));

        foreach ((string name, IEnumerable<ReadOnlyMemory<byte>> chunks) in Segmentation.Matrix(stream))
        {
            Assert.That(Run(chunks), Is.EqualTo(whole), name);
        }
    }

    [Test]
    public void Segmentation_changes_nothing_in_a_broken_stream([Values(188, 192, 204)] int packetSize)
    {
        TransportStreamBuilder builder = Clean(7).BadSync();
        _ = builder.Null(3);
        byte[] stream = [.. builder.ToArray(packetSize), .. new byte[77],
            .. Clean(6).Null(1).BadSync().Null(1).ToArray(packetSize), 0x47, 0x01];
        IList<string> whole = Run(Segmentation.Whole(stream));

        foreach ((string name, IEnumerable<ReadOnlyMemory<byte>> chunks) in Segmentation.Matrix(stream))
        {
            Assert.That(Run(chunks), Is.EqualTo(whole), name);
        }
    }

    [Test]
    public void Packets_are_found_from_any_start_offset([Values(188, 192, 204)] int packetSize)
    {
        byte[] stream = Clean(20).ToArray(packetSize);
        int prefix = packetSize == PacketSizes.WithTimestamp ? PacketSizes.TimestampSize : 0;
        for (int start = 0; start < packetSize; start++)
        {
            RecordingSink sink = Record(Segmentation.Whole(stream[start..]));

            bool firstIsWhole = start <= prefix;
            int skipped = firstIsWhole ? 0 : packetSize - start;
            Assert.That(sink.Packets, Has.Count.EqualTo(firstIsWhole ? 20 : 19), $"start {start}");
            Assert.That(
                (sink.FirstOffset, sink.SkippedBytes, sink.PacketSize), Is.EqualTo((skipped, skipped, packetSize)), $"start {start}");
        }
    }

    [Test]
    public void A_table_that_repeats_0x47_in_every_packet_is_not_taken_for_sync_bytes()
    {
        byte[] payload = new byte[184];
        payload[100] = 0x47;
        TransportStreamBuilder builder = new();
        for (int packet = 0; packet < 20; packet++)
        {
            _ = builder.Payload(Pid, payload);
        }

        RecordingSink sink = Record(Segmentation.Whole(builder.ToArray()[50..]));

        Assert.That(sink.FirstOffset, Is.EqualTo(138));
    }

    [Test]
    public void Headers_that_are_all_reserved_still_make_packets_where_nothing_better_is_found()
    {
        byte[] stream = new byte[20 * 188];
        for (int at = 0; at < stream.Length; at += 188)
        {
            stream[at] = 0x47;
        }

        RecordingSink sink = Record(Segmentation.Whole(stream));

        Assert.That((sink.FirstOffset, sink.Packets.Count), Is.EqualTo((0L, 20)));
    }

    [Test]
    public void One_bad_sync_byte_leaves_one_packet_out()
    {
        byte[] stream = [.. Clean(8).BadSync(0x12).ToArray(), .. Clean(8).ToArray()];

        RecordingSink sink = Record(Segmentation.Whole(stream));

        Assert.That((sink.SyncByteErrors, sink.SyncLosses, sink.Packets.Count), Is.EqualTo((1, 0, 15)));
        Assert.That(sink.Log, Does.Contain("sync byte error 1316: 12"));
    }

    [Test]
    public void Two_consecutive_bad_sync_bytes_lose_synchronisation()
    {
        byte[] stream = [.. Clean(8).ToArray(), .. new byte[2 * 188], .. Clean(8).ToArray()];

        RecordingSink sink = Record(Segmentation.Whole(stream));

        Assert.That((sink.SyncByteErrors, sink.SyncLosses, sink.Packets.Count), Is.EqualTo((0, 1, 16)));
        Assert.That(sink.Log, Does.Contain("sync loss 1504"));
        Assert.That(sink.Log, Does.Contain("sync acquired 1880: 188, 376 skipped"));
    }

    [Test]
    public void Bytes_put_in_between_packets_cost_no_packet()
    {
        byte[] stream = [.. Clean(8).ToArray(), 1, 2, 3, .. Clean(8).ToArray()];

        RecordingSink sink = Record(Segmentation.Whole(stream));

        Assert.That((sink.Packets.Count, sink.SkippedBytes), Is.EqualTo((16, 3)));
    }

    [Test]
    public void Four_packets_do_until_the_input_ends_and_no_longer()
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);

        synchronizer.Write(Clean(4).ToArray());
        Assert.That((synchronizer.InSync, synchronizer.PacketSize, sink.Packets.Count), Is.EqualTo((false, 0, 0)));

        synchronizer.Complete();
        Assert.That((synchronizer.InSync, synchronizer.PacketSize, sink.Packets.Count), Is.EqualTo((true, 188, 4)));
    }

    [Test]
    public void A_short_input_gives_all_its_packets([Values(188, 192, 204)] int packetSize, [Range(1, 6)] int packets)
    {
        RecordingSink sink = Record(Segmentation.Whole(Clean(packets).ToArray(packetSize)));

        Assert.That((sink.Packets.Count, sink.FirstOffset), Is.EqualTo((packets, 0L)));
    }

    [Test]
    public void A_lone_0x47_in_bytes_that_are_no_stream_is_no_packet()
    {
        byte[] bytes = new byte[300];
        bytes[20] = 0x47;

        RecordingSink sink = Record(Segmentation.Whole(bytes));

        Assert.That(sink.Packets, Is.Empty);
        Assert.That(sink.TrailingBytes, Is.EqualTo(300));
    }

    [Test]
    public void The_last_packet_cut_short_is_trailing()
    {
        RecordingSink sink = Record(Segmentation.Whole(Clean(10).ToArray()[..^40]));

        Assert.That((sink.Packets.Count, sink.TrailingBytes), Is.EqualTo((9, 148)));
    }

    [Test]
    public void Parity_that_the_end_cut_off_leaves_the_packet_whole()
    {
        RecordingSink sink = Record(Segmentation.Whole(Clean(10).ToArray(204)[..^10]));

        Assert.That((sink.Packets.Count, sink.TrailingBytes), Is.EqualTo((10, 0)));
    }

    [Test]
    public void A_bad_last_packet_is_a_sync_byte_error()
    {
        RecordingSink sink = Record(Segmentation.Whole(Clean(10).BadSync().ToArray()));

        Assert.That((sink.Packets.Count, sink.SyncByteErrors, sink.TrailingBytes), Is.EqualTo((9, 1, 0)));
    }

    [Test]
    public void Reset_begins_a_new_input()
    {
        var sink = new RecordingSink();
        var synchronizer = new PacketSynchronizer(sink);
        synchronizer.Write(Clean(6).ToArray().AsSpan(0, 1123));
        synchronizer.Complete();
        sink.Log.Clear();

        synchronizer.Reset();
        synchronizer.Write(Clean(6).ToArray(204));
        synchronizer.Complete();

        Assert.That(sink.Log[0], Is.EqualTo("sync acquired 0: 204, 0 skipped"));
    }

    [Test]
    public void Writing_allocates_nothing()
    {
        byte[] stream = Clean(2000).ToArray();
        var synchronizer = new PacketSynchronizer(new Counter());
        synchronizer.Write(stream);

        long before = GC.GetAllocatedBytesForCurrentThread();
        synchronizer.Write(stream.AsSpan(0, 100_001));
        synchronizer.Write(stream.AsSpan(100_001));
        long after = GC.GetAllocatedBytesForCurrentThread();

        Assert.That(after - before, Is.Zero);
    }

    internal static IList<string> Run(IEnumerable<ReadOnlyMemory<byte>> chunks) => Record(chunks).Log;

    private static RecordingSink Record(IEnumerable<ReadOnlyMemory<byte>> chunks)
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

    private static TransportStreamBuilder Clean(int packets)
    {
        TransportStreamBuilder builder = new();
        for (int packet = 0; packet < packets; packet++)
        {
            byte[] payload = new byte[184];
            payload.AsSpan().Fill((byte)packet);
            _ = builder.Payload(Pid, payload);
        }

        return builder;
    }

    private sealed class Counter : ITransportPacketSink
    {
        public long Packets { get; private set; }

        public void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset) => Packets += count;

        public void OnSyncByteError(long offset, byte found)
        {
        }

        public void OnSyncLoss(long offset)
        {
        }

        public void OnSyncAcquired(long offset, int packetSize, long skippedBytes)
        {
        }

        public void OnTrailing(int bytes)
        {
        }
    }
}
