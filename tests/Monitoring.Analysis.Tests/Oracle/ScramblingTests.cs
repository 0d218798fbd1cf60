using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>2.5 and 2.6: time stamps that stay away, and scrambled streams with and without a CAT.</summary>
public sealed class ScramblingTests
{
    private const ushort Audio = 700;
    private const ushort Subtitle = 701;
    private const int Clear = 0;
    private const int Scrambled = 2;

    [Test]
    public void Time_stamps_of_sound_further_apart_than_700_ms_are_2_5_and_closer_ones_are_clean()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(Build(4, ptsEvery: 900)), Is.EqualTo((string[])["2.5"]));
            Assert.That(Faults(Build(4, ptsEvery: 600)), Is.Empty);
        }
    }

    [Test]
    public void Subtitles_every_5_s_are_clean()
    {
        Assert.That(Faults(Build(12, ptsEvery: 100, subtitleEvery: 5000)), Is.Empty);
    }

    [Test]
    public void Without_a_cat_a_scrambled_stream_is_2_6_and_its_time_stamps_are_not_measured()
    {
        byte[] without = Build(12, ptsEvery: 900, scrambling: Scrambled);
        byte[] with = Build(12, ptsEvery: 900, scrambling: Scrambled, cat: true);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(without), Is.EqualTo((string[])["2.6"]));
            Assert.That(Faults(with), Is.Empty);
            Assert.That(FileAnalysis.Report(with, AnalysisProfile.Iptv).Of(Catalogue.PtsError).State, Is.EqualTo("notMeasured"));
            Assert.That(FileAnalysis.Report(with, AnalysisProfile.Iptv).Of(Catalogue.PtsError).Reason, Does.Contain("scrambled"));
            Assert.That(FileAnalysis.Report(with, AnalysisProfile.Iptv).Of(Catalogue.CatError).State, Is.EqualTo("ok"));
        }
    }

    [Test]
    public void Scrambled_private_sections_are_no_pmt_error_and_a_scrambled_pmt_is_one()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(WithPrivateSections(scrambledPid: 0x101)), Is.Empty);
            Assert.That(Faults(WithPrivateSections(scrambledPid: 0x100)), Is.EqualTo((string[])["1.5", "1.5.a"]));
        }
    }

    /// <summary>A stream too short for 2.6.</summary>
    private static byte[] WithPrivateSections(ushort scrambledPid)
    {
        TransportStreamBuilder stream = new(1_000_000);
        byte[] pmt = SectionBuilder.Pmt(1, 0x102, 0, [], new ElementSpec(0x05, 0x101));
        for (int at = 0; at < 40; at++)
        {
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 0x100))).Section(0x100, pmt).Pcr(0x102).Null(10);
            _ = at == 20 ? stream.Section(scrambledPid, SectionBuilder.Ait(0x10, 0, []), Scrambled) : stream.Null();
        }

        return stream.ToArray();
    }

    private static IEnumerable<string> Faults(byte[] stream) => FileAnalysis.Report(stream, AnalysisProfile.Iptv).Faults();

    /// <summary>Packets of sound every 30 ms, one in a while with a PTS; all else as it has to be.</summary>
    private static byte[] Build(int seconds, long ptsEvery, int scrambling = Clear, bool cat = false, long subtitleEvery = long.MaxValue)
    {
        TransportStreamBuilder stream = new(1_000_000);
        byte[] pmt = SectionBuilder.Pmt(1, 300, 0, [], new ElementSpec(0x03, Audio), new ElementSpec(0x06, Subtitle, 0x59, 0));
        long nextPts = 0;
        long nextSubtitle = 0;
        while (stream.Elapsed < seconds * ClockReference.TicksPerSecond)
        {
            long now = stream.Elapsed / 27_000;
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, pmt).Pcr(300).Null(14);
            bool hasPts = now >= nextPts;
            nextPts = hasPts ? now + ptsEvery : nextPts;
            byte[] head = PesBuilder.Packet(PesBuilder.AudioStreamId, hasPts ? now * 90 : null, null, new byte[20]);
            _ = stream.Payload(Audio, head, unitStart: true, scrambling);
            if (now >= nextSubtitle)
            {
                nextSubtitle = subtitleEvery == long.MaxValue ? long.MaxValue : now + subtitleEvery;
                _ = stream.Pes(Subtitle, 0xBD, now * 90, null, new byte[20]);
            }

            _ = cat ? stream.Section(1, SectionBuilder.Cat(0)) : stream;
        }

        return stream.ToArray();
    }
}
