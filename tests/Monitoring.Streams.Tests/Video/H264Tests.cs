using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.H264;
using Monitoring.Testing.Video;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class H264Tests
{
    [Test]
    public void Parameters_say_what_the_stream_is()
    {
        ParseStatus status = H264SequenceParameters.TryRead(
            H264Builder.SequenceParameters(1440, 1080, interlaced: true, timeScale: 50), out H264SequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((format.Profile, format.Level), Is.EqualTo(("High", "4.0")));
            Assert.That((format.Width, format.Height), Is.EqualTo((1440, 1080)));
            Assert.That(format.FrameRate, Is.EqualTo(new Ratio(25, 1)));
            Assert.That(format.DisplayAspect, Is.EqualTo(new Ratio(16, 9)));
            Assert.That(format.IsInterlaced, Is.True);
            Assert.That((format.Chroma, format.BitDepth), Is.EqualTo(("4:2:0", 8)));
            Assert.That(format.TransferCharacteristics, Is.EqualTo(16));
            Assert.That(parameters.Buffer is { BitsPerSecond: 10_000 * 128, BufferBits: 5_000 * 64, IsConstant: true, Schedules: 1 });
            Assert.That(parameters.Buffer is { InitialDelayBits: 24, RemovalDelayBits: 16, OutputDelayBits: 8 });
            Assert.That((parameters.HasPictureStructure, parameters.ClockTick), Is.EqualTo((true, (Ratio?)new Ratio(1, 50))));
        }
    }

    [Test]
    public void Progressive_parameters_are_read_as_well()
    {
        _ = H264SequenceParameters.TryRead(
            H264Builder.SequenceParameters(854, 480, interlaced: false, timeScale: 100), out H264SequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        Assert.That((format.Width, format.Height, format.IsInterlaced, format.FrameRate), Is.EqualTo((854, 480, false, new Ratio(50, 1))));
    }

    [TestCase(0, PictureType.P)]
    [TestCase(1, PictureType.B)]
    [TestCase(2, PictureType.I)]
    [TestCase(3, PictureType.P)]
    [TestCase(4, PictureType.I)]
    [TestCase(7, PictureType.I)]
    public void A_slice_has_its_type(int code, PictureType type)
    {
        _ = H264SequenceParameters.TryRead(H264Builder.SequenceParameters(720, 576, true, 50), out H264SequenceParameters parameters);
        Assert.That(
            H264SliceHeader.TryRead(H264Builder.Slice(0, code, 7, bottom: true, interlaced: true), parameters, out H264SliceHeader header),
            Is.EqualTo(ParseStatus.Complete));
        Assert.That(header, Is.EqualTo(new H264SliceHeader(0, type, 7, true, true)));
    }

    [Test]
    public void Messages_are_stepped_through_up_to_where_the_unit_ends()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Types(H264Builder.RecoveryPoint()), Is.SupersetOf((int[])[4, SupplementalMessages.RecoveryPoint]));
            Assert.That(Types([6, 0xFF, 4, 1, 0]), Is.EqualTo((int[])[259]));
            Assert.That(Types([6, 4]), Is.Empty);
            Assert.That(Types([6, .. Enumerable.Repeat<byte>(0, 100)]), Has.Count.EqualTo(16));
        }
    }

    [Test]
    public void A_picture_says_when_it_leaves_the_buffer()
    {
        _ = H264SequenceParameters.TryRead(H264Builder.SequenceParameters(720, 576, true, 50), out H264SequenceParameters parameters);
        SupplementalMessages messages = new(H264Builder.Timing(81_000, 0), 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(messages.MoveNext());
            Assert.That(
                H264BufferingPeriod.TryRead(messages.Payload, parameters, out H264BufferingPeriod period), Is.EqualTo(ParseStatus.Complete));
            Assert.That(period, Is.EqualTo(new H264BufferingPeriod(81_000, 5)));
            Assert.That(H264BufferingPeriod.TryRead(messages.Payload, default, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(messages.MoveNext());
            Assert.That(H264PictureTiming.TryRead(messages.Payload, parameters, out H264PictureTiming timing), Is.EqualTo(ParseStatus.Complete));
            Assert.That(timing, Is.EqualTo(new H264PictureTiming(0, 3, 0)));
            Assert.That(
                (H264PictureTiming.TryRead(messages.Payload, default, out timing), timing),
                Is.EqualTo((ParseStatus.Complete, new H264PictureTiming(null, null, null))));
        }
    }

    [Test]
    public void A_message_that_is_cut_needs_more_data()
    {
        _ = H264SequenceParameters.TryRead(H264Builder.SequenceParameters(720, 576, true, 50), out H264SequenceParameters parameters);
        SupplementalMessages messages = new(H264Builder.Timing(81_000, 0).AsSpan(0, 6), 1);
        Assert.That(messages.MoveNext());
        Assert.That(H264BufferingPeriod.TryRead(messages.Payload, parameters, out _), Is.EqualTo(ParseStatus.NeedMoreData));
    }

    [Test]
    public void Parameters_that_are_cut_need_more_data_wherever_the_cut_is()
    {
        byte[] unit = H264Builder.SequenceParameters(1440, 1080, interlaced: true, timeScale: 50);
        for (int length = 0; length < unit.Length - 2; length++)
        {
            Assert.That(H264SequenceParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
        }
    }

    private static List<int> Types(byte[] unit)
    {
        List<int> types = [];
        SupplementalMessages messages = new(unit, 1);
        while (messages.MoveNext())
        {
            types.Add(messages.Type);
        }

        return types;
    }
}
