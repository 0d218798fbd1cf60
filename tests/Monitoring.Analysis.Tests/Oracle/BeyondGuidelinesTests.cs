using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Sections;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Oracle;

/// <summary>What is wrong and not in the guidelines: noted with the check of the table, and no error of it.</summary>
public sealed class BeyondGuidelinesTests
{
    private const ushort Foreign = 0x30;
    private const string Label = "; beyond TR 101 290";

    private static IEnumerable<TestCaseData> Tables()
    {
        yield return new TestCaseData("1.3.a", SectionBuilder.Pat(1, 0, (1, 100)), "PAT");
        yield return new TestCaseData("2.6", SectionBuilder.Cat(0), "CAT");
        yield return new TestCaseData("1.5.a", SectionBuilder.Pmt(9, 0x1FFF, 0, []), "PMT");
        yield return new TestCaseData("3.1.a", SectionBuilder.Nit(1, 0, []), "NIT actual");
        yield return new TestCaseData("3.2", SectionBuilder.Bat(1, 0, []), "BAT");
        yield return new TestCaseData("3.5.a", SectionBuilder.Sdt(1, 1, 0), "SDT actual");
        yield return new TestCaseData("3.5.b", SectionBuilder.SdtOther(1, 1, 0), "SDT other");
        yield return new TestCaseData(
            "3.6", SectionBuilder.LongSyntax(TableId.EventScheduleActualFirst, 1, 0, new byte[800]), "EIT schedule actual");
        yield return new TestCaseData("3.7", SectionBuilder.Rst((1, 1, 1, 1, 4)), "RST");
        yield return new TestCaseData("3.8", SectionBuilder.Tdt(DateTime.UnixEpoch), "TDT");
    }

    /// <summary>Every 200 ms: of those until half a second after the first nothing is said.</summary>
    [TestCaseSource(nameof(Tables))]
    public void A_table_on_a_pid_that_is_not_its_own_is_noted_with_its_check(string number, byte[] section, string name)
    {
        TransportStreamReport report = FileAnalysis.Report(Build(3, new RepeatedSection(Foreign, section, 200)));
        CheckReport check = report.Checks.Single(c => c.Number == number);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Extras, Is.EqualTo(12).Within(1));
            Assert.That(check.State, Is.Not.EqualTo("fault"));
            Assert.That(check.Details![0].Text, Is.EqualTo($"{name} on PID {Foreign}, which is not its own{Label}"));
            Assert.That(check.Details[0].At, Is.InRange(0.5, 0.85));
            Assert.That(report.Faults(), Is.EqualTo((string[])["3.4", "3.4.a"]), "the PID is nobody's");
            Assert.That(report.Checks.Sum(c => c.Extras ?? 0), Is.EqualTo(check.Extras));
            Assert.That(report.Tables.Select(t => t.Pid), Has.None.EqualTo(Foreign));
        }
    }

    [Test]
    public void A_clean_stream_has_nothing_beyond_the_guidelines() =>
        Assert.That(FileAnalysis.Report(Build(3)).Checks.Select(c => c.Extras), Is.All.Null);

    [Test]
    public void A_table_on_a_pid_declared_private_is_its_owners_business()
    {
        var profile = AnalysisProfile.Read(System.Text.Encoding.UTF8.GetBytes(
            """{ "schema": "monitoring.profile/1", "name": "site", "privatePids": [48] }"""));
        TransportStreamReport report = FileAnalysis.Report(Build(3, new RepeatedSection(Foreign, SectionBuilder.Pat(1, 0), 200)), profile);
        Assert.That(report.Checks.Select(c => c.Extras), Is.All.Null);
        Assert.That(report.Faults(), Is.Empty);
    }

    /// <summary>What starts as a section header does and is none, again and again, before a real one: the PID was given up.</summary>
    [Test]
    public void A_pid_whose_first_section_is_broken_is_given_up()
    {
        byte[] broken = SectionBuilder.Pat(1, 0);
        broken[^1] ^= 1;
        TransportStreamReport report = FileAnalysis.Report(Build(
            3, new RepeatedSection(Foreign, broken, 9000), new RepeatedSection(Foreign, SectionBuilder.Pat(1, 0), 200, 100)));
        Assert.That(report.Checks.Select(c => c.Extras), Is.All.Null);
        Assert.That(report.SectionErrors, Is.Empty);
    }

    [Test]
    public void A_wrong_crc_of_another_table_is_no_2_2()
    {
        byte[] broken = SectionBuilder.LongSyntax(0x80, 1, 0, [1, 2, 3]);
        broken[^1] ^= 1;
        CheckReport check = FileAnalysis.Report(Build(3, new RepeatedSection(0x11, broken, 1000))).Of(Catalogue.CrcError);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((check.State, check.Count, check.Extras), Is.EqualTo(("ok", 0L, 3L)));
            Assert.That(check.Details![0].Text, Is.EqualTo($"wrong CRC_32 in a section with table_id 0x80{Label}"));
        }
    }

    /// <summary>A TDT on the PID of a PMT, from 2 s on: the PID is named, so that nothing has to be waited for.</summary>
    [Test]
    public void Live_a_finding_is_a_condition_and_an_indicator_of_its_own()
    {
        LiveInput input = new();
        input.Play(Build(5, new RepeatedSection(Multiplexes.First.PmtPid, SectionBuilder.Tdt(DateTime.UnixEpoch), 200, 2000)), Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Conditions.Raised.Select(e => e.Indicator), Is.EqualTo((IndicatorId[])[Catalogue.BeyondGuidelines.Id]));
            Assert.That(input.Windows[1].State(Catalogue.BeyondGuidelines), Is.EqualTo(VerdictState.Ok));
            Assert.That(input.Windows[3].State(Catalogue.BeyondGuidelines), Is.EqualTo(VerdictState.Fault));
            Assert.That(input.Windows[3].Value(Catalogue.BeyondGuidelines), Is.EqualTo(5));
            Assert.That(input.Windows[3].State(Catalogue.TdtError), Is.EqualTo(VerdictState.Ok));
        }
    }

    private static byte[] Build(double seconds, params RepeatedSection[] extra) => new MultiplexBuilder
    {
        Services = [Multiplexes.First, Multiplexes.Second],
        BitsPerSecond = Multiplexes.BitsPerSecond,
        Extra = extra,
    }.Build(TimeSpan.FromSeconds(seconds));
}
