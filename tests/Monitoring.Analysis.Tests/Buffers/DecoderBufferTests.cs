using Monitoring.Analysis.Buffers;

namespace Monitoring.Analysis.Tests.Buffers;

/// <summary>Bn, and MBn with EBn, against figures worked out by hand.</summary>
public sealed class DecoderBufferTests
{
    private static readonly BufferSizes Sound = new() { TransportRate = 250_000, Elementary = 3584, LongestDelay = 1 };

    /// <summary>MBn of 300 bytes that empties at 1000 bytes a second into an EBn of 1000.</summary>
    private static readonly BufferSizes Picture = new()
    {
        TransportRate = 2000,
        Multiplex = 300,
        MultiplexRate = 1000,
        Elementary = 1000,
        LongestDelay = 1,
        MultiplexEmpties = true,
    };

    [Test]
    public void Sound_comes_in_and_is_taken_out_at_its_time()
    {
        DecoderBuffer buffer = Started(Sound);
        _ = buffer.TryExpect(576, 1.0);
        _ = buffer.TryExpect(1152, 1.024);
        buffer.Fill(0.5, 0.6, 1152);
        Assert.That(buffer.Elementary, Is.EqualTo(1152));
        buffer.Fill(1.01, 1.02, 100);
        Assert.That(buffer.Elementary, Is.EqualTo(676));
        buffer.Fill(1.03, 1.04, 100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(buffer.Elementary, Is.EqualTo(200));
            Assert.That(buffer.ElementaryPeak, Is.EqualTo(1152));
            Assert.That(buffer.Units, Is.EqualTo(2));
            Assert.That(buffer.Underflows, Is.Zero);
            Assert.That(buffer.Overflows, Is.Zero);
        }
    }

