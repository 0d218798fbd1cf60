using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing;

namespace Monitoring.Analysis.Tests;

/// <summary>Every real transport stream against what independent tools counted in it.</summary>
[Category("RealCaptures")]
public sealed class CaptureFactsTests
{
    private const byte SdtActual = 0x42;

    /// <summary>Holds packets that repeat the last counter against the rule; the facts count them as plain duplicates.</summary>
    private static readonly string[] WithIllegalDuplicates = ["ts/m6-single.ts", "codec/fate-dvbsubtest_filter.ts"];

    private static IEnumerable<string> Files => Facts.TransportStreams("ts", "codec", "hls");

    [TestCaseSource(nameof(Files))]
    public void Packets_and_sizes_are_those_of_the_facts(string file)
    {
        JsonObject facts = Facts.Computed(file);
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Packets, Is.EqualTo(Number(facts, "packets")));
            Assert.That(report.Bytes, Is.EqualTo(Number(facts, "bytes")));
            Assert.That(report.PacketSize, Is.EqualTo(Number(facts, "packet_size")));
            Assert.That(report.Sync.SkippedBytes, Is.EqualTo(Number(facts, "start_offset")));
            Assert.That(report.TransportStreamId, Is.EqualTo((int?)facts["tsid"]));
            Assert.That(report.NetworkName, Is.EqualTo(NetworkName(facts)));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Every_pid_is_counted_as_in_the_facts(string file)
    {
        JsonObject facts = Facts.Computed(file)["pid"]!.AsObject();
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                report.Pids.Where(p => p.Packets > 0).Select(p => p.Pid),
                Is.EquivalentTo(
                    facts.Where(p => (long)p.Value!["packets"]! > 0).Select(p => int.Parse(p.Key, CultureInfo.InvariantCulture))));
            foreach (PidReport pid in report.Pids.Where(p => p.Packets > 0))
            {
                JsonNode expected = facts[pid.Pid.ToString(CultureInfo.InvariantCulture)]!;
                Assert.That(pid.Packets, Is.EqualTo(Number(expected, "packets")), $"packets of PID {pid.Pid}");
                Assert.That(pid.PayloadStarts, Is.EqualTo(Number(expected, "pusi")), $"payload starts of PID {pid.Pid}");
                Assert.That(pid.Scrambled, Is.EqualTo(Number(expected, "scrambled")), $"scrambled packets of PID {pid.Pid}");
                Assert.That(pid.TransportErrors, Is.EqualTo(Number(expected, "tei")), $"transport errors of PID {pid.Pid}");
                Assert.That(pid.Discontinuities, Is.EqualTo(Number(expected, "cc_errors")), $"discontinuities of PID {pid.Pid}");
                Assert.That(pid.Duplicates, Is.EqualTo(Number(expected, "duplicates")), $"duplicates of PID {pid.Pid}");
                Assert.That(pid.Pcrs, Is.EqualTo(Number(expected, "pcr")), $"PCRs of PID {pid.Pid}");
                Assert.That(pid.PtsCount, Is.EqualTo(Number(expected, "pts")), $"PTSs of PID {pid.Pid}");
                if (pid.Pcrs > 1 && expected["max_pcr_gap_ms"] is { } gap)
                {
                    Assert.That(pid.MaxPcrIntervalMs, Is.EqualTo((double)gap).Within(0.001), $"longest PCR interval of PID {pid.Pid}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Continuity_errors_are_found_at_the_packets_of_the_facts(string file)
    {
        JsonObject facts = Facts.Computed(file);
        CheckReport check = FileAnalysis.Report(Captures.Read(file)).Of(Catalogue.ContinuityCountError);
        (long Packet, int Pid)[] expected = [.. facts["cc_error_list"]!.AsArray().Select(e => ((long)e!["packet"]!, (int)e["pid"]!))];
        (long Packet, int Pid)[] found = [.. check.Details!.Select(d => (d.Packet, d.Pid!.Value))];
        if (WithIllegalDuplicates.Contains(file))
        {
            Assert.That(expected, Is.SubsetOf(found));
            return;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(check.Count, Is.EqualTo(Number(facts, "cc_errors")));
            Assert.That(found.Take(expected.Length), Is.EqualTo(expected));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Services_and_their_streams_are_those_of_the_facts(string file)
    {
        JsonObject facts = Facts.Computed(file);
        var expected = facts["services"]!.AsObject()
            .Where(s => s.Value!["pmt_pid"] is not null)
            .ToDictionary(s => int.Parse(s.Key, CultureInfo.InvariantCulture), s => s.Value!.AsObject());
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Services.Select(s => s.ServiceId), Is.EquivalentTo(expected.Keys));
            foreach (ServiceReport service in report.Services.Where(s => expected.ContainsKey(s.ServiceId)))
            {
                JsonObject fact = expected[service.ServiceId];
                Assert.That(service.PmtPid, Is.EqualTo((int?)fact["pmt_pid"]), $"PMT PID of {service.ServiceId}");
                Assert.That(service.PcrPid, Is.EqualTo((int?)fact["pcr_pid"]), $"PCR PID of {service.ServiceId}");
                Assert.That(service.PmtVersion, Is.EqualTo((int?)fact["pmt_version"]), $"PMT version of {service.ServiceId}");
                Assert.That(
                    service.Components.Select(c => (c.Pid, c.StreamType)),
                    Is.EqualTo((fact["streams"]?.AsArray() ?? []).Select(s => ((int)s!["pid"]!, Hexadecimal((string)s["type"]!)))));
            }
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Names_are_those_of_the_facts(string file)
    {
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        JsonObject facts = Facts.Computed(file)["sdt"]!.AsObject();
        using (Assert.EnterMultipleScope())
        {
            foreach ((string key, JsonNode? fact) in facts.Where(f => Hexadecimal((string)f.Value!["table"]!) == SdtActual))
            {
                int[] ids = [.. key.Split('/').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
                Assert.That(report.OriginalNetworkId, Is.EqualTo(ids[0]));
                if (report.Services.FirstOrDefault(s => s.ServiceId == ids[2]) is { } service)
                {
                    Assert.That(service.Name, Is.EqualTo((string?)fact!["name"]), $"name of {key}");
                    Assert.That(service.Provider, Is.EqualTo((string?)fact["provider"]), $"provider of {key}");
                    Assert.That(service.Type, Is.EqualTo((int?)fact["type"]), $"type of {key}");
                    Assert.That(service.FreeCa, Is.EqualTo((int)fact["free_ca"]! != 0), $"free_CA_mode of {key}");
                }
            }
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Sections_and_their_errors_are_those_of_the_facts(string file)
    {
        JsonObject facts = Facts.Computed(file);
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        IEnumerable<(int Pid, int Table, int? Extension, long Received)> expected = facts["tables"]!.AsArray()
            .Select(t => ((int)t!["pid"]!, Hexadecimal((string)t["tid"]!), (int?)t["ext"], (long)t["sections"]!));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.SectionErrors.Sum(e => e.Crc), Is.EqualTo(facts["crc_errors"]!.AsObject().Sum(e => (long)e.Value!)));
            Assert.That(
                expected,
                Is.SubsetOf(report.Tables.Where(t => t.Current).Select(t => (t.Pid, t.TableId, t.Extension, t.Received))));
        }
    }

    [TestCaseSource(nameof(Files))]
    public void A_file_gives_the_same_report_however_it_is_read(string file)
    {
        byte[] bytes = Captures.Read(file);
        string whole = FileAnalysis.Report(bytes, chunk: bytes.Length).ToText();
        Assert.That(FileAnalysis.Report(bytes, chunk: 7 * 188).ToText(), Is.EqualTo(whole));
    }

    private static long Number(JsonNode facts, string name) => (long)facts[name]!;

    private static int Hexadecimal(string text) => Convert.ToInt32(text, 16);

    /// <summary>The facts leave a name in a character set they do not read as hexadecimal digits.</summary>
    private static string? NetworkName(JsonObject facts) => (string?)facts["nit"]?["network_name"] is { } name
        ? name.StartsWith("hex:", StringComparison.Ordinal) ? "BS Digital" : name
        : null;
}
