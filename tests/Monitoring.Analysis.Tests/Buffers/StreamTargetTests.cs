using Monitoring.Analysis.Buffers;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tests.Buffers;

/// <summary>Streams through their buffers: each of the three checks on a stream that breaks it alone, and its twin.</summary>
public sealed class StreamTargetTests
{
    private const int Frame = 576;

    [Test]
    public void Sound_two_tenths_of_a_second_ahead_is_clean()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
            Assert.That(target.Units, Is.GreaterThan(90));
            Assert.That(target.LongestDelay, Is.EqualTo(0.1).Within(1e-4));
            Assert.That(target.ElementaryPeak, Is.InRange(4 * Frame, 5 * Frame));
            Assert.That(target.TransportPeak, Is.EqualTo(0).Within(1e-6), "250 bytes a millisecond out, 188 in");
        }
    }

    /// <summary>The four packets of a frame take 4 ms: at 3 ms the last has not come.</summary>
    [Test]
    public void Sound_due_before_it_is_whole_is_3_3_only()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 3);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts.Buffer, Is.EqualTo(target.Underflows).And.GreaterThan(90));
            Assert.That((script.Counts.Empty, script.Counts.Delay), Is.EqualTo((0L, 0L)));
            Assert.That(script.FirstText, Does.StartWith("Bn lacks 24 bytes of an access unit"));
        }
    }

    /// <summary>Ten frames of 576 bytes wait for 240 ms: 5760 bytes, and 3584 is the size.</summary>
    [Test]
    public void Sound_sent_too_early_is_3_3_only()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 240);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts.Buffer, Is.GreaterThan(0));
            Assert.That(target.Underflows, Is.Zero);
            Assert.That((script.Counts.Empty, script.Counts.Delay), Is.EqualTo((0L, 0L)));
            Assert.That(script.FirstText, Does.StartWith("Bn holds 3"));
        }
    }

    /// <summary>Frames so small that a second of them fits: only the second is too long.</summary>
    [TestCase(1100, true)]
    [TestCase(900, false)]
    public void Sound_that_waits_for_more_than_a_second_is_3_10_only(int delay, bool isFault)
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, 60, delay);
        Assert.That((script.Counts.Buffer, script.Counts.Empty), Is.EqualTo((0L, 0L)));
        Assert.That(script.Counts.Delay > 50, Is.EqualTo(isFault));
    }

    [Test]
    public void Mpeg_4_video_may_wait_for_ten()
    {
        BufferScript script = new();
        PlaySound(script, script.Follow(AvcBuffers.Of(100, 40, null)!.Value), 60, 5000);
        Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
    }

    /// <summary>94 bytes a millisecond out, and 188 in: five packets in a row fit, and six do not.</summary>
    [TestCase(5, 0)]
    [TestCase(6, 1)]
    public void Packets_too_close_to_one_another_are_3_3_only(int inARow, int errorsEach)
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg with { TransportRate = 94_000 });
        for (int unit = 0; unit < 40; unit++)
        {
            script.Send(target, inARow * 184, 60);
            script.Pass(30 - inARow);
        }

        script.Pass(100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts.Buffer, Is.EqualTo(40 * errorsEach));
            Assert.That((script.Counts.Empty, script.Counts.Delay), Is.EqualTo((0L, 0L)));
        }
    }

    /// <summary>Every third packet is of the stream, and the leak takes exactly as much: what two packets in a row left never goes.</summary>
    [TestCase(188.0 / 3, 3)]
    [TestCase(188.0 / 2.9, 0)]
    public void A_transport_buffer_that_never_empties_is_3_9_only(double bytesPerMillisecond, int errors)
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg with { TransportRate = bytesPerMillisecond * 1000, Elementary = 1e6 });
        script.Send(target, 184, 500);
        for (int unit = 0; unit < 1100; unit++)
        {
            script.Send(target, 184, 500);
            script.Pass(2);
        }

        script.Pass(100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts.Empty, Is.EqualTo(errors));
            Assert.That((script.Counts.Buffer, script.Counts.Delay), Is.EqualTo((0L, 0L)));
        }
    }

    [Test]
    public void Clocks_wrap()
    {
        BufferScript script = new(ClockReference.Modulus - (ClockReference.TicksPerSecond * 3 / 2));
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 100);
        Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
        Assert.That(target.LongestDelay, Is.EqualTo(0.1).Within(1e-4));
    }

    /// <summary>Two frames in a PES packet: the second is decoded halfway to the next that has a time stamp.</summary>
    [Test]
    public void A_frame_without_time_stamp_lies_between_those_that_have_one()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        for (int unit = 0; unit < 50; unit++)
        {
            script.Send(target, Frame, 100);
            script.Send(target, Frame, 0, isStamped: false);
            script.Pass(40);
        }

        script.Pass(100);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
            Assert.That(target.Units, Is.GreaterThan(90));
            Assert.That(target.LongestDelay, Is.EqualTo(0.12).Within(1e-4), "it comes 4 ms after the first and is due 24 ms after it");
        }
    }

    [Test]
    public void Loss_is_no_fault_of_the_buffers()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 100);
        target.OnPacket(0, 100, 0, script.Position);
        target.OnBreak();
        Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
    }

    [Test]
    public void A_jump_of_the_clock_begins_anew()
    {
        BufferScript script = new();
        ElementaryTarget target = script.Follow(AudioBuffers.Mpeg);
        PlaySound(script, target, Frame, delay: 100);
        long before = target.Units;
        script.Ahead = 5 * ClockReference.TicksPerSecond;
        script.Pass(BufferScript.PacketsPerPcr);
        Assert.That(script.Times.Unknown, Does.Contain("0.2 s apart"));
        script.Pass(BufferScript.PacketsPerPcr * 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(script.Times.Unknown, Is.Null);
            Assert.That(script.Counts, Is.EqualTo((0L, 0L, 0L)));
            Assert.That(target.Units, Is.EqualTo(before).Within(5));
        }
    }

    /// <summary>125 bytes a millisecond out, 188 in: eight packets in a row leave 504, nine 567.</summary>
    [TestCase(8, 0)]
    [TestCase(9, 1)]
    public void Tables_too_close_to_one_another_overflow_tbsys(int inARow, int errors)
    {
        BufferScript script = new();
        SystemTarget target = script.FollowTables();
        script.Pass(25);
        for (int packet = 0; packet < inARow; packet++)
        {
            script.Send(target, 20);
        }

        script.Pass(50);
        Assert.That(script.Counts, Is.EqualTo(((long)errors, 0L, 0L)));
    }

    /// <summary>10 bytes a millisecond out of Bsys: a table of 183 bytes every 20 ms fits, and every 10 ms fills it.</summary>
    [TestCase(20, false)]
    [TestCase(10, true)]
    public void Tables_too_often_overflow_bsys(int every, bool isFault)
    {
        BufferScript script = new();
        SystemTarget target = script.FollowTables();
        for (int packet = 0; packet < 100; packet++)
        {
            script.Send(target, 183);
            script.Pass(every - 1);
        }

        script.Pass(50);
        Assert.That(script.Counts, Is.EqualTo((isFault ? 1L : 0L, 0L, 0L)));
        Assert.That(script.FirstText, isFault ? Does.StartWith("Bsys holds") : Is.Null);
    }

    private static void PlaySound(BufferScript script, ElementaryTarget target, int size, int delay)
    {
        for (int frame = 0; frame < 100; frame++)
        {
            long next = script.Position + 24;
            script.Send(target, size, delay);
            script.Pass((int)(next - script.Position));
        }

        script.Pass(100);
    }
}
