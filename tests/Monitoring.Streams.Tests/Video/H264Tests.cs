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
            Assert.That(parameters.Buffer, Is.EqualTo(new H264BufferParameters(10_000 * 128, 5_000 * 64, true)));
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
    public void A_recovery_point_is_found_behind_other_messages() =>
        Assert.That(
            (H264Messages.HasRecoveryPoint(H264Builder.RecoveryPoint()), H264Messages.HasRecoveryPoint([6, 4, 1, 0, 0x80])),
            Is.EqualTo((true, false)));

    [Test]
    public void Parameters_that_are_cut_need_more_data_wherever_the_cut_is()
    {
        byte[] unit = H264Builder.SequenceParameters(1440, 1080, interlaced: true, timeScale: 50);
        for (int length = 0; length < unit.Length - 2; length++)
        {
            Assert.That(H264SequenceParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
        }
    }
}
