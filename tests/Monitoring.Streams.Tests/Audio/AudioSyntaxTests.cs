using Monitoring.Streams.Audio;
using Monitoring.Streams.Bits;
using Monitoring.Testing.Audio;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Audio;

public sealed class AudioSyntaxTests
{
    private static IEnumerable<TestCaseData> Frames()
    {
        yield return new TestCaseData(new MpegAudioSyntax(), AudioFrames.LayerTwo(10), new AudioFormat("Layer II", 48_000, 2, false, 192_000))
            .SetArgDisplayNames("layer II");
        yield return new TestCaseData(
            new MpegAudioSyntax(), AudioFrames.LayerTwo(6, mono: true), new AudioFormat("Layer II", 48_000, 1, false, 96_000))
            .SetArgDisplayNames("layer II of one channel");
        yield return new TestCaseData(new AdtsSyntax(), AudioFrames.Adts(4, 6, 700), new AudioFormat("LC", 44_100, 6, true, null))
            .SetArgDisplayNames("ADTS");
        yield return new TestCaseData(new LoasSyntax(), AudioFrames.Loas(5, 6, 3, 2, 90), new AudioFormat("HE-AAC", 48_000, 2, false, null))
            .SetArgDisplayNames("LATM with spectral band replication");
        yield return new TestCaseData(
            new LoasSyntax(), AudioFrames.Loas(29, 6, 3, 1, 90, version1: true), new AudioFormat("HE-AACv2", 48_000, 2, false, null))
            .SetArgDisplayNames("LATM with parametric stereo");
        yield return new TestCaseData(new LoasSyntax(), AudioFrames.Loas(2, 3, 0, 7, 20), new AudioFormat("LC", 48_000, 8, true, null))
            .SetArgDisplayNames("a short frame of LATM");
        yield return new TestCaseData(new Ac3Syntax(), AudioFrames.Ac3(30, 7, true), new AudioFormat(null, 48_000, 6, true, 448_000))
            .SetArgDisplayNames("AC-3 5.1");
        yield return new TestCaseData(new Ac3Syntax(), AudioFrames.Ac3(20, 2, false), new AudioFormat(null, 48_000, 2, false, 192_000))
            .SetArgDisplayNames("AC-3 2.0");
        yield return new TestCaseData(new Ac3Syntax(), AudioFrames.EnhancedAc3(768, 7, true), new AudioFormat(null, 48_000, 6, true, 192_000))
            .SetArgDisplayNames("E-AC-3");
        yield return new TestCaseData(
            new Ac4Syntax(), AudioFrames.Ac4(600, 2, 1),
            new AudioFormat("version 2", 48_000, null, false, null) { Presentations = 1, FrameRate = new Ratio(25, 1) })
            .SetArgDisplayNames("AC-4");
        yield return new TestCaseData(
            new Ac4Syntax(), AudioFrames.Ac4(70_000, 13, 4, version: 5, crc: true, isLong: true),
            new AudioFormat("version 5", 48_000, null, false, null) { Presentations = 4, FrameRate = new Ratio(375, 16) })
            .SetArgDisplayNames("a long AC-4 frame of four presentations with a checksum");
        yield return new TestCaseData(new DraSyntax(), AudioFrames.Dra(171, 8, 2, 0), new AudioFormat(null, 48_000, 2, false, 256_500))
            .SetArgDisplayNames("DRA 2.0");
        yield return new TestCaseData(new DraSyntax(), AudioFrames.Dra(512, 8, 5, 1), new AudioFormat(null, 48_000, 6, true, 768_000))
            .SetArgDisplayNames("DRA 5.1");
        yield return new TestCaseData(
            new DraSyntax(), AudioFrames.Dra(2000, 10, 10, 2, extension: true),
            new AudioFormat(null, 96_000, 12, true, 6_000_000) { Layout = "10.2" })
            .SetArgDisplayNames("DRA with the header of the extension");
        yield return new TestCaseData(
            new AatfSyntax(), AudioFrames.Aatf(1, 6, 128), new AudioFormat("Base", 48_000, 2, false, 128_000) { BitDepth = 16 })
            .SetArgDisplayNames("AVS3 2.0");
        yield return new TestCaseData(
            new AatfSyntax(), AudioFrames.Aatf(8, 1, 384),
            new AudioFormat("Base", 48_000, 10, true, 384_000) { BitDepth = 16, Layout = "5.1.4" })
            .SetArgDisplayNames("AVS3 5.1.4");
        yield return new TestCaseData(
            new AatfSyntax(), AudioFrames.Aatf(2, 1, 256 + (3 * 44), objects: 3, objectRateIndex: 2),
            new AudioFormat("Object Metadata", 48_000, 6, true, 388_000) { BitDepth = 16, Objects = 3 })
            .SetArgDisplayNames("AVS3 5.1 with objects");
        yield return new TestCaseData(
            new AatfSyntax(), AudioFrames.Aatf(null, 0, 4 * 64, objects: 4, objectRateIndex: 4),
            new AudioFormat("Object Metadata", 48_000, 0, false, 256_000) { BitDepth = 16, Objects = 4, Layout = "objects" })
            .SetArgDisplayNames("AVS3 of objects alone");
        yield return new TestCaseData(
            new AatfSyntax(), AudioFrames.Aatf(2, 5, 896, ambisonic: true),
            new AudioFormat("Ambisonic", 48_000, 16, false, 896_000) { BitDepth = 16, Layout = "ambisonic 3" })
            .SetArgDisplayNames("AVS3 ambisonics");
    }

