using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;
using static Monitoring.Analysis.Tests.Support.ChangingMultiplexes;

namespace Monitoring.Analysis.Tests.Changes;

/// <summary>What changes in a stream is an event with both sides; a stream that stays as it is has none.</summary>
public sealed class ChangeTests
{
    private static readonly ushort PatPid = WellKnownPids.ProgramAssociation.Value;
    private static readonly ushort SdtPid = WellKnownPids.ServiceDescription.Value;
    private static readonly ushort NitPid = WellKnownPids.NetworkInformation.Value;
    private static readonly MultiplexService One = Multiplexes.First;
    private static readonly MultiplexService Two = Multiplexes.Second;
    private static readonly (ushort, ushort)[] Both = [(1, One.PmtPid), (2, Two.PmtPid)];

    [Test]
    public void A_stream_that_stays_as_it_is_has_no_events()
    {
        ChangesReport events = FileAnalysis.Report(Multiplexes.Clean(5)).Events;
        Assert.That((events.Changes.Count, events.LeftOff), Is.EqualTo((0, 0L)));
    }

    private static IEnumerable<TestCaseData> Sections()
    {
        yield return Case(PatPid, Pat(1, 7, Both), Told(ChangeKind.TransportStreamId, null, null, "PAT", "1", "7", 0, 1));
        yield return Case(
            PatPid, Pat(1, 1, (1, One.PmtPid)), Told(ChangeKind.ServiceRemoved, 2, Two.PmtPid, "PAT", "Second", null, 0, 1));
        yield return Case(
            PatPid, Pat(1, 1, [.. Both, (9, 0x900)]), Told(ChangeKind.ServiceAdded, 9, 0x900, "PAT", null, "9", 0, 1));
        yield return Case(
            PatPid, Pat(1, 1, (1, 0x180), (2, Two.PmtPid)), Told(ChangeKind.PmtPid, 1, 0x180, "PAT", "256", "384", 0, 1));
        yield return Case(
            SdtPid, Sdt(1, One.Spec with { Name = "青海综合" }, Two.Spec),
            Told(ChangeKind.ServiceRenamed, 1, null, "SDT actual", "青海卫视", "青海综合", 0, 1));
        yield return Case(
            SdtPid, Sdt(1, One.Spec, Two.Spec with { Provider = "Other" }),
            Told(ChangeKind.Provider, 2, null, "SDT actual", "Test", "Other", 0, 1));
        yield return Case(
            SdtPid, Sdt(1, One.Spec, Two.Spec with { ServiceType = 2 }), Told(ChangeKind.ServiceType, 2, null, "SDT actual", "1", "2", 0, 1));
        yield return Case(
            SdtPid, Sdt(1, One.Spec, Two.Spec with { FreeCaMode = true }), Told(ChangeKind.FreeCa, 2, null, "SDT actual", "false", "true", 0, 1));
        yield return Case(
            SdtPid, SectionBuilder.Sdt(1, 3, 1, One.Spec, Two.Spec),
            Told(ChangeKind.OriginalNetworkId, null, null, "SDT actual", "8228", "3", 0, 1));
        yield return Case(
            NitPid, SectionBuilder.Nit(NetworkId, 1, DescriptorBuilder.NetworkName(DvbTextEncoder.Encode("西宁", TextTable.Utf8)), (1, NetworkId, [])),
            Told(ChangeKind.NetworkName, null, null, "NIT actual", "青海", "西宁", 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, One.AudioPid), Told(ChangeKind.PcrPid, 1, One.AudioPid, "PMT", "257", "258", 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, null, Picture, Sound("chi"), Sound("eng", 0x1F0)),
            Told(ChangeKind.ComponentAdded, 1, 0x1F0, "PMT", null, "MPEG-1 Audio (stream_type 0x03) eng", 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, null, Picture),
            Told(ChangeKind.ComponentRemoved, 1, One.AudioPid, "PMT", "MPEG-1 Audio (stream_type 0x03) chi", null, 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, null, Picture, Sound("chi", 0x1F0)),
            Told(
                ChangeKind.ComponentMoved, 1, 0x1F0, "PMT", "MPEG-1 Audio (stream_type 0x03) chi on PID 258",
                "MPEG-1 Audio (stream_type 0x03) chi on PID 496", 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, null, new ElementSpec(0x24, One.VideoPid), Sound("chi")),
            Told(ChangeKind.Codec, 1, One.VideoPid, "PMT", "H.264 (stream_type 0x1B)", "HEVC (stream_type 0x24)", 0, 1));
        yield return Case(
            One.PmtPid, FirstPmt(1, null, Picture, Sound("eng")), Told(ChangeKind.Language, 1, One.AudioPid, "PMT", "chi", "eng", 0, 1));
    }

