using System.Text.Json.Nodes;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Commands;

/// <summary>Network captures and templates, by the real program.</summary>
[Category("RealCaptures")]
public sealed class CaptureCommandTests
{
    private const string ChineseIptv = "iptv-pcap/cn-iptv-guangxi-pppoe-rtp-fec.pcapng";
    private const string Vlan = "iptv-pcap/tsduck-162-vlan-rtp.pcap";
    private const string NoStream = "iptv-pcap/tcpdump-IGMP_V2.pcap";
    private const int Unusable = 2;

    [Test]
    public void The_streams_of_a_capture_are_listed()
    {
        var run = AnalyzeProcess.RunCommand(null, "streams", Captures.PathOf(ChineseIptv), "--format", "json");
        JsonNode document = JsonNode.Parse(run.Output)!;
        JsonArray streams = document["streams"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitStatus, Is.Zero);
            Assert.That((string?)document["schema"], Is.EqualTo("monitoring.streams/1"));
            Assert.That((long?)document["frames"], Is.EqualTo(1145));
            Assert.That(streams.Select(s => (string?)s!["kind"]), Is.EqualTo(["rtpTransportStream", "fec"]));
            Assert.That(streams.Select(s => (long?)s!["datagrams"]), Is.EqualTo([1090L, 55L]));
            Assert.That((int?)streams[0]!["rtp"]!["firstSequence"], Is.EqualTo(28316));
            Assert.That((int?)streams[0]!["rtp"]!["lastSequence"], Is.EqualTo(29405));
            Assert.That((long?)streams[0]!["rtp"]!["lost"], Is.Zero);
        }
    }

    [Test]
    public void The_one_transport_stream_of_a_capture_is_judged_from_a_file_and_from_a_pipe()
    {
        byte[] bytes = Captures.Read(ChineseIptv);
        var file = AnalyzeProcess.Run(Captures.PathOf(ChineseIptv), "--profile", "iptv", "--format", "json");
        var pipe = AnalyzeProcess.Run(bytes, "-", "--profile", "iptv", "--format", "json");
        JsonNode document = JsonNode.Parse(file.Output)!;
        JsonNode piped = JsonNode.Parse(pipe.Output)!;
        piped["input"] = (string?)document["input"];
        using (Assert.EnterMultipleScope())
        {
            Assert.That((long?)document["packets"], Is.EqualTo(1090 * 7));
            Assert.That((string?)document["services"]![0]!["name"], Is.EqualTo("BRTV-HD(IPTV)"));
            Assert.That((int?)document["rtp"]!["payloadType"], Is.EqualTo(33));
            Assert.That(piped.ToJsonString(), Is.EqualTo(document.ToJsonString()));
        }
    }

    [TestCase("1")]
    [TestCase("239.81.0.195:4056")]
    public void A_stream_is_chosen_by_number_or_destination(string choice) =>
        Assert.That(
            JsonNode.Parse(AnalyzeProcess.Run(Captures.PathOf(ChineseIptv), "--stream", choice, "--format", "json").Output)!["packets"]!.GetValue<long>(),
            Is.EqualTo(1090 * 7));

    [Test]
    public void The_tables_of_the_one_stream_of_a_capture_are_printed_from_a_file_and_from_a_pipe()
    {
        string path = Captures.PathOf(ChineseIptv);
        var file = AnalyzeProcess.RunCommand(null, "tables", path, "--format", "json");
        var pipe = AnalyzeProcess.RunCommand(Captures.Read(ChineseIptv), "tables", "-", "--stream", "239.81.0.195", "--format", "json");
        JsonNode document = JsonNode.Parse(file.Output)!;
        JsonNode sdt = document["tables"]!.AsArray().Single(t => (string?)t!["name"] == "SDT actual")!;
        JsonNode service = sdt["sections"]![0]!["content"]!["services"]![0]!["descriptors"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((long?)document["packets"], Is.EqualTo(1090 * 7));
            Assert.That((string?)service["service_name"]!["text"], Is.EqualTo("BRTV-HD(IPTV)"));
            Assert.That(pipe.Output.Replace("\"input\": \"-\"", $"\"input\": \"{path}\"", StringComparison.Ordinal), Is.EqualTo(file.Output));
        }
    }

    [TestCase(NoStream, "no transport stream in this capture")]
    [TestCase(ChineseIptv, "no transport stream '9' in this capture", "--stream", "9")]
    [TestCase(Captures.DvbSingleService, "is no network capture", "--stream", "1")]
    public void Tables_that_cannot_be_read_are_one_line_and_2(string capture, string says, params string[] options)
    {
        var run = AnalyzeProcess.RunCommand(null, ["tables", Captures.PathOf(capture), .. options]);

        Assert.That((run.ExitStatus, run.Output, run.Error.TrimEnd('\n').Split('\n').Length), Is.EqualTo((Unusable, string.Empty, 1)));
        Assert.That(run.Error, Does.Contain(says));
    }

    [TestCase(NoStream, "no transport stream in this capture")]
    [TestCase(ChineseIptv, "no transport stream '9' in this capture", "--stream", "9")]
    [TestCase(Vlan, "no PAT in it")]
    [TestCase(Captures.DvbSingleService, "is no network capture", "--stream", "1")]
    public void What_cannot_be_judged_is_one_line_and_2(string capture, string says, params string[] options)
    {
        var run = AnalyzeProcess.Run([Captures.PathOf(capture), "--format", "text", .. options]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitStatus, Is.EqualTo(Unusable));
            Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            Assert.That(run.Error, Does.Contain(says));
        }
    }

    [Test]
    public void A_template_is_written_and_later_streams_are_held_against_it()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "template.json");
        var written = AnalyzeProcess.RunCommand(null, "template", Captures.PathOf(Captures.DvbSingleService));
        File.WriteAllText(path, written.Output);
        var same = AnalyzeProcess.Run(Captures.PathOf(Captures.DvbSingleService), "--template", path, "--profile", "iptv", "--format", "json");
        var other = AnalyzeProcess.Run(Captures.PathOf(Captures.ScrambledSingleService), "--template", path, "--profile", "iptv", "--format", "json");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(written.ExitStatus, Is.Zero);
            Assert.That((string?)JsonNode.Parse(same.Output)!["template"]!["state"], Is.EqualTo("ok"));
            Assert.That((string?)JsonNode.Parse(other.Output)!["template"]!["state"], Is.EqualTo("fault"));
            Assert.That(
                JsonNode.Parse(other.Output)!["template"]!["findings"]!.AsArray().Select(f => (string?)f!["kind"]),
                Does.Contain("missingService").And.Contain("extraService"));
            Assert.That(other.ExitStatus, Is.EqualTo(1));
        }
    }
}
