using Monitoring.Analysis.Network;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Network;

/// <summary>What RTP adds to the verdict of a captured stream.</summary>
public sealed class RtpLossReportTests
{
    private static readonly byte[] Clean = new MultiplexBuilder { Services = [MultiplexService.Numbered(1, "One")], HasSi = false }
        .Build(TimeSpan.FromSeconds(1));

    private static byte[] Damaged => [.. Clean[..(100 * TransportPacket.Length)], .. Clean[(131 * TransportPacket.Length)..]];

    [Test]
    public void A_stream_that_came_whole_in_whole_rtp_is_as_it_was()
    {
        TransportStreamReport report = Report(Clean).WithRtp(Rtp(lost: 0));

        Assert.That((report.Verdict, report.DamagedBy, report.Of(Catalogue.RtpLoss).State), Is.EqualTo(("ok", (string?)null, "ok")));
    }

    [Test]
    public void Packets_that_rtp_misses_are_a_fault_even_where_no_counter_shows_it()
    {
        TransportStreamReport report = Report(Clean).WithRtp(Rtp(lost: 16));

        Assert.That((report.Verdict, report.DamagedBy, report.Of(Catalogue.RtpLoss).Count), Is.EqualTo(("fault", "network", (long?)16)));
    }

    [Test]
    public void Packets_missing_in_whole_rtp_were_missing_before_its_sender() =>
        Assert.That(Report(Damaged).WithRtp(Rtp(lost: 0)).DamagedBy, Is.EqualTo("source"));

    [Test]
    public void Without_rtp_nobody_is_blamed()
    {
        TransportStreamReport report = Report(Damaged);

        Assert.That(report.WithRtp(null), Is.SameAs(report));
        Assert.That(report.DamagedBy, Is.Null);
    }

    private static TransportStreamReport Report(byte[] stream) => FileAnalysis.Report(stream, AnalysisProfile.Iptv);

    private static RtpReport Rtp(long lost) => new(33, 1000, 1, 1000 + (int)lost, lost, lost > 0 ? 1 : 0, lost, 0, 0, 0, 0, null, null);
}
