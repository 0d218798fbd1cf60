using Monitoring.Streams.Bits;
using Monitoring.Streams.Descriptors;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Si;

public sealed class EventTablesTests
{
    private static readonly DateTime Evening = new(2024, 9, 17, 18, 5, 30, DateTimeKind.Utc);

    [Test]
    public void An_eit_lists_events()
    {
        byte[] section = SectionBuilder.Eit(
            0x51, 101, 1, 0x2024, 7, 8, 248, 9, 0x52,
            new EventSpec(71, Evening, new TimeSpan(1, 45, 30), "新闻联播", TextTable.Gb18030, RunningStatus: 4, FreeCaMode: true),
            new EventSpec(72, null, null, "NVOD"));

        Assert.That(EventInformationSection.TryRead(section, out EventInformationSection view), Is.EqualTo(ParseStatus.Complete));
        List<string> events = [];
        foreach (EventEntry entry in view)
        {
            Assert.That(entry.Descriptors.TryFind(0x4D, out _));
            events.Add($"{entry.EventId} {entry.StartTime.Utc:s} {entry.Duration.Length} {entry.RunningStatus} {entry.FreeCaMode}");
        }

        Assert.That(events, Is.EqualTo(new[] { "71 2024-09-17T18:05:30 01:45:30 Running True", "72   Undefined False" }));
        Assert.That(
            (view.ServiceId, view.TransportStreamId, view.OriginalNetworkId, view.SegmentLastSectionNumber, view.LastTableId),
            Is.EqualTo(((ushort)101, (ushort)1, (ushort)0x2024, (byte)9, (byte)0x52)));
    }

    [TestCase(0x4E, true, true)]
    [TestCase(0x4F, true, false)]
    [TestCase(0x50, false, true)]
    [TestCase(0x5F, false, true)]
    [TestCase(0x60, false, false)]
    [TestCase(0x6F, false, false)]
    public void The_table_id_tells_the_kind_of_eit(int tableId, bool presentFollowing, bool actual)
    {
        byte[] section = SectionBuilder.Eit((byte)tableId, 1, 1, 1, 0, 0, 0);

        Assert.That(EventInformationSection.TryRead(section, out EventInformationSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That((view.IsPresentFollowing, view.IsActual), Is.EqualTo((presentFollowing, actual)));
    }

    [TestCase(0x4D)]
    [TestCase(0x70)]
    public void Another_table_is_no_eit(int tableId) =>
        Assert.That(
            EventInformationSection.TryRead(SectionBuilder.LongSyntax((byte)tableId, 1, 0, new byte[6]), out _), Is.EqualTo(ParseStatus.Malformed));

    [Test]
    public void An_eit_that_is_cut_needs_more_and_one_whose_loop_runs_over_is_malformed()
    {
        byte[] section = SectionBuilder.Eit(0x4E, 1, 1, 1, 0, 0, 1, new EventSpec(1, Evening, TimeSpan.FromHours(1), "a"));
        byte[] tooShort = SectionBuilder.LongSyntax(0x4E, 1, 0, new byte[5]);
        byte[] loop = SectionBuilder.LongSyntax(0x4E, 1, 0, [0, 1, 0, 1, 0, 0x4E, .. new byte[11], 9]);

        Assert.That(EventInformationSection.TryRead(section.AsSpan(0, section.Length - 1), out _), Is.EqualTo(ParseStatus.NeedMoreData));
        Assert.That(EventInformationSection.TryRead(tooShort, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(EventInformationSection.TryRead(loop, out _), Is.EqualTo(ParseStatus.Malformed));
    }

    [Test]
    public void A_tdt_tells_the_time()
    {
        Assert.That(TimeDateSection.TryRead(SectionBuilder.Tdt(Evening), out TimeDateSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.UtcTime.Utc, Is.EqualTo(Evening));
    }

    [Test]
    public void A_tot_tells_the_time_and_the_offsets()
    {
        byte[] section = SectionBuilder.Tot(Evening, DescriptorBuilder.Of(0x58, new byte[13]));

        Assert.That(TimeOffsetSection.TryRead(section, out TimeOffsetSection view), Is.EqualTo(ParseStatus.Complete));
        Assert.That(view.UtcTime.Utc, Is.EqualTo(Evening));
        Assert.That(view.Descriptors.TryFind(0x58, out Descriptor offset));
        Assert.That(offset.Body.Length, Is.EqualTo(13));
    }

    [Test]
    public void A_tdt_or_tot_of_another_length_is_malformed()
    {
        byte[] tot = SectionBuilder.Tot(Evening, 0x58, 0);
        tot[9] = 1;

        Assert.That(
            TimeDateSection.TryRead(SectionBuilder.ShortSyntax(TableId.TimeAndDate, new byte[6]), out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(TimeDateSection.TryRead(SectionBuilder.Tot(Evening), out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(TimeOffsetSection.TryRead(tot, out _), Is.EqualTo(ParseStatus.Malformed));
        Assert.That(
            TimeDateSection.TryRead(SectionBuilder.Tdt(Evening).AsSpan(0, 7), out _), Is.EqualTo(ParseStatus.NeedMoreData));
    }

    [TestCase(0xC079, 0x124500, "1993-10-13T12:45:00")]
    [TestCase(0x0000, 0x000000, "1858-11-17T00:00:00")]
    [TestCase(0xFFFF, 0x235959, "2038-04-22T23:59:59")]
    [TestCase(0xC079, 0x240000, "")]
    [TestCase(0xC079, 0x126000, "")]
    [TestCase(0xC079, 0x1A0000, "")]
    [TestCase(0xFFFF, 0xFFFFFF, "")]
    public void A_moment_is_a_julian_day_and_six_digits(int day, int clock, string utc) =>
        Assert.That($"{new DvbTime((ushort)day, clock).Utc:s}", Is.EqualTo(utc));

    [TestCase(0x014530, "01:45:30")]
    [TestCase(0x000000, "00:00:00")]
    [TestCase(0x990000, "4.03:00:00")]
    [TestCase(0x006000, "")]
    [TestCase(0x00000A, "")]
    [TestCase(0xFFFFFF, "")]
    public void A_duration_is_six_digits(int digits, string length) =>
        Assert.That($"{new DvbDuration(digits).Length}", Is.EqualTo(length));
}