    /// <summary>Half of the frame has come when it is due: 288 bytes are missing.</summary>
    [Test]
    public void A_frame_that_is_half_there_when_it_is_due_underflows()
    {
        DecoderBuffer buffer = Started(Sound);
        _ = buffer.TryExpect(576, 1.0);
        buffer.Fill(0.9, 1.1, 576);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(buffer.Underflows, Is.EqualTo(1));
            Assert.That(buffer.Missing, Is.EqualTo(288).Within(1e-6));
            Assert.That(buffer.Elementary, Is.Zero);
        }
    }

    [Test]
    public void A_frame_whole_at_the_moment_it_is_due_does_not()
    {
        DecoderBuffer buffer = Started(Sound);
        _ = buffer.TryExpect(576, 1.0);
        buffer.Fill(0.9, 1.0, 576);
        buffer.Fill(1.1, 1.2, 10);
        Assert.That(buffer.Underflows, Is.Zero);
        Assert.That(buffer.Elementary, Is.EqualTo(10));
    }

    [Test]
    public void Sound_too_early_overflows_once_until_there_is_room_again()
    {
        DecoderBuffer buffer = Started(Sound);
        for (int frame = 1; frame <= 10; frame++)
        {
            _ = buffer.TryExpect(frame * 576, 1 + (frame * 0.024));
        }

        // Seven frames are 4032 bytes, six 3456.
        for (int frame = 0; frame < 7; frame++)
        {
            buffer.Fill(frame * 0.01, (frame * 0.01) + 0.005, 576);
        }

        Assert.That(buffer.Overflows, Is.EqualTo(1));
        Assert.That(buffer.ElementaryPeak, Is.EqualTo(4032));
        buffer.Fill(1.03, 1.04, 576);
        Assert.That(buffer.Overflows, Is.EqualTo(2), "one frame was taken out between, and one came in");
    }

    /// <summary>In at 2000 bytes a second, on at 1000: half of 400 bytes is in MBn when they have come, and all are in EBn 0.2 s later.</summary>
    [Test]
    public void Picture_data_wait_in_the_multiplex_buffer()
    {
        DecoderBuffer buffer = Started(Picture);
        buffer.Fill(0, 0.2, 400);
        Assert.That((buffer.Multiplex, buffer.Elementary), Is.EqualTo((200, 200)));
        buffer.Fill(0.4, 0.5, 10);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(buffer.Multiplex, Is.Zero.Within(1e-9));
            Assert.That(buffer.Elementary, Is.EqualTo(410).Within(1e-9));
            Assert.That(buffer.MultiplexPeak, Is.EqualTo(200).Within(1e-9));
            Assert.That(buffer.MultiplexLastEmpty, Is.EqualTo(0.5));
            Assert.That(buffer.Overflows, Is.Zero);
        }
    }

    /// <summary>800 bytes in 0.4 s: MBn reaches 400, and its 300 are passed on the way.</summary>
    [Test]
    public void A_burst_longer_than_the_multiplex_buffer_overflows_it()
    {
        DecoderBuffer buffer = Started(Picture);
        buffer.Fill(0, 0.4, 800);
        Assert.That(buffer.MultiplexPeak, Is.EqualTo(400).Within(1e-9));
        Assert.That(buffer.Overflows, Is.EqualTo(1));
    }

    /// <summary>EBn is full with 1000 bytes at 1 s, so that MBn keeps what comes then: 50 bytes; the picture taken at 2 s makes room.</summary>
    [Test]
    public void A_full_elementary_buffer_stops_the_leak_and_does_not_overflow()
    {
        DecoderBuffer buffer = Started(Picture);
        _ = buffer.TryExpect(600, 2.0);
        buffer.Fill(0, 1, 1000);
        buffer.Fill(1, 1.1, 50);
        Assert.That((buffer.Multiplex, buffer.Elementary), Is.EqualTo((50, 1000)));
        buffer.Fill(2.05, 2.1, 0);
        buffer.Fill(2.5, 2.6, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(buffer.Multiplex, Is.Zero.Within(1e-9));
            Assert.That(buffer.Elementary, Is.EqualTo(451).Within(1e-9));
            Assert.That(buffer.ElementaryPeak, Is.EqualTo(1000));
            Assert.That(buffer.Overflows, Is.Zero);
            Assert.That(buffer.Underflows, Is.Zero);
        }
    }

    /// <summary>All 600 bytes came by 0.3 s, and the leak has passed 300 of them: late although sent in time.</summary>
    [Test]
    public void A_picture_still_in_the_multiplex_buffer_when_due_underflows()
    {
        DecoderBuffer buffer = Started(Picture with { Multiplex = 1000 });
        _ = buffer.TryExpect(600, 0.3);
        buffer.Fill(0, 0.3, 600);
        buffer.Fill(1, 1.1, 1);
        Assert.That(buffer.Underflows, Is.EqualTo(1));
        Assert.That(buffer.Missing, Is.EqualTo(300).Within(1e-6));
        Assert.That(buffer.Elementary, Is.EqualTo(1).Within(1e-9));
    }

    [Test]
    public void Low_delay_lets_a_picture_be_late()
    {
        DecoderBuffer buffer = Started(Picture with { MayUnderflow = true });
        _ = buffer.TryExpect(100, 0.05);
        buffer.Fill(0, 0.1, 100);
        Assert.That(buffer.Underflows, Is.Zero);
        Assert.That(buffer.Units, Is.EqualTo(1));
    }

    [Test]
    public void What_stands_before_the_first_access_unit_takes_no_room()
    {
        DecoderBuffer buffer = Started(Sound);
        buffer.Skip(500);
        _ = buffer.TryExpect(1000, 2);
        buffer.Fill(0, 1, 700);
        Assert.That(buffer.Elementary, Is.EqualTo(200));
    }

    [Test]
    public void Only_so_many_access_units_wait()
    {
        DecoderBuffer buffer = Started(Sound);
        int waiting = 0;
        while (buffer.TryExpect(waiting, 100))
        {
            waiting++;
        }

        Assert.That(waiting, Is.EqualTo(DecoderBuffer.MostWaiting));
    }

    private static DecoderBuffer Started(BufferSizes sizes)
    {
        DecoderBuffer buffer = new(sizes);
        buffer.Restart(0);
        return buffer;
    }
}