    [TestCaseSource(nameof(Sections))]
    public void What_a_table_says_otherwise_is_its_new_version_and_the_change(ushort pid, byte[] section, ChangeReport expected)
    {
        ChangeReport[] found = [.. Events(With(pid, section))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found[0], Is.EqualTo(Told(
                ChangeKind.TableVersion, expected.Table == "PMT" ? expected.ServiceId : null, pid, expected.Table, "version 0", "version 1", 0, 1)));
            Assert.That(found.Where(e => e.Kind is not (ChangeKind.TableVersion or ChangeKind.Unreferenced)), Is.EqualTo([expected]));
        }
    }

    [Test]
    public void A_service_taken_out_of_the_pat_is_an_event_and_its_conditions_end()
    {
        LiveInput input = new();
        input.Play(
            With(
                PatPid, Pat(1, 1, (1, One.PmtPid)), 4,
                fate: Multiplexes.Between(1, 4, PacketFate.Absent, Two.PmtPid, Two.VideoPid, Two.AudioPid)),
            Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Changes.Select(c => c.Kind), Does.Contain(ChangeKind.ServiceRemoved));
            Assert.That(input.Conditions.Raised.Select(e => e.Scope.ServiceId), Has.Some.EqualTo((ushort)2));
            Assert.That(input.Conditions.Edges.Last(e => e.Scope.ServiceId == 2).Reason, Is.EqualTo(ConditionReason.Removed));
        }
    }

    [Test]
    public void A_new_version_with_the_same_content_is_information_and_nothing_else()
    {
        TransportStreamReport report = FileAnalysis.Report(With(One.PmtPid, FirstPmt(1)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                report.Events.Changes.Select(WithoutPlace),
                Is.EqualTo([Told(ChangeKind.SameContent, 1, One.PmtPid, "PMT", "version 0", "version 1", 0, 1)]));
            Assert.That(report.Events.Changes[0].Information, Is.True);
            Assert.That(report.Events.Changes[0].At, Is.EqualTo(ChangeAt).Within(0.02));
            Assert.That(report.Events.Changes[0].Packet, Is.EqualTo(ChangeAt * Multiplexes.BitsPerSecond / 8 / 188).Within(20));
            Assert.That(report.Faults(), Is.Empty);
        }
    }

    [Test]
    public void Another_content_under_the_same_version_is_told_once()
    {
        byte[] stream = With(One.PmtPid, FirstPmt(0, null, Picture, Sound("eng")), until: 3);
        Assert.That(
            Events(stream).Select(e => (e.Kind, e.Before, e.After)),
            Is.EqualTo(new (string, string?, string?)[]
            {
                (ChangeKind.SameVersion, "version 0", "version 0"), (ChangeKind.Language, "chi", "eng"), (ChangeKind.Language, "eng", "chi"),
            }));
    }

    [Test]
    public void A_table_in_two_sections_is_compared_as_a_whole()
    {
        byte[] first = SectionBuilder.LongSyntax(0x4A, 5, 1, [0xF0, 0, 0xF0, 0], 0, 1);
        byte[] second = SectionBuilder.LongSyntax(0x4A, 5, 1, [0xF0, 0, 0xF0, 0], 1, 1);
        byte[] next = [.. first];
        byte[] last = [.. second];
        foreach (byte[] section in (byte[][])[next, last])
        {
            section[5] += 2;
            SectionBuilder.WriteCrc(section);
        }

        byte[] Play(params byte[][] sections)
        {
            TransportStreamBuilder stream = new();
            foreach (byte[] section in sections)
            {
                _ = stream.Section(SdtPid, section);
            }

            return stream.Null(20).ToArray();
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Events(Play(first, second, first, second, next, next)), Is.Empty);
            Assert.That(Events(Play(first, second, next, first, second)), Is.Empty);
            Assert.That(Events(Play(first, second, next, last)).Select(e => e.Kind), Is.EqualTo((string[])[ChangeKind.SameContent]));
        }
    }

    [Test]
    public void Scrambling_that_begins_and_ends_is_told_and_scrambling_from_the_start_is_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Events(Scrambled(One.AudioPid, 2, 4, 6)).Where(e => e.Kind == ChangeKind.Scrambling),
                Is.EqualTo([
                    Told(ChangeKind.Scrambling, 1, One.AudioPid, null, "clear", "scrambled", null, null),
                    Told(ChangeKind.Scrambling, 1, One.AudioPid, null, "scrambled", "clear", null, null)]));
            Assert.That(Events(Scrambled(One.AudioPid, 0, 9, 6)), Is.Empty);
            Assert.That(Events(Scrambled(One.VideoPid, 0, 9, 6)), Is.Empty, "the packets of the PCR are clear");
        }
    }

    [Test]
    public void A_pid_dropped_from_its_pmt_and_sent_on_is_told_with_the_service_it_was_of()
    {
        Assert.That(
            Events(With(One.PmtPid, FirstPmt(1, null, Picture))).Where(e => e.Kind == ChangeKind.Unreferenced),
            Is.EqualTo([Told(ChangeKind.Unreferenced, null, One.AudioPid, null, "part of service 1", "named by no table", null, null)]));
    }

    [Test]
    public void A_table_that_stays_away_and_returns_is_told_and_one_that_never_came_is_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Events(Multiplexes.Build(5, Multiplexes.Between(2, 3, PacketFate.Absent, One.PmtPid))).Select(e => (e.Kind, e.ServiceId, e.Table)),
                Is.EqualTo(new (string, int?, string?)[] { (ChangeKind.TableLost, 1, "PMT"), (ChangeKind.TableBack, 1, "PMT") }));
            Assert.That(
                Events(Multiplexes.Build(5, Multiplexes.Between(2, 3, PacketFate.Absent, PatPid))).Select(e => (e.Kind, e.Table)),
                Is.EqualTo(new (string, string?)[] { (ChangeKind.TableLost, "PAT"), (ChangeKind.TableBack, "PAT") }));
            Assert.That(Events(Multiplexes.Build(5, Multiplexes.Between(0, 3, PacketFate.Absent, One.PmtPid))), Is.Empty);
        }
    }

    [Test]
    public void What_is_beyond_the_cap_is_counted()
    {
        TransportStreamBuilder stream = new();
        for (int version = 0; version < 1100; version++)
        {
            _ = stream.Section(PatPid, SectionBuilder.Pat(1, version % 32, (1, 0x100)));
        }

        ChangesReport events = FileAnalysis.Report(stream.ToArray()).Events;
        Assert.That((events.Changes.Count, events.LeftOff), Is.EqualTo((1000, 99L)));
    }

    [TestCase(1)]
    [TestCase(1316)]
    public void Events_are_the_same_however_the_stream_is_cut(int chunk)
    {
        byte[] stream = [.. With(One.PmtPid, FirstPmt(1, null, Picture)), .. Scrambled(One.AudioPid, 2, 4, 6)];
        string whole = FileAnalysis.Report(stream, chunk: stream.Length).ToText();
        Assert.That(FileAnalysis.Report(stream, chunk: chunk).ToText(), Is.EqualTo(whole));
    }

    private static IEnumerable<ChangeReport> Events(byte[] stream) => FileAnalysis.Report(stream).Events.Changes.Select(WithoutPlace);

    private static TestCaseData Case(ushort pid, byte[] section, ChangeReport expected) =>
        new TestCaseData(pid, section, expected).SetArgDisplayNames(expected.Kind);

    private static ChangeReport WithoutPlace(ChangeReport change) => change with { At = null, Packet = 0 };

    /// <summary>A change without its place.</summary>
    private static ChangeReport Told(
        string kind, int? serviceId, int? pid, string? table, string? before, string? after, int? versionBefore, int? versionAfter) =>
        new(kind, kind == ChangeKind.SameContent, null, 0, serviceId, pid, table, before, after, versionBefore, versionAfter);
}
