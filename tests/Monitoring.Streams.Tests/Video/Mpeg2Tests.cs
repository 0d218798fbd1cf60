using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Mpeg2;
using Monitoring.Testing.Video;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class Mpeg2Tests
{
    [Test]
    public void A_sequence_and_its_extension_say_what_the_stream_is()
    {
        ParseStatus status = Mpeg2SequenceHeader.TryRead(
            Mpeg2Builder.SequenceHeader(1920, 1080, 3, 4, 37_500, 488), out Mpeg2SequenceHeader header);
        _ = Mpeg2SequenceExtension.TryRead(Mpeg2Builder.SequenceExtension(0x44, false, 1), out Mpeg2SequenceExtension extension);
        VideoFormat format = header.Describe(extension);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((format.Profile, format.Level), Is.EqualTo(("Main", "High")));
            Assert.That((format.Width, format.Height), Is.EqualTo((1920, 1080)));
            Assert.That(format.FrameRate, Is.EqualTo(new Ratio(30000, 1001)));
            Assert.That(format.DisplayAspect, Is.EqualTo(new Ratio(16, 9)));
            Assert.That(format.IsInterlaced, Is.True);
            Assert.That(format.Chroma, Is.EqualTo("4:2:0"));
            Assert.That(format.BitsPerSecond, Is.EqualTo(15_000_000));
            Assert.That(format.BufferBits, Is.EqualTo(488 * 16 * 1024));
        }
    }

    [Test]
    public void Sizes_beyond_12_bits_and_multiples_of_a_rate_are_extended()
    {
        _ = Mpeg2SequenceHeader.TryRead(Mpeg2Builder.SequenceHeader(7680, 4320, 1, 3, 1, 1), out Mpeg2SequenceHeader header);
        _ = Mpeg2SequenceExtension.TryRead(
            Mpeg2Builder.SequenceExtension(0x82, true, 2, 7680, 4320, numerator: 3, denominator: 1), out Mpeg2SequenceExtension extension);
        VideoFormat format = header.Describe(extension);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((format.Width, format.Height), Is.EqualTo((7680, 4320)));
            Assert.That(format.FrameRate, Is.EqualTo(new Ratio(50, 1)));
            Assert.That((format.Profile, format.Level, format.Chroma), Is.EqualTo(("4:2:2", "High", "4:2:2")));
            Assert.That(format.IsInterlaced, Is.False);
        }
    }

    [TestCase(0x11, "High", null)]
    [TestCase(0x48, "Main", "Main")]
    [TestCase(0x5A, "Simple", "Low")]
    [TestCase(0x14, "High", "High")]
    [TestCase(0x85, "4:2:2", "Main")]
    [TestCase(0x8E, "Multi-view", "Low")]
    [TestCase(0xFF, null, null)]
    public void Profile_and_level_have_their_names(int code, string? profile, string? level)
    {
        _ = Mpeg2SequenceExtension.TryRead(Mpeg2Builder.SequenceExtension(code, true, 1), out Mpeg2SequenceExtension extension);
        Assert.That((extension.Profile, extension.Level), Is.EqualTo((profile, level)));
    }

    [TestCase(1, PictureType.I)]
    [TestCase(2, PictureType.P)]
    [TestCase(3, PictureType.B)]
    public void A_picture_header_has_its_type(int code, PictureType type)
    {
        Assert.That(
            Mpeg2PictureHeader.TryRead(Mpeg2Builder.PictureHeader(513, code), out Mpeg2PictureHeader header), Is.EqualTo(ParseStatus.Complete));
        Assert.That(header, Is.EqualTo(new Mpeg2PictureHeader(513, type, null)));
    }

    [Test]
    public void Fields_and_frames_are_told_apart()
    {
        _ = Mpeg2PictureExtension.TryRead(Mpeg2Builder.PictureExtension(3), out Mpeg2PictureExtension frame);
        _ = Mpeg2PictureExtension.TryRead(Mpeg2Builder.PictureExtension(2), out Mpeg2PictureExtension field);
        Assert.That((frame.IsField, field.IsField), Is.EqualTo((false, true)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void A_group_is_closed_or_open(bool closed)
    {
        _ = Mpeg2GroupHeader.TryRead(Mpeg2Builder.GroupHeader(closed), out Mpeg2GroupHeader header);
        Assert.That(header.IsClosed, Is.EqualTo(closed));
    }

    [Test]
    public void A_header_that_is_cut_needs_more_data_and_one_that_is_wrong_is_malformed()
    {
        byte[] header = Mpeg2Builder.SequenceHeader(720, 576, 2, 3, 1, 1);
        byte[] extension = Mpeg2Builder.SequenceExtension(0x48, false, 1);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Mpeg2SequenceHeader.TryRead(header.AsSpan(0, 6), out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(Mpeg2SequenceExtension.TryRead(extension.AsSpan(0, 4), out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(Mpeg2SequenceExtension.TryRead(Mpeg2Builder.PictureExtension(3).Concat(new byte[9]).ToArray(), out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(Mpeg2SequenceHeader.TryRead(Mpeg2Builder.SequenceHeader(0, 576, 2, 3, 1, 1), out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(Mpeg2PictureHeader.TryRead(Mpeg2Builder.PictureHeader(0, 0), out _), Is.EqualTo(ParseStatus.Malformed));
        }
    }
}
