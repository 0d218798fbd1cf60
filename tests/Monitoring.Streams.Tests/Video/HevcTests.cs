using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Hevc;
using Monitoring.Testing.Video;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class HevcTests
{
    [Test]
    public void Parameters_say_what_the_stream_is()
    {
        ParseStatus status = HevcSequenceParameters.TryRead(
            HevcBuilder.SequenceParameters(3838, 2158, 50), out HevcSequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((format.Profile, format.Level), Is.EqualTo(("Main 10", "5.1 High")));
            Assert.That((format.Width, format.Height), Is.EqualTo((3838, 2158)));
            Assert.That((format.FrameRate, format.IsInterlaced), Is.EqualTo(((Ratio?)new Ratio(50, 1), (bool?)false)));
            Assert.That((format.Chroma, format.BitDepth, format.TransferCharacteristics), Is.EqualTo(("4:2:0", (int?)10, (int?)18)));
        }
    }

    [Test]
    public void Fields_make_frames_of_twice_the_lines_and_half_the_rate()
    {
        _ = HevcSequenceParameters.TryRead(HevcBuilder.SequenceParameters(1920, 540, 50, fields: true), out HevcSequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        Assert.That(
            (format.Height, format.FrameRate, format.IsInterlaced), Is.EqualTo((1080, (Ratio?)new Ratio(25, 1), (bool?)true)));
    }

    [TestCase(1, false)]
    [TestCase(3, false)]
    [TestCase(2, true)]
    public void A_picture_says_when_it_leaves_the_buffer_its_parameters_tell_of(int schedules, bool units)
    {
        byte[] unit = HevcBuilder.SequenceParameters(1920, 1080, 25, schedules: schedules, units: units);
        ParseStatus status = HevcSequenceParameters.TryRead(unit, out HevcSequenceParameters parameters);
        SupplementalMessages messages = new(HevcBuilder.Timing(81_000, 4, schedules, units), 2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That(parameters.Buffer is { BitsPerSecond: 1_280_000, BufferBits: 640_000, IsConstant: true });
            Assert.That((parameters.Buffer?.Schedules, parameters.Buffer?.HasDecodingUnits), Is.EqualTo(((int?)schedules, (bool?)units)));
            Assert.That(parameters.Describe() is { BitsPerSecond: 1_280_000, BufferBits: 640_000 });
            Assert.That(messages.MoveNext());
            Assert.That(
                (HevcBufferingPeriod.TryRead(messages.Payload, parameters, parameters.Buffer, out HevcBufferingPeriod period), period),
                Is.EqualTo((ParseStatus.Complete, new HevcBufferingPeriod(81_000, 5))));
            Assert.That(HevcBufferingPeriod.TryRead(messages.Payload, parameters, null, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(messages.MoveNext());
            Assert.That(
                (HevcPictureTiming.TryRead(messages.Payload, parameters, parameters.Buffer, out HevcPictureTiming timing), timing),
                Is.EqualTo((ParseStatus.Complete, new HevcPictureTiming(null, 5, 3))));
        }
    }

    [Test]
    public void The_video_parameters_say_what_the_sequence_parameters_leave_open()
    {
        byte[] unit = HevcBuilder.VideoParameters(50, 2);
        ParseStatus status = HevcVideoParameters.TryRead(unit, out HevcVideoParameters whole);
        VideoFormat format = default(HevcSequenceParameters).Describe(whole);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((whole.Id, whole.Level.Level, whole.PictureRate), Is.EqualTo((0, "4.1", (Ratio?)new Ratio(50, 1))));
            Assert.That((format.FrameRate, format.BufferBits, format.BitsPerSecond), Is.EqualTo(((Ratio?)new Ratio(50, 1), (long?)640_000, (long?)1_280_000)));
            for (int length = 0; length < unit.Length - 2; length++)
            {
                Assert.That(HevcVideoParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
            }
        }
    }

    [TestCase(1, 0, PictureType.B)]
    [TestCase(1, 1, PictureType.P)]
    [TestCase(19, 2, PictureType.I)]
    [TestCase(21, 2, PictureType.I)]
    public void The_first_segment_has_the_type_behind_the_bits_its_parameters_add(int unitType, int type, PictureType expected)
    {
        _ = HevcPictureParameters.TryRead(HevcBuilder.PictureParameters(2, 3), out HevcPictureParameters parameters);
        byte[] extra = new byte[HevcPictureParameters.Count];
        extra[parameters.Id] = (byte)parameters.ExtraSliceBits;
        ParseStatus status = HevcSliceHeader.TryRead(
            HevcBuilder.Slice(unitType, type, parameters: 2, extraSliceBits: 3), extra, out HevcSliceHeader slice);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That(slice, Is.EqualTo(new HevcSliceHeader(unitType, 0, true, expected)));
            Assert.That((slice.IsEntry, slice.IsInstantaneous), Is.EqualTo((unitType > 15, unitType == 19)));
        }
    }

    [Test]
    public void Another_segment_has_no_type_of_its_own()
    {
        _ = HevcSliceHeader.TryRead(HevcBuilder.Slice(1, 1, first: false), new byte[64], out HevcSliceHeader slice);
        Assert.That((slice.IsFirst, slice.Type), Is.EqualTo((false, PictureType.Unknown)));
    }

    [Test]
    public void Parameters_that_are_cut_are_never_complete()
    {
        byte[] unit = HevcBuilder.SequenceParameters(3840, 2160, 50);
        for (int length = 0; length < unit.Length - 2; length++)
        {
            Assert.That(HevcSequenceParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
        }
    }
}