    [TestCaseSource(nameof(Frames))]
    public void A_frame_says_its_size_and_what_it_is(IAudioSyntax syntax, byte[] frame, AudioFormat format)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(syntax.SizeOf(frame.AsSpan(0, syntax.HeaderSize)), Is.EqualTo(frame.Length));
            Assert.That(syntax.Describe(frame.AsSpan(0, Math.Min(frame.Length, syntax.WantedSize))), Is.EqualTo(format));
            Assert.That(frame[0], Is.EqualTo(syntax.FirstByte));
        }
    }

    [Test]
    public void A_dependent_substream_adds_to_the_frame_before_and_says_nothing_of_its_own()
    {
        Ac3Syntax syntax = new();
        byte[] frame = AudioFrames.EnhancedAc3(768, 2, false, dependent: true);
        Assert.That((syntax.IsAccessUnit(frame), syntax.Describe(frame)), Is.EqualTo((false, (AudioFormat?)null)));
    }

    [Test]
    public void Headers_that_are_cut_need_more_data_and_others_are_malformed()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MpegAudioSyntax.TryRead([0xFF, 0xFD], out _, out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(MpegAudioSyntax.TryRead([0xFF, 0xFD, 0xF4, 0], out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(AdtsSyntax.TryRead([0xFF, 0xF1, 0x50], out _, out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(AdtsSyntax.TryRead(new byte[7], out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(LoasSyntax.TryRead([0x56, 0xE0, 10, 0], out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(Ac3Syntax.TryRead([0x0B, 0x77], out _, out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(Ac3Syntax.TryRead([0x0B, 0x77, 0, 0, 0xC0, 0x40, 0, 0], out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(Ac4Syntax.TryRead([0xAC, 0x40, 0, 90], out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(Ac4Syntax.TryRead(AudioFrames.Ac4(60, 15, 1), out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(Ac4Syntax.TryRead(new byte[24], out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(DraSyntax.TryRead([0x7F, 0xFF, 0x20], out _, out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(DraSyntax.TryRead(AudioFrames.Dra(171, 13, 2, 0), out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(DraSyntax.TryRead(new byte[6], out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(AatfSyntax.TryRead([0xFF, 0xF2, 0x10, 0x40], out _, out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(AatfSyntax.TryRead(AudioFrames.Aatf(4, 0, 128), out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(AatfSyntax.TryRead(AudioFrames.Aatf(1, 12, 128), out _, out _), Is.EqualTo(ParseStatus.Malformed));
            Assert.That(AudioSpecificConfig.TryRead([0x11], out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(
                (AudioSpecificConfig.TryRead([0x11, 0x90], out AudioSpecificConfig config), config),
                Is.EqualTo((ParseStatus.Complete, new AudioSpecificConfig(2, 48_000, 2))));
        }
    }
}
