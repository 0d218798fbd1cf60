using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Vvc;
using Monitoring.Testing.Video;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class VvcTests
{
    [TestCase(false)]
    [TestCase(true)]
    public void Parameters_say_what_the_stream_is_however_many_tools_lie_before_the_timing(bool plain)
    {
        ParseStatus status = VvcSequenceParameters.TryRead(
            VvcBuilder.SequenceParameters(3838, 2158, 50, plain: plain), out VvcSequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((format.Profile, format.Level), Is.EqualTo(("Main 10", "5.1 High")));
            Assert.That((format.Width, format.Height), Is.EqualTo((3838, 2158)));
            Assert.That((format.FrameRate, format.IsInterlaced), Is.EqualTo(((Ratio?)new Ratio(50, 1), plain ? (bool?)null : false)));
            Assert.That((format.Chroma, format.BitDepth), Is.EqualTo(("4:2:0", (int?)10)));
            Assert.That(
                (format.TransferCharacteristics, format.DisplayAspect),
                Is.EqualTo(plain ? ((int?)null, (Ratio?)null) : (18, Ratio.Of(3838, 2158))));
        }
    }

    [Test]
    public void Fields_make_frames_of_twice_the_lines_and_half_the_rate()
    {
        _ = VvcSequenceParameters.TryRead(VvcBuilder.SequenceParameters(1920, 540, 50, fields: true), out VvcSequenceParameters parameters);
        VideoFormat format = parameters.Describe();
        Assert.That(
            (format.Height, format.FrameRate, format.IsInterlaced), Is.EqualTo((1080, (Ratio?)new Ratio(25, 1), (bool?)true)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Without_timing_there_is_no_rate(bool plain)
    {
        ParseStatus status = VvcSequenceParameters.TryRead(
            VvcBuilder.SequenceParameters(1280, 720, 0, plain: plain), out VvcSequenceParameters parameters);
        Assert.That((status, parameters.PictureRate), Is.EqualTo((ParseStatus.Complete, (Ratio?)null)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void Parameters_that_are_cut_are_never_complete(bool plain)
    {
        byte[] unit = VvcBuilder.SequenceParameters(3840, 2160, 50, plain: plain);
        for (int length = 0; length < unit.Length - 4; length++)
        {
            Assert.That(VvcSequenceParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
        }
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(4)]
    public void The_video_parameters_have_the_level_the_sequence_parameters_leave_to_them(int layers)
    {
        byte[] unit = VvcBuilder.VideoParameters(layers);
        ParseStatus status = VvcVideoParameters.TryRead(unit, out VvcVideoParameters whole);
        ParseStatus dependent = VvcSequenceParameters.TryRead(
            VvcBuilder.DependentSequenceParameters(1920, 1088), out VvcSequenceParameters parameters);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((status, dependent), Is.EqualTo((ParseStatus.Complete, ParseStatus.Complete)));
            Assert.That(whole, Is.EqualTo(new VvcVideoParameters(1, layers, new VvcProfileTierLevel(1, false, 0x43, true))));
            Assert.That((parameters.Describe().Level, parameters.Describe(whole).Level), Is.EqualTo(((string?)null, "4.1")));
            Assert.That((parameters.Width, parameters.Height), Is.EqualTo((1920, 1088)));
            for (int length = 0; length < unit.Length - 2; length++)
            {
                Assert.That(VvcVideoParameters.TryRead(unit.AsSpan(0, length), out _), Is.Not.EqualTo(ParseStatus.Complete), $"{length} bytes");
            }
        }
    }

    [TestCase(7, false)]
    [TestCase(9, false)]
    [TestCase(10, true)]
    [TestCase(0, true)]
    [TestCase(1, false)]
    public void A_picture_header_in_a_slice_says_whether_it_is_predicted(int unitType, bool inter)
    {
        ParseStatus status = VvcPictureHeader.TryRead(VvcBuilder.Slice(unitType, inter), out VvcPictureHeader header);
        Assert.That((status, header.IsInter), Is.EqualTo((ParseStatus.Complete, inter)));
    }

    [Test]
    public void A_slice_after_a_picture_header_has_none()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                (VvcPictureHeader.TryRead(VvcBuilder.PictureHeader(true, false), out VvcPictureHeader header), header.IsInter),
                Is.EqualTo((ParseStatus.Complete, false)));
            Assert.That(VvcPictureHeader.TryRead(VvcBuilder.Slice(0, null), out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(VvcPictureHeader.TryRead([0], out _), Is.EqualTo(ParseStatus.NeedMoreData));
        }
    }
}
