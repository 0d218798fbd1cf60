using Monitoring.Streams.Bits;
using Monitoring.Streams.Video;
using Monitoring.Streams.Video.Avs;
using Monitoring.Testing;
using Monitoring.Testing.Video;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Video;

public sealed class AvsTests
{
    [TestCase(AvsGeneration.Avs, 0x48, "AVS+ Guangbo", null)]
    [TestCase(AvsGeneration.Avs2, 0x22, "Main 10", "10.2.120")]
    [TestCase(AvsGeneration.Avs2, 0x20, "Main", "10.2.120")]
    [TestCase(AvsGeneration.Avs3, 0x32, "High 10", "10.2.120")]
    [TestCase(AvsGeneration.Avs3, 0x20, "Main 8", "10.2.120")]
    public void A_sequence_header_says_what_the_stream_is(AvsGeneration generation, int profile, string name, string? level)
    {
        ParseStatus status = AvsSequenceHeader.TryRead(
            AvsBuilder.SequenceHeader(generation, profile, 3840, 2160, progressive: false), generation, out AvsSequenceHeader header);
        VideoFormat format = header.Describe();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(ParseStatus.Complete));
            Assert.That((format.Profile, format.Level), Is.EqualTo((name, level)));
            Assert.That((format.Width, format.Height, format.IsInterlaced), Is.EqualTo((3840, 2160, (bool?)true)));
            Assert.That((format.FrameRate, format.DisplayAspect), Is.EqualTo(((Ratio?)new Ratio(50, 1), (Ratio?)new Ratio(16, 9))));
            Assert.That((format.Chroma, format.BitDepth, format.BitsPerSecond), Is.EqualTo(("4:2:0", (int?)10, (long?)6_000_000)));
        }
    }

    [TestCase(AvsGeneration.Avs, 0x20)]
    [TestCase(AvsGeneration.Avs, 0x48)]
    [TestCase(AvsGeneration.Avs2, 0x22)]
    [TestCase(AvsGeneration.Avs3, 0x30)]
    public void A_picture_has_the_type_behind_its_delay(AvsGeneration generation, int profile)
    {
        _ = AvsSequenceHeader.TryRead(
            AvsBuilder.SequenceHeader(generation, profile, 1920, 1080, true), generation, out AvsSequenceHeader sequence);
        AvsPictureHeader[] read =
        [
            .. Enumerable.Range(1, 3).Select(type =>
            {
                _ = AvsPictureHeader.TryRead(AvsBuilder.InterPicture(generation, profile, type), sequence, out AvsPictureHeader picture);
                return picture;
            }),
        ];
        Assert.That(read.Select(p => p.Type), Is.EqualTo((PictureType[])[PictureType.P, PictureType.B, PictureType.P]));
    }

    [TestCase(0x40, "6.0.30")]
    [TestCase(0x4A, "6.2.120")]
    [TestCase(0x54, "8.0.60")]
    [TestCase(0x62, "10.2.30")]
    [TestCase(0x22, "4.0.60")]
    [TestCase(0x4C, null)]
    public void Levels_of_avs2_have_their_names(int level, string? name)
    {
        byte[] unit = AvsBuilder.SequenceHeader(AvsGeneration.Avs2, 0x20, 1920, 1080, true);
        unit[2] = (byte)level;
        _ = AvsSequenceHeader.TryRead(unit, AvsGeneration.Avs2, out AvsSequenceHeader header);
        Assert.That(header.Describe().Level, Is.EqualTo(name));
    }

    [Test]
    public void A_header_that_is_cut_needs_more_data() =>
        Assert.That(
            AvsSequenceHeader.TryRead(
                AvsBuilder.SequenceHeader(AvsGeneration.Avs3, 0x20, 1920, 1080, true).AsSpan(0, 10), AvsGeneration.Avs3, out _),
            Is.EqualTo(ParseStatus.NeedMoreData));

    [Test]
    [Category("RealCaptures")]
    public void Avs2_that_ffprobe_only_recognises_is_read()
    {
        byte[] stream = Captures.Read(Captures.Avs2Video);
        Assert.That(stream.AsSpan(0, 3).SequenceEqual((byte[])[0, 0, 1]));
        _ = AvsSequenceHeader.TryRead(stream.AsSpan(3, 64), AvsGeneration.Avs2, out AvsSequenceHeader header);
        VideoFormat format = header.Describe();
        Assert.That(
            (format.Width, format.Height, format.FrameRate, format.BitDepth, format.Profile, format.Level),
            Is.EqualTo((832, 480, (Ratio?)new Ratio(50, 1), (int?)8, "Main", "6.2.120")));
    }
}
