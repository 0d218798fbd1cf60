using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Tables;

/// <summary>Texts and tables that receivers may read otherwise are told, and are no fault.</summary>
public sealed class TextInformationTests
{
    [Test]
    public void A_name_whose_table_is_not_selected_is_charset_missing_and_no_fault()
    {
        TransportStreamReport report = Report(TextTable.UntaggedGb18030);
        InformationReport found = report.Information.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((found.Number, found.ServiceId), Is.EqualTo(("TEXT.CHARSET_MISSING", (int?)1)));
            Assert.That(found.Text, Does.EndWith("GB 18030: C7E0BAA3CEC0CAD3"));
            Assert.That(report.Services[0].Name, Is.EqualTo("青海卫视"));
            Assert.That(report.Services[0].NameText, Is.EqualTo(new TextReport("GB 18030", "recognized", "C7E0BAA3CEC0CAD3")));
            Assert.That((report.Faults(), report.Verdict), Is.EqualTo((Array.Empty<string>(), TransportStreamReport.Clean)));
        }
    }

    [TestCase(TextTable.Gb18030, "GB 18030")]
    [TestCase(TextTable.Utf8, "UTF-8")]
    [TestCase(TextTable.Utf16, "UTF-16BE")]
    public void A_name_whose_table_is_selected_is_clean(TextTable table, string charset)
    {
        TransportStreamReport report = Report(table);

        Assert.That(report.Information, Is.Empty);
        Assert.That(report.Services[0].NameText, Is.EqualTo(new TextReport(charset, "selected", null)));
    }

    [Test]
    public void A_plain_name_needs_no_table()
    {
        TransportStreamReport report = Report(TextTable.Default, "CCTV-1");

        Assert.That(report.Information, Is.Empty);
        Assert.That(report.Services[0].NameText, Is.EqualTo(new TextReport("ASCII", "plain", null)));
    }

    [Test]
    public void A_name_in_another_table_than_the_one_selected_is_charset_wrong()
    {
        byte[] name = DvbTextEncoder.Encode("青海卫视", TextTable.Gb18030);
        name[0] = 0x15;
        TransportStreamReport report = FileAnalysis.Report(Stream(Sdt(DescriptorBuilder.Service(1, [], name))));

        Assert.That(report.Information.Select(i => i.Number), Is.EqualTo(new[] { "TEXT.CHARSET_WRONG" }));
        Assert.That(report.Services[0].Name, Is.EqualTo("青海卫视"));
        Assert.That(report.Faults(), Is.Empty);
    }

    [TestCase("dvb", null, "GB 18030", "recognized")]
    [TestCase("gyt", null, "GB 18030", "networkDefault")]
    [TestCase("gyt", CharacterTable.Big5, "Big5", "networkDefault")]
    public void The_table_of_the_network_is_that_of_the_profile_or_the_input(string profile, CharacterTable? table, string charset, string rule)
    {
        AnalysisOptions options = new()
        {
            Clock = ClockKind.Stream,
            Profile = AnalysisProfile.Find(profile)!,
            TextDefault = table,
        };
        byte[] name = Convert.FromHexString("A5C1B5F8");
        TextReport? read = FileAnalysis.Report(Stream(Sdt(DescriptorBuilder.Service(1, [], name))), options).Services[0].NameText;

        Assert.That(read, Is.EqualTo(new TextReport(charset, rule, "A5C1B5F8")));
    }

    [Test]
    public void An_sdt_that_counts_loops_in_one_byte_is_nonstandard_and_no_fault()
    {
        byte[] descriptor = DescriptorBuilder.Service(1, [], "AB"u8);
        byte[] odd = SectionBuilder.LongSyntax(
            TableId.ServiceDescriptionActual, 1, 0,
            [0x20, 0x24, 0xFF, 0, 1, 0xFF, 0x8F, (byte)descriptor.Length, .. descriptor, 0, 2, 0xFF, 0x8F, (byte)descriptor.Length, .. descriptor]);
        TransportStreamReport report = FileAnalysis.Report(Stream(odd));

        Assert.That(report.Information.Select(i => (i.Number, i.ServiceId)), Is.EqualTo(new[] { ("SDT.NONSTANDARD", (int?)null) }));
        Assert.That(report.Faults(), Is.Empty);
        Assert.That(FileAnalysis.Report(Stream(Sdt(descriptor))).Information, Is.Empty);
    }

    [TestCase(TextTable.UntaggedGb18030, 1)]
    [TestCase(TextTable.Gb18030, 0)]
    public void Live_windows_count_services_and_are_ok(TextTable table, double count)
    {
        LiveInput input = new();
        input.Play(new MultiplexBuilder { Services = [MultiplexService.Numbered(1, "青海卫视", table)] }.Build(TimeSpan.FromSeconds(3)), Multiplexes.BitsPerSecond);
        RecordedWindow window = input.Windows[^1];

        Assert.That((window.State(Catalogue.CharsetMissing), window.Value(Catalogue.CharsetMissing)), Is.EqualTo((VerdictState.Ok, count)));
        Assert.That((window.State(Catalogue.SdtNonstandard), window.Value(Catalogue.SdtNonstandard)), Is.EqualTo((VerdictState.Ok, 0.0)));
        Assert.That(input.Conditions.Edges, Is.Empty);
    }

    private static TransportStreamReport Report(TextTable table, string name = "青海卫视") => FileAnalysis.Report(
        new MultiplexBuilder { Services = [MultiplexService.Numbered(1, name, table)] }.Build(TimeSpan.FromSeconds(3)));

    private static byte[] Sdt(byte[] descriptor) => SectionBuilder.LongSyntax(
        TableId.ServiceDescriptionActual, 1, 0, [0x20, 0x24, 0xFF, 0, 1, 0xFF, 0x80, (byte)descriptor.Length, .. descriptor]);

    private static byte[] Stream(byte[] sdt) => new TransportStreamBuilder()
        .Section(0, SectionBuilder.Pat(1, 0, (1, 0x100)))
        .Section(0x100, SectionBuilder.Pmt(1, 0x101, 0, [], new ElementSpec(0x1B, 0x101)))
        .Section(0x11, sdt).Null(8).ToArray();
}
