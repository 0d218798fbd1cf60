using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Streams.Splicing;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Tables;

/// <summary>Sections that a PMT leads to.</summary>
public sealed class PrivateSectionTests
{
    [Test]
    public void Applications_splices_and_carousels_are_listed_among_the_tables()
    {
        byte[] ait = SectionBuilder.Ait(0x10, 3, []);
        byte[] splice = SectionBuilder.Splice(SpliceCommandType.Null, [], []);
        byte[] download = SectionBuilder.LongSyntax(0x3C, 77, 1, [1, 2, 3]);
        byte[] another = SectionBuilder.LongSyntax(0x3C, 78, 1, [1, 2, 3]);
        TransportStreamReport report = Report(
            (0x101, ait), (0x102, splice), (0x103, download), (0x103, another), (2, SectionBuilder.Tsdt(1)));

        Assert.That(
            report.Tables.Where(t => t.Pid is 2 or > 0x100).Select(t => (t.Pid, t.Name, t.Extension, t.Received)),
            Is.EqualTo(new[]
            {
                (2, "TSDT", (int?)0xFFFF, 1L), (0x101, "AIT", 0x10, 1), (0x102, "SCTE 35", null, 1), (0x103, "DSM-CC download data", null, 2),
            }));
    }

    [Test]
    public void A_splice_with_a_wrong_crc_is_a_broken_section_and_no_2_2()
    {
        byte[] splice = SectionBuilder.Splice(SpliceCommandType.Null, [], []);
        splice[^1] ^= 1;
        TransportStreamReport report = Report((0x102, splice));

        Assert.That(report.SectionErrors, Is.EqualTo(new[] { new SectionErrorReport(0x102, 0xFC, 1, 0) }));
        Assert.That(report.Faults(), Does.Not.Contain("2.2"));
    }

    private static TransportStreamReport Report(params (ushort Pid, byte[] Section)[] sections)
    {
        TransportStreamBuilder stream = new();
        _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 0x100)));
        _ = stream.Section(0x100, SectionBuilder.Pmt(
            1, 0x1FFF, 0, [], new ElementSpec(0x05, 0x101), new ElementSpec(0x86, 0x102), new ElementSpec(0x0B, 0x103)));
        foreach ((ushort pid, byte[] section) in sections)
        {
            _ = stream.Section(pid, section);
        }

        return FileAnalysis.Report(stream.Null(5).ToArray(PacketSizes.Bare));
    }
}
