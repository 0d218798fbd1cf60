using System.Buffers.Binary;
using Monitoring.Analysis.Network;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Rtp;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Network;

/// <summary>Packets carry their number as payload, so that what is handed on tells its order.</summary>
public sealed class RtpReceiverTests
{
    private const long Interval = 1_000_000;
    private const uint TicksPerInterval = 90;

    [Test]
    public void Packets_in_order_are_handed_on_as_they_come_over_the_wrap_of_the_number()
    {
        (List<int> order, RtpReport report) = Receive([.. Enumerable.Range(65_500, 700)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(order, Is.EqualTo(Enumerable.Range(65_500, 700).Select(i => i & 0xFFFF)));
            Assert.That(report.FirstSequence, Is.EqualTo(65_500));
            Assert.That(report.LastSequence, Is.EqualTo((65_500 + 699) & 0xFFFF));
            Assert.That((report.Packets, report.Lost, report.Duplicates, report.Reordered, report.Late), Is.EqualTo((700L, 0L, 0L, 0L, 0L)));
            Assert.That(report.JitterMs, Is.Zero);
        }
    }

    [Test]
    public void Two_packets_swapped_are_one_reordered_and_none_lost()
    {
        (List<int> order, RtpReport report) = Receive([1, 2, 4, 3, 5]);
        Assert.That(order, Is.EqualTo((int[])[1, 2, 3, 4, 5]));
        Assert.That((report.Reordered, report.Lost, report.Duplicates), Is.EqualTo((1L, 0L, 0L)));
    }

    [Test]
    public void A_gap_is_lost_once_and_its_length_is_known()
    {
        (List<int> order, RtpReport report) = Receive([1, 2, .. Enumerable.Range(19, 100), .. Enumerable.Range(121, 100)]);
        Assert.That(order, Has.Count.EqualTo(202));
        Assert.That((report.Lost, report.LossEvents, report.LongestLoss), Is.EqualTo((18L, 2L, 16L)));
    }

    [Test]
    public void A_packet_that_comes_again_is_left_out_whether_its_turn_is_over_or_to_come()
    {
        (List<int> order, RtpReport report) = Receive([1, 1, 2, 4, 4, 3, 2, 5]);
        Assert.That(order, Is.EqualTo((int[])[1, 2, 3, 4, 5]));
        Assert.That((report.Duplicates, report.Lost, report.Packets), Is.EqualTo((3L, 0L, 8L)));
    }

    [Test]
    public void A_packet_given_up_that_comes_after_all_is_late()
    {
        (List<int> order, RtpReport report) = Receive([1, .. Enumerable.Range(3, 60), 2, 2, 63]);
        Assert.That(order, Is.EqualTo(Enumerable.Range(1, 63).Where(i => i != 2)));
        Assert.That((report.Late, report.Lost, report.Duplicates), Is.EqualTo((1L, 1L, 1L)));
    }

    [Test]
    public void A_sender_that_begins_anew_loses_nothing()
    {
        (List<int> order, RtpReport report) = Receive([1, 2, 30_000, 30_001, 5]);
        Assert.That(order, Is.EqualTo((int[])[1, 2, 30_000, 30_001, 5]));
        Assert.That((report.Restarts, report.Lost), Is.EqualTo((2L, 0L)));
    }

    [Test]
    public void Arrival_in_bursts_is_jitter_and_time_stamps_at_another_rate_are_none()
    {
        (_, RtpReport bursts) = Receive([.. Enumerable.Range(1, 2000)], at => at / 8 * 8 * Interval);
        (_, RtpReport slow) = Receive([.. Enumerable.Range(1, 2000)], at => at * Interval * 2);
        Assert.That(bursts.MaxJitterMs, Is.EqualTo(1.75).Within(1));
        Assert.That(slow.MaxJitterMs, Is.Null);
    }

    [Test]
    public void Nothing_is_allocated_per_packet()
    {
        RtpReceiver receiver = new(new Order());
        byte[][] packets = [.. Enumerable.Range(0, 1000).Select(i => FrameBuilder.Rtp((ushort)(i ^ 1), 0, new byte[188]))];
        Take(receiver, packets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Take(receiver, packets);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void Take(RtpReceiver receiver, byte[][] packets)
    {
        foreach (byte[] bytes in packets)
        {
            _ = RtpPacket.TryRead(bytes, out RtpPacket packet);
            receiver.Take(packet, default);
        }
    }

    private static (List<int> Order, RtpReport Report) Receive(int[] numbers, Func<int, long>? arrival = null)
    {
        Order order = new() { Keeps = true };
        RtpReceiver receiver = new(order);
        for (int at = 0; at < numbers.Length; at++)
        {
            byte[] payload = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(payload, numbers[at] & 0xFFFF);
            byte[] bytes = FrameBuilder.Rtp((ushort)numbers[at], (uint)at * TicksPerInterval, payload);
            _ = RtpPacket.TryRead(bytes, out RtpPacket packet);
            receiver.Take(packet, new Instant(arrival?.Invoke(at) ?? at * Interval));
        }

        receiver.Complete();
        return (order.Numbers, receiver.Report()!);
    }

    private sealed class Order : IPayloadSink
    {
        public bool Keeps { get; init; }

        public List<int> Numbers { get; } = [];

        public void OnPayload(ReadOnlySpan<byte> payload, Instant arrival)
        {
            if (Keeps)
            {
                Numbers.Add(BinaryPrimitives.ReadInt32BigEndian(payload));
            }
        }
    }
}
