using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Testing.Audio;
using Monitoring.Testing.Video;

namespace Monitoring.Analysis.Tests.Elementary;

/// <summary>A format that changes on the way is an event with both sides; one that stays is none.</summary>
public sealed class FormatChangeTests
{
    private const byte Mpeg2 = 0x02;
    private const byte PrivatePes = 0x06;
    private static readonly byte[] DraDescriptor = [0x05, 4, (byte)'D', (byte)'R', (byte)'A', (byte)'1'];

    [Test]
    public void Pictures_of_another_size_and_rate_are_told_with_both_sides_where_they_begin()
    {
        byte[] stream = ElementaryScript.Stream(Mpeg2, [.. Pictures(720, 3, true, 50), .. Pictures(704, 5, false, 50)], 25);
        ChangeReport change = Changes(stream).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((change.Kind, change.ServiceId, change.Pid, change.Table), Is.EqualTo(("format", (int?)1, (int?)ElementaryScript.MediaPid, (string?)null)));
            Assert.That(change.Before, Is.EqualTo("Main@Main 720x576i 25 Hz 4:3 4:2:0 8 bit"));
            Assert.That(change.After, Is.EqualTo("Main@Main 704x576 30 Hz 4:3 4:2:0 8 bit"));
            Assert.That(change.At, Is.EqualTo(2).Within(0.15));
        }
    }

    [Test]
    public void Pictures_that_stay_as_they_are_change_nothing_even_where_a_header_says_another_rate_of_bits()
    {
        byte[] stream = ElementaryScript.Stream(Mpeg2, [.. Pictures(720, 3, true, 50), .. Pictures(720, 3, true, 50, bitRate: 7000)], 25);
        Assert.That(Changes(stream), Is.Empty);
    }

    [Test]
    public void Sound_that_goes_from_two_channels_to_six_is_told_and_frames_of_varying_length_are_not()
    {
        IEnumerable<byte[]> frames = Enumerable.Range(0, 100)
            .Select(f => f < 50 ? AudioFrames.Dra(200 + (f % 7), 8, 2, 0) : AudioFrames.Dra(400 + (f % 5), 8, 5, 1));
        ChangeReport change = Changes(ElementaryScript.Stream(PrivatePes, frames, 25, DraDescriptor)).Single();
        Assert.That((change.Kind, change.Before, change.After), Is.EqualTo(("format", "48 kHz 2.0", "48 kHz 5.1")));
    }

    [Test]
    public void A_pmt_that_puts_another_coding_on_the_pid_is_a_change_of_the_coding_and_none_of_the_format()
    {
        byte[] pictures = ElementaryScript.Stream(Mpeg2, Pictures(720, 3, true, 50), 25);
        byte[] sound = ElementaryScript.Stream(
            PrivatePes, Enumerable.Repeat(AudioFrames.Dra(200, 8, 2, 0), 50), 25, DraDescriptor, firstTick: 2 * 27_000_000L, version: 1);
        Assert.That(Changes([.. pictures, .. sound]).Select(c => c.Kind), Has.None.EqualTo("format").And.Some.EqualTo("codec"));
    }

    private static IEnumerable<ChangeReport> Changes(byte[] stream) => FileAnalysis.Report(stream).Events.Changes;

    private static IEnumerable<byte[]> Pictures(int width, int frameRate, bool interlaced, int count, int bitRate = 10_000)
    {
        for (int picture = 0; picture < count; picture++)
        {
            byte[] coded = Mpeg2Builder.Picture(picture % 10, picture % 10 == 0 ? 1 : 2);
            yield return picture % 10 > 0
                ? coded
                : [
                    .. Mpeg2Builder.Unit(Mpeg2Builder.SequenceHeader(width, 576, 2, frameRate, bitRate, 112)),
                    .. Mpeg2Builder.Unit(Mpeg2Builder.SequenceExtension(0x48, !interlaced, 1)), .. coded,
                ];
        }
    }
}
