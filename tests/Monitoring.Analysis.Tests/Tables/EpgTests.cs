using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Tables;

public sealed class EpgTests
{
    private const ushort Eit = 0x12;
    private const ushort Tdt = 0x14;
    private const byte Schedule = 0x50;

    private static readonly DateTime Noon = new(2026, 9, 17, 12, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Present_and_following_are_told_with_their_names()
    {
        EpgReport epg = Report(
            SectionBuilder.Eit(0x4E, 7, 1, 0x2024, 0, 0, 1, new EventSpec(1, Noon, TimeSpan.FromMinutes(30), "午间新闻", TextTable.Gb18030, RunningStatus: 4)),
            SectionBuilder.Eit(0x4E, 7, 1, 0x2024, 0, 1, 1, new EventSpec(2, Noon.AddMinutes(30), TimeSpan.FromHours(1), "Film"))).Epg.Single();

        Assert.That((epg.OriginalNetworkId, epg.TransportStreamId, epg.ServiceId, epg.Actual), Is.EqualTo((0x2024, 1, 7, true)));
        Assert.That(epg.Present, Is.EqualTo(new EpgEventReport(1, "2026-09-17T12:00:00Z", 1800, 4, "午间新闻")));
        Assert.That(epg.Following, Is.EqualTo(new EpgEventReport(2, "2026-09-17T12:30:00Z", 3600, 0, "Film")));
        Assert.That(epg.PresentFollowing, Is.True);
        Assert.That((epg.ScheduledEvents, epg.HoursAhead, epg.Gaps), Is.EqualTo(((int?)null, (double?)null, (int?)null)));
    }

    [Test]
    public void One_section_of_the_pair_leaves_it_unknown_and_an_empty_one_says_there_is_none()
    {
        byte[] present = SectionBuilder.Eit(0x4E, 7, 1, 1, 0, 0, 1, new EventSpec(1, Noon, TimeSpan.FromMinutes(30), "a"));
        byte[] nothing = SectionBuilder.Eit(0x4E, 7, 1, 1, 0, 1, 1);

        Assert.That(Report(present).Epg.Single().PresentFollowing, Is.Null);
        Assert.That(Report(present, nothing).Epg.Single().PresentFollowing, Is.False);
    }

    [Test]
    public void A_schedule_without_a_gap_reaches_as_far_as_its_last_event()
    {
        EpgReport epg = Report(
            Section(0, 8, Event(1, -1, 2), Event(2, 1, 2)), Section(8, 8, Event(3, 3, 3)), SectionBuilder.Tdt(Noon)).Epg.Single();

        Assert.That((epg.ScheduleComplete, epg.HoursAhead, epg.Gaps, epg.Overlaps), Is.EqualTo(((bool?)true, (double?)6, (int?)0, (int?)0)));
        Assert.That((epg.ScheduleFrom, epg.ScheduleUntil), Is.EqualTo(("2026-09-17T11:00:00Z", "2026-09-17T18:00:00Z")));
    }

    [Test]
    public void A_gap_ends_the_hours_ahead_and_an_overlap_is_counted()
    {
        EpgReport epg = Report(
            Section(0, 0, Event(1, 0, 2), Event(2, 2.5, 1), Event(3, 3, 1), Event(3, 3, 1)), SectionBuilder.Tdt(Noon)).Epg.Single();

        Assert.That(
            (epg.HoursAhead, epg.Gaps, epg.GapMinutes, epg.Overlaps), Is.EqualTo(((double?)2, (int?)1, (double?)30, (int?)1)));
    }

    [Test]
    public void A_schedule_that_is_over_covers_nothing()
    {
        EpgReport epg = Report(Section(0, 0, Event(1, -3, 2)), SectionBuilder.Tdt(Noon)).Epg.Single();

        Assert.That((epg.HoursAhead, epg.ScheduleUntil), Is.EqualTo(((double?)0, (string?)null)));
    }

    [Test]
    public void Gaps_are_not_known_while_sections_are_missing_and_hours_ahead_not_without_the_time()
    {
        EpgReport epg = Report(Section(0, 8, Event(1, 0, 2), Event(2, 4, 2))).Epg.Single();

        Assert.That((epg.ScheduleComplete, epg.Gaps, epg.GapMinutes, epg.HoursAhead), Is.EqualTo(((bool?)false, (int?)null, (double?)null, (double?)null)));
        Assert.That(epg.ScheduledEvents, Is.EqualTo(2));
    }

    [Test]
    public void A_new_version_takes_the_place_of_the_whole_table()
    {
        EpgReport epg = Report(
            Section(0, 8, Event(1, 0, 2)), Section(8, 8, Event(2, 4, 2)), Section(0, 0, 1, Event(5, 0, 1)), SectionBuilder.Tdt(Noon)).Epg.Single();

        Assert.That((epg.ScheduledEvents, epg.ScheduleComplete, epg.HoursAhead), Is.EqualTo(((int?)1, (bool?)true, (double?)1)));
    }

    [Test]
    public void Services_of_other_streams_are_told_apart()
    {
        IReadOnlyList<EpgReport> epg = Report(
            SectionBuilder.Eit(0x4F, 7, 2, 1, 0, 0, 1), SectionBuilder.Eit(0x4E, 7, 1, 1, 0, 0, 1)).Epg;

        Assert.That(epg.Select(e => (e.TransportStreamId, e.Actual)), Is.EqualTo(new[] { (1, true), (2, false) }));
    }

    [Test]
    public void The_time_of_the_network_is_the_first_and_the_last_of_tdt_and_tot()
    {
        NetworkTimeReport? time = Report(SectionBuilder.Tdt(Noon), SectionBuilder.Tot(Noon.AddSeconds(20))).NetworkTime;

        Assert.That(time, Is.EqualTo(new NetworkTimeReport(2, "2026-09-17T12:00:00Z", "2026-09-17T12:00:20Z", null)));
        Assert.That(Report(Section(0, 0)).NetworkTime, Is.Null);
    }

    [Test]
    public void A_live_input_tells_how_far_its_time_is_off()
    {
        TransportStreamAnalyzer analyzer = new(new AnalysisOptions(), new RecordedConditions());
        long noon = (Noon - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick;
        analyzer.Write(Stream(SectionBuilder.Tdt(Noon.AddSeconds(60))), new Instant(noon));

        Assert.That(analyzer.Report().NetworkTime?.OffsetSeconds, Is.EqualTo(60));
    }

    private static EventSpec Event(ushort id, double hours, double length) => new(id, Noon.AddHours(hours), TimeSpan.FromHours(length), "event");

    private static byte[] Section(byte number, byte last, params EventSpec[] events) => Section(number, last, 0, events);

    private static byte[] Section(byte number, byte last, int version, params EventSpec[] events) =>
        SectionBuilder.Eit(Schedule, 7, 1, 1, version, number, last, number, Schedule, events);

    private static TransportStreamReport Report(params byte[][] sections) => FileAnalysis.Report(Stream(sections));

    private static byte[] Stream(params byte[][] sections)
    {
        TransportStreamBuilder stream = new();
        foreach (byte[] section in sections)
        {
            _ = stream.Section(section[0] is 0x70 or 0x73 ? Tdt : Eit, section);
        }

        return stream.Null(5).ToArray(PacketSizes.Bare);
    }
}
