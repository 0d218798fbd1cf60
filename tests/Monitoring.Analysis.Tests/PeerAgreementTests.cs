using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing;

namespace Monitoring.Analysis.Tests;

/// <summary>
/// Our report beside what TSDuck printed of the same recordings. Counts are equal. Bitrates differ by less than a thousandth, since TSDuck
/// takes the mean of the rates between neighbouring PCRs and we divide all packets by all time; intervals of tables differ by less than
/// 1 % and 1 ms, since TSDuck counts packets and multiplies by that mean rate, where we take the times of the PCRs around each packet.
/// </summary>
[Category("RealCaptures")]
public sealed partial class PeerAgreementTests
{
    private const double RateTolerance = 0.001;
    private const double IntervalTolerance = 0.01;
    private const string Analysis025 = "reference/test-025.tsp.analyze.json";
    private const string Analysis008 = "reference/test-008.analyze.txt";
    private const string Continuity024 = "reference/test-024.tsp.1.log";

    [Test]
    public void Every_pid_of_a_clear_service_is_counted_as_by_the_peer()
    {
        JsonNode peer = JsonNode.Parse(Captures.Read(Analysis025))!;
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(Captures.DvbSingleService));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Packets, Is.EqualTo((long)peer["ts"]!["packets"]!["total"]!));
            Assert.That(report.Bitrate, Is.EqualTo((double)peer["ts"]!["pcr-bitrate"]!).Within(RateTolerance * 100).Percent);
            Assert.That(report.Pids.Select(p => p.Pid), Is.EqualTo(peer["pids"]!.AsArray().Select(p => (int)p!["id"]!)));
            foreach (JsonNode? expected in peer["pids"]!.AsArray())
            {
                PidReport pid = report.Pid((int)expected!["id"]!);
                JsonNode packets = expected["packets"]!;
                Assert.That(pid.Packets, Is.EqualTo((long)packets["total"]!), $"packets of PID {pid.Pid}");
                Assert.That(pid.Scrambled, Is.EqualTo((long)packets["scrambled"]!), $"scrambled packets of PID {pid.Pid}");
                Assert.That(pid.Discontinuities, Is.EqualTo((long)packets["discontinuities"]!), $"discontinuities of PID {pid.Pid}");
                Assert.That(pid.Duplicates, Is.EqualTo((long)packets["duplicated"]!), $"duplicates of PID {pid.Pid}");
                Assert.That(pid.Pcrs, Is.EqualTo((long)packets["pcr"]!), $"PCRs of PID {pid.Pid}");
                Assert.That(pid.PtsCount, Is.EqualTo((long)packets["pts"]!), $"PTSs of PID {pid.Pid}");
                Assert.That(pid.PayloadStarts, Is.EqualTo((long?)(expected["unit-start"] ?? expected["pes"])), $"starts of PID {pid.Pid}");
                Assert.That(pid.Unreferenced, Is.EqualTo((bool)expected["unreferenced"]!), $"reference to PID {pid.Pid}");
                Assert.That(
                    pid.Bitrate, Is.EqualTo((double)expected["bitrate"]!).Within(RateTolerance * 100).Percent, $"bitrate of PID {pid.Pid}");
            }
        }
    }

    [Test]
    public void The_clear_service_is_the_peers()
    {
        JsonNode peer = JsonNode.Parse(Captures.Read(Analysis025))!["services"]![0]!;
        ServiceReport service = FileAnalysis.Report(Captures.Read(Captures.DvbSingleService)).Services.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(service.ServiceId, Is.EqualTo((int)peer["id"]!));
            Assert.That(service.Name, Is.EqualTo((string?)peer["name"]));
            Assert.That(service.Provider, Is.EqualTo((string?)peer["provider"]));
            Assert.That(service.Type, Is.EqualTo((int)peer["type"]!));
            Assert.That(service.PcrPid, Is.EqualTo((int)peer["pcr-pid"]!));
            Assert.That(service.PmtPid, Is.EqualTo((int)peer["pmt-pid"]!));
            Assert.That(service.Bitrate, Is.EqualTo((double)peer["bitrate"]!).Within(RateTolerance * 100).Percent);
        }
    }

    [Test]
    public void Tables_repeat_as_the_peer_measured()
    {
        JsonArray peer = JsonNode.Parse(Captures.Read(Analysis025))!["tables"]!.AsArray();
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(Captures.DvbSingleService));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Tables, Has.Count.EqualTo(peer.Count));
            foreach (JsonNode? expected in peer)
            {
                TableReport table = report.Tables.Single(t => t.Pid == (int)expected!["pid"]! && t.TableId == (int)expected["tid"]!);
                Assert.That(table.Extension, Is.EqualTo((int)expected!["tid-ext"]!));
                Assert.That(table.Received, Is.EqualTo((long)expected["sections"]!));
                Assert.That(table.Versions, Is.EqualTo(expected["versions"]!.AsArray().Select(v => (int)v!)));
                Assert.That(table.MinIntervalMs, Is.EqualTo((double)expected["min-repetition-ms"]!).Within(Tolerance(expected)));
                Assert.That(table.MaxIntervalMs, Is.EqualTo((double)expected["max-repetition-ms"]!).Within(Tolerance(expected)));
            }
        }
    }

    [Test]
    public void Pids_of_a_scrambled_service_are_counted_as_by_the_peer()
    {
        string text = File.ReadAllText(Captures.PathOf(Analysis008));
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(Captures.ScrambledSingleService));
        (int Pid, bool Scrambled, long Bitrate, long Packets)[] expected = [.. PidBlock().Matches(text).Select(m => (
            int.Parse(m.Groups["pid"].Value, CultureInfo.InvariantCulture), m.Groups["access"].Value == "Scrambled",
            Whole(m.Groups["rate"].Value), Whole(m.Groups["packets"].Value)))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected, Has.Length.EqualTo(14));
            foreach ((int number, bool scrambled, long bitrate, long packets) in expected)
            {
                PidReport pid = report.Pid(number);
                Assert.That(pid.Packets, Is.EqualTo(packets), $"packets of PID {number}");
                Assert.That(pid.Scrambled > 0, Is.EqualTo(scrambled), $"scrambling of PID {number}");
                Assert.That(pid.Bitrate, Is.EqualTo((double)bitrate).Within(RateTolerance * 100).Percent, $"bitrate of PID {number}");
            }
        }
    }

    [Test]
    public void Gaps_of_the_counter_are_where_the_peer_found_them()
    {
        CheckReport check = FileAnalysis.Report(Captures.Read(Captures.ContinuityGaps)).Of(Catalogue.ContinuityCountError);
        (long, int)[] expected = [.. Gap().Matches(File.ReadAllText(Captures.PathOf(Continuity024))).Select(m => (
            long.Parse(m.Groups["packet"].Value, CultureInfo.InvariantCulture), int.Parse(m.Groups["pid"].Value, CultureInfo.InvariantCulture)))];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(expected, Has.Length.EqualTo(2));
            Assert.That(check.Details!.Select(d => (d.Packet, d.Pid!.Value)), Is.EqualTo(expected));
        }
    }

    private static double Tolerance(JsonNode table) => Math.Max(1, (double)table["max-repetition-ms"]! * IntervalTolerance);

    private static long Whole(string text) => long.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\|  PID: 0x\w+ \((?<pid>\d+)\).*?Bitrate: [. ]*(?<rate>[\d,]+) b/s  Packets: [. ]*(?<packets>[\d,]+).*?Access: [. ]*(?<access>\w+)",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex PidBlock();

    [GeneratedRegex(@"packet index: (?<packet>[\d,]+), PID: 0x\w+ \((?<pid>\d+)\)")]
    private static partial Regex Gap();
}
