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
            Assert.That(AudioSpecificConfig.TryRead([0x11], out _), Is.EqualTo(ParseStatus.NeedMoreData));
            Assert.That(
                (AudioSpecificConfig.TryRead([0x11, 0x90], out AudioSpecificConfig config), config),
                Is.EqualTo((ParseStatus.Complete, new AudioSpecificConfig(2, 48_000, 2))));
        }
    }
}
