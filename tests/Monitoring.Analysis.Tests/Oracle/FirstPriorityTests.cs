using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>Streams with one known fault, and their twins without: priority 1.</summary>
public sealed class FirstPriorityTests
{
    private const ushort PatPid = 0;

    [Test]
    public void A_clean_stream_is_clean()
    {
        TransportStreamReport report = FileAnalysis.Report(Multiplexes.Clean(3));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.Empty);
            Assert.That(report.Verdict, Is.EqualTo("ok"));
            Assert.That(report.Bitrate, Is.EqualTo(Multiplexes.BitsPerSecond).Within(1));
            Assert.That(report.BitrateSource, Is.EqualTo("pcr"));
            Assert.That(report.DurationSeconds, Is.EqualTo(3).Within(0.001));
            Assert.That(report.NetworkName, Is.EqualTo("青海"));
            Assert.That(report.Services[0].Name, Is.EqualTo("青海卫视"));
            Assert.That(report.Checks.Select(c => c.Number), Is.EqualTo(Catalogue.Tr101290.Select(i => i.Number)));
        }
    }

    [Test]
    public void Without_pat_1_3_a_is_raised_within_a_second_and_the_pmt_rules_wait()
    {
        TransportStreamReport report = FileAnalysis.Report(Multiplexes.Build(3, Multiplexes.Between(0, 9, PacketFate.Absent, PatPid)));
        CheckReport pat = report.Of(Catalogue.PatError2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["1.3", "1.3.a"]));
            Assert.That(pat.FirstAt, Is.InRange(0.5, 1));
            Assert.That(pat.Pids, Is.EqualTo((int[])[0]));
            Assert.That(report.Of(Catalogue.PmtError2).State, Is.EqualTo("notMeasured"));
            Assert.That(report.Of(Catalogue.PcrRepetitionError).State, Is.EqualTo("notMeasured"));
        }
    }

    [Test]
    public void A_pat_that_pauses_for_0_6_s_is_one_error_and_for_0_4_s_none()
    {
        byte[] pausing = Multiplexes.Build(3, Multiplexes.Between(1, 1.6, PacketFate.Absent, PatPid));
        CheckReport late = FileAnalysis.Report(pausing).Of(Catalogue.PatError2);
        TransportStreamReport clean = FileAnalysis.Report(Multiplexes.Build(3, Multiplexes.Between(1, 1.25, PacketFate.Absent, PatPid)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(late.Count, Is.EqualTo(1));
            Assert.That(clean.Faults(), Is.Empty);
        }
    }

    [Test]
    public void A_pmt_that_never_comes_is_an_error_of_its_program_only()
    {
        TransportStreamReport report =
            FileAnalysis.Report(Multiplexes.Build(3, Multiplexes.Between(0, 9, PacketFate.Absent, Multiplexes.Second.PmtPid)));
        CheckReport pmt = report.Of(Catalogue.PmtError2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["1.5", "1.5.a"]));
            Assert.That(pmt.Count, Is.EqualTo(1));
            Assert.That(pmt.Pids, Is.EqualTo((int[])[Multiplexes.Second.PmtPid]));
        }
    }

    [Test]
    public void Programs_that_share_a_pmt_pid_are_judged_apart()
    {
        TransportStreamBuilder stream = new();
        byte[] pat = SectionBuilder.Pat(1, 0, (1, 100), (2, 100));
        byte[] first = SectionBuilder.Pmt(1, 0x1FFF, 0, []);
        byte[] second = SectionBuilder.Pmt(2, 0x1FFF, 0, []);
        for (int at = 0; at < 40; at++)
        {
            _ = stream.Section(0, pat).Section(100, first).Pcr(300).Null(200);
            if (at < 10)
            {
                _ = stream.Section(100, second);
            }
        }

        TransportStreamReport report = FileAnalysis.Report(stream.ToArray(), AnalysisProfile.Iptv);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Services.Select(s => s.PmtVersion), Is.All.EqualTo(0));
            Assert.That(report.Faults(), Is.EqualTo((string[])["1.5.a", "3.4", "3.4.a"]), "the PID that tells the time is nobody's");
            Assert.That(report.Of(Catalogue.PmtError2).Count, Is.EqualTo(1));
            Assert.That(report.Of(Catalogue.PcrRepetitionError).State, Is.EqualTo("notApplicable"));
        }
    }

    [Test]
    public void A_pat_on_another_pid_is_none()
    {
        TransportStreamBuilder stream = new();
        for (int at = 0; at < 40; at++)
        {
            _ = stream.Section(0x30, SectionBuilder.Pat(1, 0, (1, 100))).Pcr(300).Null(200);
        }

        TransportStreamReport report = FileAnalysis.Report(stream.ToArray(), AnalysisProfile.Iptv);
        Assert.That(report.Of(Catalogue.PatError2).State, Is.EqualTo("fault"));
        Assert.That(report.Services, Is.Empty);
    }

    [Test]
    public void Another_table_on_the_pat_pid_is_an_error()
    {
        byte[] stream = Multiplexes.Clean(1);
        TransportStreamBuilder more = new();
        _ = more.Section(0, SectionBuilder.LongSyntax(0x42, 1, 0, [0, 1, 0xFF]));
        byte[] packet = more.ToArray();
        int at = FindPacket(stream, PatPid);
        packet.AsSpan(4).CopyTo(stream.AsSpan(at + 4));
        TransportStreamReport report = FileAnalysis.Report(stream);
        Assert.That(report.Faults(), Is.EqualTo((string[])["1.3", "1.3.a"]));
    }

    [Test]
    public void A_video_pid_that_stops_for_longer_than_its_limit_is_1_6_and_one_taken_out_of_the_pmt_is_clean()
    {
        AnalysisOptions options = new() { Clock = ClockKind.Stream, PidTimeout = TimeSpan.FromSeconds(1) };
        byte[] silent = Multiplexes.Build(4, Multiplexes.Between(1, 9, PacketFate.Absent, Multiplexes.Second.AudioPid));
        CheckReport check = FileAnalysis.Report(silent, options).Of(Catalogue.PidError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(silent, options).Faults(), Is.EqualTo((string[])["1.6"]));
            Assert.That(check.Pids, Is.EqualTo((int[])[Multiplexes.Second.AudioPid]));
            Assert.That(check.FirstAt, Is.EqualTo(2).Within(0.1));
            Assert.That(FileAnalysis.Report(RemovedByPmt(), options with { Profile = AnalysisProfile.Iptv }).Faults(), Is.Empty);
            Assert.That(FileAnalysis.Report(silent).Faults(), Is.Empty, "5 s are allowed by default");
        }
    }

    [Test]
    public void A_pid_of_the_pmt_that_never_came_is_1_6_and_a_sparse_one_is_not()
    {
        AnalysisOptions options = new() { Clock = ClockKind.Stream, PidTimeout = TimeSpan.FromSeconds(1), Profile = AnalysisProfile.Iptv };
        TransportStreamReport report = FileAnalysis.Report(
            WithComponents(new ElementSpec(0x0F, 700), new ElementSpec(0x86, 701), new ElementSpec(0x06, 702, [0x59, 0])), options);
        Assert.That(report.Faults(), Is.EqualTo((string[])["1.6"]));
        Assert.That(report.Of(Catalogue.PidError).Pids, Is.EqualTo((int[])[700]));
    }

    [Test]
    public void A_service_that_leaves_the_pat_leaves_the_report_and_its_rules()
    {
        TransportStreamBuilder stream = new();
        for (int at = 0; at < 60; at++)
        {
            byte[] pat = at < 20 ? SectionBuilder.Pat(1, 0, (1, 100), (2, 200)) : SectionBuilder.Pat(1, 1, (1, 100));
            _ = stream.Section(0, pat).Section(100, SectionBuilder.Pmt(1, 300, 0, []));
            if (at < 20)
            {
                _ = stream.Section(200, SectionBuilder.Pmt(2, 300, 0, []));
            }

            _ = stream.Pcr(300).Null(200);
        }

        TransportStreamReport report = FileAnalysis.Report(stream.ToArray(), AnalysisProfile.Iptv);
        Assert.That(report.Faults(), Is.Empty);
        Assert.That(report.Services.Select(s => s.ServiceId), Is.EqualTo((int[])[1]));
    }

    /// <summary>The PMT goes from version 0 to 1 after two seconds and says what it said before.</summary>
    [Test]
    public void A_pmt_of_another_version_with_the_same_content_changes_no_verdict_and_raises_nothing()
    {
        byte[] bumped = ChangingMultiplexes.With(Multiplexes.First.PmtPid, ChangingMultiplexes.FirstPmt(1));
        TransportStreamReport report = FileAnalysis.Report(bumped);
        TransportStreamReport twin = FileAnalysis.Report(Multiplexes.Clean(5));
        LiveInput input = new();
        input.Play(bumped, Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Checks.Select(c => (c.Number, c.State, c.Count, c.Extras)), Is.EqualTo(twin.Checks.Select(c => (c.Number, c.State, c.Count, c.Extras))));
            Assert.That(report.Services.Select(s => s.PmtVersion), Is.EqualTo((int?[])[1, 0]));
            Assert.That(report.Events.Changes, Has.Count.EqualTo(1));
            Assert.That(twin.Events.Changes, Is.Empty);
            Assert.That(input.Conditions.Edges, Is.Empty);
        }
    }

    [Test]
    public void One_bad_sync_byte_is_1_2_and_two_in_a_row_are_1_1()
    {
        byte[] one = Multiplexes.Clean(2);
        one[500 * 188] = 0x46;
        byte[] two = Multiplexes.Clean(2);
        two[500 * 188] = 0x46;
        two[501 * 188] = 0x46;
        TransportStreamReport bad = FileAnalysis.Report(one);
        TransportStreamReport lost = FileAnalysis.Report(two);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bad.Of(Catalogue.SyncByteError).Count, Is.EqualTo(1));
            Assert.That(bad.Sync, Is.EqualTo(new SyncReport(0, 1, 0)));
            Assert.That(bad.Of(Catalogue.TsSyncLoss).State, Is.EqualTo("ok"));
            Assert.That(lost.Faults(), Is.EqualTo((string[])["1.1"]));
            Assert.That(lost.Sync.Losses, Is.EqualTo(1));
            Assert.That(lost.Sync.SkippedBytes, Is.EqualTo(2 * 188));
        }
    }

    private static int FindPacket(byte[] stream, ushort pid)
    {
        int at = 10 * 188;
        while ((((stream[at + 1] & 0x1F) << 8) | stream[at + 2]) != pid)
        {
            at += 188;
        }

        return at;
    }

    private static byte[] WithComponents(params ElementSpec[] elements)
    {
        TransportStreamBuilder stream = new();
        byte[] pmt = SectionBuilder.Pmt(1, 300, 0, [], elements);
        for (int at = 0; at < 60; at++)
        {
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, pmt).Pcr(300).Null(200);
        }

        return stream.ToArray();
    }

    private static byte[] RemovedByPmt()
    {
        TransportStreamBuilder stream = new();
        for (int at = 0; at < 80; at++)
        {
            bool with = at < 20;
            byte[] pmt = with ? SectionBuilder.Pmt(1, 300, 0, [], new ElementSpec(0x0F, 700)) : SectionBuilder.Pmt(1, 300, 1, []);
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, pmt).Pcr(300).Null(200);
            if (with)
            {
                _ = stream.Pes(700, PesBuilder.AudioStreamId, stream.Elapsed / 300, null, new byte[10]);
            }
        }

        return stream.ToArray();
    }
}
