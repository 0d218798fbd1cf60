using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>Streams with one known fault, and their twins without: CRC and PCR.</summary>
public sealed class SecondPriorityTests
{
    private const long Second = ClockReference.TicksPerSecond;

    [Test]
    public void A_pcr_that_stops_is_2_3_a_within_the_limit_and_stays()
    {
        // The picture goes on; only the packets that carry nothing but a PCR are left out.
        TransportStreamReport report = FileAnalysis.Report(WithPcrEvery(30, until: 1000), AnalysisProfile.Iptv);
        CheckReport check = report.Of(Catalogue.PcrRepetitionError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.3", "2.3.a"]));
            Assert.That(check.Count, Is.EqualTo(1));
            Assert.That(check.FirstAt, Is.InRange(1.0, 1.15));
        }
    }

    [Test]
    public void A_pcr_interval_of_70_ms_is_an_error_at_40_ms_only()
    {
        byte[] stream = WithPcrEvery(70);
        TransportStreamReport strict = FileAnalysis.Report(stream, AnalysisProfile.Iptv, pcrLimit: TimeSpan.FromMilliseconds(40));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(stream, AnalysisProfile.Iptv).Faults(), Is.Empty);
            Assert.That(strict.Faults(), Is.EqualTo((string[])["2.3", "2.3.a"]));
        }
    }

    [Test]
    public void A_pcr_every_second_is_normal_for_segments_and_an_error_in_broadcast()
    {
        byte[] stream = WithPcrEvery(1000);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(stream, AnalysisProfile.Hls).Faults(), Is.Empty);
            Assert.That(FileAnalysis.Report(stream, AnalysisProfile.Iptv).Faults(), Does.Contain("2.3.a"));
        }
    }

    [Test]
    public void A_jump_of_0_9_s_on_one_program_is_2_3_b_there_and_nothing_else_anywhere()
    {
        byte[] stream = Multiplexes.Build(4, pcrOffset: From(2, Multiplexes.First.VideoPid, Second * 9 / 10));
        TransportStreamReport report = FileAnalysis.Report(stream);
        CheckReport check = report.Of(Catalogue.PcrDiscontinuityIndicatorError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.3", "2.3.b"]));
            Assert.That(check.Count, Is.EqualTo(1));
            Assert.That(check.Pids, Is.EqualTo((int[])[Multiplexes.First.VideoPid]));
            Assert.That(check.FirstAt, Is.EqualTo(2).Within(0.05));
            Assert.That(report.DurationSeconds, Is.EqualTo(4).Within(0.01));
            Assert.That(report.Bitrate, Is.EqualTo(Multiplexes.BitsPerSecond).Within(1));
        }
    }

    [Test]
    public void A_pcr_that_goes_back_is_2_3_b()
    {
        byte[] stream = Multiplexes.Build(4, pcrOffset: From(2, Multiplexes.Second.VideoPid, -Second));
        TransportStreamReport report = FileAnalysis.Report(stream);
        Assert.That(report.Faults(), Is.EqualTo((string[])["2.3", "2.3.b"]));
        Assert.That(report.Of(Catalogue.PcrDiscontinuityIndicatorError).Pids, Is.EqualTo((int[])[Multiplexes.Second.VideoPid]));
    }

    [Test]
    public void A_pcr_that_wraps_is_clean()
    {
        byte[] stream = new MultiplexBuilder
        {
            Services = [Multiplexes.First],
            BitsPerSecond = Multiplexes.BitsPerSecond,
            FirstTick = ClockReference.Modulus - Second,
        }.Build(TimeSpan.FromSeconds(3));
        TransportStreamReport report = FileAnalysis.Report(stream);
        Assert.That(report.Faults(), Is.Empty);
        Assert.That(report.DurationSeconds, Is.EqualTo(3).Within(0.001));
    }

    [Test]
    public void A_signalled_discontinuity_of_the_pcr_is_clean()
    {
        TransportStreamReport report = FileAnalysis.Report(WithPcrEvery(30, jumpAt: 1000), AnalysisProfile.Iptv);
        Assert.That(report.Faults(), Is.Empty);
        Assert.That(report.DurationSeconds, Is.EqualTo(2).Within(0.05));
    }

    [Test]
    public void A_wrong_crc_is_2_2_and_listed_by_table()
    {
        byte[] stream = Multiplexes.Clean(2);
        int at = 0;
        while ((((stream[at + 1] & 0x1F) << 8) | stream[at + 2]) != 0x11)
        {
            at += 188;
        }

        stream[at + 20] ^= 0xFF;
        TransportStreamReport report = FileAnalysis.Report(stream);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.2"]));
            Assert.That(report.SectionErrors, Is.EqualTo((SectionErrorReport[])[new SectionErrorReport(0x11, 0x42, 1, 0)]));
        }
    }

    [Test]
    public void A_section_whose_body_is_broken_is_counted_each_time_it_comes([Values(0x10, 0x11)] int pid)
    {
        byte tableId = (byte)(pid == 0x10 ? 0x40 : 0x42);
        TransportStreamBuilder stream = new();
        for (int at = 0; at < 3; at++)
        {
            _ = stream.Section((ushort)pid, SectionBuilder.LongSyntax(tableId, 1, 0, [0, 1])).Null(10);
        }

        Assert.That(
            FileAnalysis.Report(stream.ToArray()).SectionErrors,
            Is.EqualTo((SectionErrorReport[])[new SectionErrorReport(pid, tableId, 0, 3)]));
    }

    [Test]
    public void Without_any_pcr_timers_are_not_measured_and_errors_are()
    {
        TransportStreamBuilder stream = new();
        _ = stream.Null(5000).Payload(300, new byte[184]).TransportError();
        TransportStreamReport report = FileAnalysis.Report(stream.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["2.1"]));
            Assert.That(report.Of(Catalogue.PatError2).State, Is.EqualTo("notMeasured"));
            Assert.That(report.Of(Catalogue.PatError2).Reason, Does.Contain("PCR"));
            Assert.That(report.Of(Catalogue.PatError2).Count, Is.Null);
            Assert.That(report.DurationSeconds, Is.Null);
            Assert.That(report.BitrateSource, Is.Null);
        }
    }

    private static Func<TimeSpan, ushort, long> From(double seconds, ushort pid, long ticks) =>
        (at, found) => found == pid && at.TotalSeconds >= seconds ? ticks : 0;

    /// <summary>Tables every 10 ms at 8 Mbit/s for two seconds, or five for PCRs far apart.</summary>
    private static byte[] WithPcrEvery(int milliseconds, int until = int.MaxValue, int jumpAt = int.MaxValue)
    {
        const ushort PcrPid = 300;
        TransportStreamBuilder stream = new();
        long due = 0;
        long end = milliseconds > 100 ? 5000 : 2000;
        long ahead = 0;
        while (stream.Elapsed < end * Second / 1000)
        {
            if (stream.Elapsed >= due)
            {
                long elapsed = stream.Elapsed * 1000 / Second;
                bool jumps = elapsed >= jumpAt && ahead == 0;
                ahead = jumps ? 10 * Second : ahead;
                _ = elapsed < until ? stream.Pcr(PcrPid, stream.NextPcr + ahead, discontinuity: jumps) : stream.Null();
                due += milliseconds * Second / 1000;
            }

            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, SectionBuilder.Pmt(1, PcrPid, 0, [])).Null(20);
        }

        return stream.ToArray();
    }
}
