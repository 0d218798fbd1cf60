using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>Streams with one known fault in their SI tables, and their twins without.</summary>
public sealed class ThirdPriorityTests
{
    private const ushort NitPid = 0x10;
    private const ushort SdtPid = 0x11;
    private const ushort EitPid = 0x12;
    private const ushort RstPid = 0x13;
    private const ushort TdtPid = 0x14;
    private const ushort TransportStream = 1;
    private const ushort Network = 0x2024;
    private const ushort OtherStream = 77;

    private static readonly DateTime Noon = new(2027, 1, 15, 12, 0, 0, DateTimeKind.Utc);
    private static readonly EventSpec Event = new(1, Noon, TimeSpan.FromHours(1), "News");

    [Test]
    public void A_clean_stream_of_40_s_is_clean_in_both_broadcast_profiles()
    {
        byte[] stream = Build(40);
        TransportStreamReport report = FileAnalysis.Report(stream);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.Empty);
            Assert.That(FileAnalysis.Report(stream, AnalysisProfile.Gyt).Faults(), Is.Empty);
            Assert.That(States(report, "ok"), Is.SupersetOf((string[])["3.1", "3.1.a", "3.2", "3.4", "3.4.a", "3.5", "3.5.a", "3.6", "3.6.a", "3.6.c", "3.8"]));
            Assert.That(States(report, "notApplicable"), Is.SupersetOf((string[])["2.6", "3.1.b", "3.5.b", "3.6.b", "3.7"]));
        }
    }

    [TestCase(NitPid, 12, "3.1,3.1.a")]
    [TestCase(SdtPid, 4, "3.5,3.5.a")]
    [TestCase(EitPid, 4, "3.6,3.6.a")]
    [TestCase(TdtPid, 33, "3.2,3.8")]
    public void A_table_that_stays_away_is_an_error_of_its_own_only(int pid, double seconds, string numbers)
    {
        string[] expected = numbers.Split(',');
        TransportStreamReport lost = FileAnalysis.Report(Build(seconds + 2, fate: Multiplexes.Between(1, 99, PacketFate.Absent, (ushort)pid)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(lost.Faults(), Is.EqualTo(expected));
            Assert.That(FileAnalysis.Report(Build(seconds + 2)).Faults(), Is.Empty);
        }
    }

    [TestCase(NitPid, 12, "3.1,3.1.a")]
    [TestCase(SdtPid, 4, "3.5,3.5.a")]
    [TestCase(EitPid, 4, "3.6,3.6.a")]
    [TestCase(TdtPid, 33, "3.8")]
    public void A_table_that_never_comes_is_an_error_and_not_measured_in_less_than_its_limit(int pid, double seconds, string numbers)
    {
        string[] expected = numbers.Split(',');
        byte[] never = Build(seconds, fate: Multiplexes.Between(0, 99, PacketFate.Absent, (ushort)pid));
        TransportStreamReport brief = FileAnalysis.Report(Build(1.5, fate: Multiplexes.Between(0, 99, PacketFate.Absent, (ushort)pid)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(never).Faults(), Is.EqualTo(expected));
            Assert.That(brief.Faults(), Is.Empty);
            Assert.That(States(brief, "notMeasured"), Is.SupersetOf(expected));
            Assert.That(brief.Checks.Single(c => c.Number == expected[^1]).Reason, Does.Contain("within the time there was"));
        }
    }

    [TestCase(NitPid, 0x42, "3.1,3.1.a")]
    [TestCase(SdtPid, 0x40, "3.5,3.5.a")]
    [TestCase(EitPid, 0x42, "3.6")]
    [TestCase(RstPid, 0x42, "3.7")]
    [TestCase(TdtPid, 0x42, "3.8")]
    [TestCase(0x01, 0x42, "2.6")]
    public void A_table_on_the_pid_of_another_is_an_error_there(int pid, int tableId, string numbers)
    {
        byte[] foreign = SectionBuilder.LongSyntax((byte)tableId, 5, 0, new byte[8]);
        byte[] stuffing = SectionBuilder.ShortSyntax(TableId.Stuffing, new byte[8]);
        string[] allowed = pid == 1 ? [] : numbers.Split(',');
        TransportStreamReport twin = FileAnalysis.Report(Build(2, [new RepeatedSection((ushort)pid, stuffing, 500, 50)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                FileAnalysis.Report(Build(2, [new RepeatedSection((ushort)pid, foreign, 500, 50)])).Faults(), Is.EqualTo(numbers.Split(',')));
            Assert.That(twin.Faults().Intersect(allowed), Is.Empty, "stuffing belongs everywhere");
        }
    }

    [Test]
    public void Two_sections_of_a_table_less_than_25_ms_apart_are_an_error()
    {
        byte[] nit = SectionBuilder.Nit(Network, 0, [], (TransportStream, Network, []));
        byte[] sdt = SectionBuilder.Sdt(TransportStream, Network, 0, [.. Services.Select(s => s.Spec)]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(new RepeatedSection(NitPid, nit, 5000, 10)), Is.EqualTo((string[])["3.1.a"]));
            Assert.That(Faults(new RepeatedSection(NitPid, nit, 5000, 40)), Is.Empty);
            Assert.That(Faults(new RepeatedSection(SdtPid, sdt, 5000, 10)), Is.EqualTo((string[])["3.5.a"]));
            Assert.That(Faults(new RepeatedSection(SdtPid, sdt, 5000, 40)), Is.Empty);
            Assert.That(Faults(new RepeatedSection(TdtPid, SectionBuilder.Tdt(Noon), 9000, 10)), Is.EqualTo((string[])["3.8"]));
            Assert.That(Faults(new RepeatedSection(TdtPid, SectionBuilder.Tdt(Noon), 9000, 40)), Is.Empty);
        }
    }

    /// <summary>Null packets are taken out: where between two PCRs a packet lay nobody can tell any more.</summary>
    [Test]
    public void In_a_file_of_varying_rate_the_time_between_two_sections_is_no_error()
    {
        byte[] close = TwoClose(3010, 5);
        TransportStreamReport report = FileAnalysis.Report(WithoutNulls(close));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(close).Faults(), Is.EqualTo((string[])["3.5.a"]));
            Assert.That(report.Of(Catalogue.PcrAccuracyError).State, Is.EqualTo("notApplicable"));
            Assert.That(report.Of(Catalogue.SdtActualError).State, Is.EqualTo("ok"));
        }
    }

    /// <summary>At 10 ms nobody knows the rate yet: what is found then waits for it, and for the end where too few PCRs come.</summary>
    [TestCase(5)]
    [TestCase(0.3)]
    public void Sections_too_close_at_the_beginning_count_once_the_rate_proves_constant(double seconds)
    {
        byte[] close = TwoClose(10, seconds);
        CheckReport found = FileAnalysis.Report(close).Of(Catalogue.SdtActualError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.State, found.Count), Is.EqualTo(("fault", 1L)));
            Assert.That(found.FirstAt, Is.EqualTo(0.01).Within(0.005));
            Assert.That(found.Details![0].Packet, Is.LessThan(60));
            Assert.That(found.Details[0].Text, Does.StartWith("two sections of SDT actual"));
            Assert.That(FileAnalysis.Report(WithoutNulls(close)).Of(Catalogue.SdtActualError).Count, Is.Null.Or.Zero);
            Assert.That(FileAnalysis.Report(TwoClose(100, seconds)).Of(Catalogue.SdtActualError).Count, Is.Null.Or.Zero);
        }
    }

    [Test]
    public void Services_whose_events_follow_each_other_closely_are_clean_and_one_service_whose_events_do_is_not()
    {
        RepeatedSection[] three = [.. Enumerable.Range(0, 3).SelectMany(n => Pair(TableId.EventPresentFollowingActual, (ushort)(50 + n), 500, n * 5))];
        RepeatedSection close = new(EitPid, Eit(TableId.EventPresentFollowingActual, 1, TransportStream, 1), 5000, 20);
        byte[] literal = Build(2, three);
        var tr = AnalysisProfile.Read("""{ "schema": "monitoring.profile/1", "name": "tr", "gapBetween": "table-id" }"""u8.ToArray());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(three), Is.Empty);
            Assert.That(Faults(close), Is.EqualTo((string[])["3.6.a"]));
            Assert.That(FileAnalysis.Report(literal, tr).Faults(), Is.EqualTo((string[])["3.6.a"]), "any two sections, as TR 101 290 words it");
        }
    }

    [Test]
    public void Two_running_status_sections_less_than_25_ms_apart_are_an_error_and_one_alone_is_clean()
    {
        byte[] rst = SectionBuilder.ShortSyntax(TableId.RunningStatus, [0, 1, 0, 1, 0, 1, 0, 1, 4]);
        TransportStreamReport alone = FileAnalysis.Report(Build(2, [new RepeatedSection(RstPid, rst, 500)]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(new RepeatedSection(RstPid, rst, 10)), Is.EqualTo((string[])["3.7"]));
            Assert.That(alone.Of(Catalogue.RstError).State, Is.EqualTo("ok"));
        }
    }

    [TestCase(0x41, NitPid, 12, "3.1.b")]
    [TestCase(0x46, SdtPid, 12, "3.5.b")]
    [TestCase(0x4A, SdtPid, 12, "3.2")]
    public void One_section_of_a_table_about_others_that_stays_away_is_missed_while_the_rest_comes(int tableId, int pid, double seconds, string number)
    {
        RepeatedSection[] both =
        [
            new RepeatedSection((ushort)pid, Other((byte)tableId, 0), 2000, 300), new RepeatedSection((ushort)pid, Other((byte)tableId, 1), 2000, 400),
        ];
        byte[] lost = Build(seconds, both, sends: (at, section) => at.TotalSeconds < 1 || !section.AsSpan().SequenceEqual(both[1].Section));
        TransportStreamReport never = FileAnalysis.Report(Build(seconds, both[..1]));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(lost).Faults(), Is.EqualTo((string[])[number]));
            Assert.That(never.Faults(), Is.EqualTo((string[])[number]), "last_section_number says that there is a second");
            Assert.That(FileAnalysis.Report(Build(seconds, both)).Faults(), Is.Empty);
        }
    }

    [Test]
    public void Events_of_other_streams_every_8_s_are_clean_and_every_15_s_depend_on_the_profile()
    {
        byte[] eight = Build(25, Pair(TableId.EventPresentFollowingOther, 9, 8000, 200));
        byte[] fifteen = Build(35, Pair(TableId.EventPresentFollowingOther, 9, 15_000, 200));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(eight).Faults(), Is.Empty);
            Assert.That(FileAnalysis.Report(fifteen).Faults(), Is.EqualTo((string[])["3.6.b"]));
            Assert.That(FileAnalysis.Report(fifteen, AnalysisProfile.Gyt).Faults(), Is.Empty);
        }
    }

    [Test]
    public void Half_a_pair_of_present_and_following_is_3_6_c()
    {
        byte[] following = Eit(TableId.EventPresentFollowingActual, 1, TransportStream, 1);
        byte[] actual = Build(4, sends: (_, section) => section[0] != following[0] || section[3..5] is not [0, 1] || section[6] != 1);
        TransportStreamReport report = FileAnalysis.Report(actual);
        RepeatedSection other = Pair(TableId.EventPresentFollowingOther, 9, 2000, 200)[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.EqualTo((string[])["3.6.a", "3.6.c"]));
            Assert.That(report.Of(Catalogue.EitActualError).Details!.Single().Text, Does.Contain("no section 1 of EIT p/f actual of service 1"));
            Assert.That(FileAnalysis.Report(Build(14, [other])).Faults(), Is.EqualTo((string[])["3.6.c"]));
            Assert.That(FileAnalysis.Report(Build(14, Pair(TableId.EventPresentFollowingOther, 9, 2000, 200))).Faults(), Is.Empty);
        }
    }

    [Test]
    public void A_third_section_of_present_and_following_is_beyond_the_guidelines_and_no_error_of_theirs()
    {
        byte[] third = Eit(TableId.EventPresentFollowingActual, 1, TransportStream, 2, last: 2);
        CheckReport check = FileAnalysis.Report(Build(2, [new RepeatedSection(EitPid, third, 500, 250)])).Of(Catalogue.EitPfError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((check.State, check.Count, check.Extras), Is.EqualTo(("ok", 0L, 4L)));
            Assert.That(check.Details![0].Text, Does.EndWith("; beyond TR 101 290"));
            Assert.That(FileAnalysis.Report(Build(2)).Of(Catalogue.EitPfError).Extras, Is.Null);
        }
    }

    [Test]
    public void A_service_without_events_is_missed_and_one_that_announces_none_is_not()
    {
        byte[] silent = Build(4, sends: static (_, section) => section[0] != TableId.EventPresentFollowingActual || section[4] != 2);
        CheckReport check = FileAnalysis.Report(silent).Of(Catalogue.EitActualError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Count, Is.EqualTo(2));
            Assert.That(check.Details!.Select(d => d.Text), Has.All.Contains("service 2"));
            Assert.That(FileAnalysis.Report(silent).Faults(), Is.EqualTo((string[])["3.6.a"]));
        }
    }

    [TestCase(0x50, 12, "3.2")]
    [TestCase(0x52, 12, "")]
    [TestCase(0x60, 12, "3.2")]
    public void A_schedule_repeats_faster_within_its_prime_days(int tableId, int seconds, string number)
    {
        RepeatedSection[] schedule = [new RepeatedSection(EitPid, Eit((byte)tableId, 1, TransportStream, 8, last: 8), 60_000, 200)];
        string[] expected = number.Length == 0 ? [] : [number];
        byte[] stream = Build(seconds, schedule);
        Assert.That(FileAnalysis.Report(stream).Faults(), Is.EqualTo(expected));
        Assert.That(FileAnalysis.Report(Build(seconds, [schedule[0] with { PeriodMilliseconds = 9000 }])).Faults(), Is.Empty);
    }

    [Test]
    public void A_tot_with_a_wrong_crc_is_2_2_only()
    {
        byte[] tot = SectionBuilder.Tot(Noon);
        tot[^1] ^= 1;
        Assert.That(Faults(new RepeatedSection(TdtPid, tot, 500, 300)), Is.EqualTo((string[])["2.2"]));
    }

    [Test]
    public void A_source_without_si_has_no_rule_about_it()
    {
        byte[] stream = new MultiplexBuilder { Services = Services, HasSi = false, BitsPerSecond = 1_000_000, PictureSize = 1000 }
            .Build(TimeSpan.FromSeconds(35));
        TransportStreamReport report = FileAnalysis.Report(stream, AnalysisProfile.Iptv);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Faults(), Is.Empty);
            Assert.That(report.Of(Catalogue.NitActualError).State, Is.EqualTo("notApplicable"));
            Assert.That(report.Of(Catalogue.NitActualError).Reason, Is.EqualTo("profile iptv has no SI tables"));
            Assert.That(FileAnalysis.Report(stream).Faults(), Is.EqualTo((string[])["3.1", "3.1.a", "3.6", "3.6.a", "3.8"]));
        }
    }

    [Test]
    public void A_pid_that_no_table_names_is_found_after_half_a_second_and_one_declared_private_is_not()
    {
        byte[] stream = Build(3, [new RepeatedSection(0x777, new byte[100], 40)]);
        var declared = AnalysisProfile.Read("""{ "schema": "monitoring.profile/1", "name": "x", "privatePids": [1911] }"""u8.ToArray());
        CheckReport check = FileAnalysis.Report(stream).Of(Catalogue.UnreferencedPid2);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(FileAnalysis.Report(stream).Faults(), Is.EqualTo((string[])["3.4", "3.4.a"]));
            Assert.That(check.FirstAt, Is.EqualTo(0.6).Within(0.1));
            Assert.That(check.Pids, Is.EqualTo((int[])[0x777]));
            Assert.That(FileAnalysis.Report(stream, declared).Faults(), Is.Empty);
        }
    }

    [Test]
    public void A_pid_taken_out_of_its_pmt_that_still_comes_is_found_and_one_that_stops_is_not()
    {
        TransportStreamReport goesOn = FileAnalysis.Report(Dropped(stillSent: true), AnalysisProfile.Iptv);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(goesOn.Faults(), Is.EqualTo((string[])["3.4", "3.4.a"]));
            Assert.That(FileAnalysis.Report(Dropped(stillSent: false), AnalysisProfile.Iptv).Faults(), Is.Empty);
        }
    }

    private static MultiplexService[] Services => [Multiplexes.First, Multiplexes.Second];

    private static IEnumerable<string> States(TransportStreamReport report, string state) =>
        report.Checks.Where(c => c.State == state).Select(c => c.Number);

    private static IEnumerable<string> Faults(params RepeatedSection[] extra) => FileAnalysis.Report(Build(2, extra)).Faults();

    private static byte[] Eit(byte tableId, ushort service, ushort stream, byte section, byte last = 1) =>
        SectionBuilder.Eit(tableId, service, stream, Network, 0, section, last, Event);

    private static RepeatedSection[] Pair(byte tableId, ushort service, long period, long first) =>
    [
        new RepeatedSection(EitPid, Eit(tableId, service, tableId == TableId.EventPresentFollowingOther ? OtherStream : TransportStream, 0), period, first),
        new RepeatedSection(EitPid, Eit(tableId, service, tableId == TableId.EventPresentFollowingOther ? OtherStream : TransportStream, 1), period, first + 100),
    ];

    /// <summary>An empty section of a table of two sections about something else.</summary>
    private static byte[] Other(byte tableId, byte section) => SectionBuilder.LongSyntax(
        tableId, OtherStream, 0, tableId == 0x46 ? [0x20, 0x24, 0xFF] : [0xF0, 0, 0xF0, 0], section, 1);

    /// <summary>A multiplex with an SDT of its own every second, and one more at a time.</summary>
    private static byte[] TwoClose(long milliseconds, double seconds) => new MultiplexBuilder
    {
        Services = Services,
        BitsPerSecond = 4_000_000,
        Extra = [new RepeatedSection(SdtPid, SectionBuilder.Sdt(TransportStream, Network, 0, [.. Services.Select(s => s.Spec)]), 9000, milliseconds)],
    }.Build(TimeSpan.FromSeconds(seconds));

    private static byte[] WithoutNulls(byte[] stream) => [.. stream.Chunk(TransportPacket.Length)
        .Where(packet => new TransportPacket(packet).Pid != WellKnownPids.Null).SelectMany(packet => packet)];

    private static byte[] Build(
        double seconds, RepeatedSection[]? extra = null, Func<TimeSpan, ushort, PacketFate>? fate = null, Func<TimeSpan, byte[], bool>? sends = null) =>
        new MultiplexBuilder
        {
            Services = Services,
            BitsPerSecond = 1_000_000,
            PictureSize = 1000,
            Extra = extra ?? [],
            Fate = fate ?? (static (_, _) => PacketFate.Sent),
            Sends = sends ?? (static (_, _) => true),
        }.Build(TimeSpan.FromSeconds(seconds));

    private static byte[] Dropped(bool stillSent)
    {
        TransportStreamBuilder stream = new();
        for (int at = 0; at < 60; at++)
        {
            bool named = at < 20;
            byte[] pmt = named ? SectionBuilder.Pmt(1, 300, 0, [], new ElementSpec(0x06, 700)) : SectionBuilder.Pmt(1, 300, 1, []);
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, pmt).Pcr(300).Null(200);
            _ = named || stillSent ? stream.Payload(700, new byte[184]) : stream;
        }

        return stream.ToArray();
    }
}
