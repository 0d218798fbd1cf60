using Monitoring.Analysis.Buffers;

namespace Monitoring.Analysis.Tests.Buffers;

/// <summary>TBn against figures worked out by hand: 512 bytes, packets of 188, times in milliseconds where it says so.</summary>
public sealed class TransportBufferTests
{
    private const int Packet = 188;
    private const double Millisecond = 0.001;

    /// <summary>188 bytes a millisecond in, half of that out: 94 bytes more with every packet.</summary>
    [Test]
    public void Packets_back_to_back_at_twice_the_leak_overflow_with_the_sixth()
    {
        TransportBuffer buffer = new(Packet / 2 / Millisecond, BufferSizes.Transport);
        List<double> levels = [];
        for (int at = 0; at < 6; at++)
        {
            _ = buffer.Arrive(at * Millisecond, (at + 1) * Millisecond);
            levels.Add(Math.Round(buffer.Level, 6));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(levels, Is.EqualTo((double[])[94, 188, 282, 376, 470, 564]));
            Assert.That(buffer.Overflows, Is.EqualTo(1));
            Assert.That(buffer.Peak, Is.EqualTo(564).Within(1e-6));
        }
    }

    [Test]
    public void Five_of_them_and_a_pause_to_empty_in_do_not()
    {
        TransportBuffer buffer = new(Packet / 2 / Millisecond, BufferSizes.Transport);
        for (int at = 0; at < 50; at++)
        {
            double from = ((at / 5 * 10) + (at % 5)) * Millisecond;
            _ = buffer.Arrive(from, from + Millisecond);
        }

        Assert.That(buffer.Overflows, Is.Zero);
        Assert.That(buffer.Peak, Is.EqualTo(470).Within(1e-6));
    }

    [Test]
    public void What_stays_over_the_size_is_one_overflow_and_what_comes_back_another()
    {
        TransportBuffer buffer = new(Packet / 2 / Millisecond, BufferSizes.Transport);
        for (int at = 0; at < 20; at++)
        {
            double from = ((at / 10 * 100) + (at % 10)) * Millisecond;
            _ = buffer.Arrive(from, from + Millisecond);
        }

        Assert.That(buffer.Overflows, Is.EqualTo(2));
    }

    /// <summary>A leak faster than the stream: a packet leaves as it comes.</summary>
    [Test]
    public void A_fast_leak_passes_packets_as_they_come()
    {
        TransportBuffer buffer = new(Packet * 4 / Millisecond, BufferSizes.Transport);
        (double from, double to) = buffer.Arrive(5 * Millisecond, 6 * Millisecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(from, Is.EqualTo(5 * Millisecond));
            Assert.That(to, Is.EqualTo(6 * Millisecond));
            Assert.That(buffer.Level, Is.Zero);
            Assert.That(buffer.LastEmpty, Is.EqualTo(6 * Millisecond));
        }
    }

    /// <summary>The second packet waits until the first has left: from 2 ms to 4 ms.</summary>
    [Test]
    public void Packets_leave_in_their_order()
    {
        TransportBuffer buffer = new(Packet / 2 / Millisecond, BufferSizes.Transport);
        (double From, double To) first = buffer.Arrive(0, Millisecond);
        (double From, double To) second = buffer.Arrive(Millisecond, 2 * Millisecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.To, Is.EqualTo(2 * Millisecond).Within(1e-12));
            Assert.That(second.From, Is.EqualTo(2 * Millisecond).Within(1e-12));
            Assert.That(second.To, Is.EqualTo(4 * Millisecond).Within(1e-12));
        }
    }

    /// <summary>A packet every millisecond against a leak of exactly as much, begun with a burst: it never empties, and never overflows.</summary>
    [Test]
    public void A_buffer_that_never_empties_remembers_when_it_last_did()
    {
        TransportBuffer buffer = new(Packet / Millisecond, BufferSizes.Transport);
        _ = buffer.Arrive(0, Millisecond / 2);
        for (int at = 1; at < 2000; at++)
        {
            double from = (at - 0.5) * Millisecond;
            _ = buffer.Arrive(from, from + Millisecond);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(buffer.Overflows, Is.Zero);
            Assert.That(buffer.LastEmpty, Is.Zero);
            Assert.That(buffer.Level, Is.EqualTo(94).Within(1e-3));
        }
    }
}
