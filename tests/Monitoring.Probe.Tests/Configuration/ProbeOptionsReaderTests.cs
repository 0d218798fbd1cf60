using System.Net;
using System.Text;

using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Streams.Si;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Configuration;

/// <summary>A configuration is read whole or refused, and every mistake is named with its line.</summary>
public sealed class ProbeOptionsReaderTests
{
    private const string Sound = """
        // the probe of the tower
        {
          "probe": "xining-01",
          "engine": { "ingest": "http://127.0.0.1:8601", "tokenFile": null },
          "spool": { "path": "./spool", "maxBytes": 1000000 },
          "inputs": [
            { "id": "dtmb-33", "name": "DTMB 33 频道", "medium": "dtmb", "carrier": "", "profile": "dvb",
              "source": "udp://239.1.1.1:5000?interface=lo&source=10.0.0.1", "pidTimeoutSeconds": 2.5, "dtmbMode": "64QAM/0.6/PN420", "textDefault": "gb18030",
              "services": [ { "id": 101, "name": "青海卫视" } ] },
            { "id": "iptv-1", "medium": "iptv", "profile": "iptv", "source": "udp://[ff15::1]:5000" },
            { "id": "file", "medium": "internet", "profile": "hls", "source": "file:a b.ts?loop=true", },
          ],
        }
        """;

    [Test]
    public void Everything_a_configuration_can_say_is_read()
    {
        List<ConfigMistake> mistakes = [];
        ProbeOptions options = ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(Sound), "/etc/monitoring", mistakes)!;

        Assert.That(mistakes, Is.Empty);
        Assert.That(options.Probe, Is.EqualTo("xining-01"));
        Assert.That(options.Engine, Is.EqualTo(new EngineOptions(new Uri("http://127.0.0.1:8601"), null)));
        Assert.That(options.Spool, Is.EqualTo(new SpoolOptions("/etc/monitoring/spool", 1_000_000)));
        InputOptions first = options.Inputs[0];
        Assert.That(first.Dtmb?.Mode?.Name, Is.EqualTo("64QAM 0.6 PN420"));
        Assert.That(first.TextDefault, Is.EqualTo(CharacterTable.Gb18030));
        Assert.That((first.Id, first.Name, first.Medium, first.Profile), Is.EqualTo(("dtmb-33", "DTMB 33 频道", Medium.Dtmb, AnalysisProfile.Dvb)));
        Assert.That(first.Source, Is.EqualTo(new UdpSource(IPEndPoint.Parse("239.1.1.1:5000"), "lo", IPAddress.Parse("10.0.0.1"))));
        Assert.That(first.PidTimeout, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(first.Services, Is.EqualTo(new[] { new ExpectedService(101, "青海卫视") }));
        Assert.That((options.Inputs[1].Name, options.Inputs[1].PidTimeout), Is.EqualTo(("iptv-1", TimeSpan.FromSeconds(5))));
        Assert.That(options.Inputs[2].Source, Is.EqualTo(new FileSource("/etc/monitoring/a b.ts", Loop: true)));
    }

    [TestCase("\"xining-01\"", "\"Xining 01\"", "p.json:3: probe: 'Xining 01' is not a name")]
    [TestCase("\"xining-01\"", "7", "p.json:3: probe: is a number (write a text in quotes)")]
    [TestCase("\"ingest\"", "\"ingset\"", "p.json:4: engine.ingset: unknown key (did you mean \"ingest\"?)")]
    [TestCase("http://127.0.0.1:8601", "127.0.0.1:8601", "p.json:4: engine.ingest: '127.0.0.1:8601' is not an address")]
    [TestCase("\"tokenFile\": null", "\"tokenFile\": \"nowhere\"", "p.json:4: engine.tokenFile: 'nowhere' cannot be read: it does not exist")]
    [TestCase("1000000", "12", "p.json:5: spool.maxBytes: 12 is not a whole number from 262144")]
    [TestCase("\"maxBytes\": 1000000", "\"path\": \"x\"", "p.json:5: spool.path: is there twice in one object")]
    [TestCase("\"dtmb\"", "\"fm\"", "p.json:7: inputs[0].medium: 'fm' is not a medium (write dtmb, dab, iptv, internet)")]
    [TestCase("\"dvb\"", "\"atsc\"", "p.json:7: inputs[0].profile: 'atsc' is not a profile")]
    [TestCase("239.1.1.1:5000", "239.1.1.1", "p.json:8: inputs[0].source: '239.1.1.1' is not an address and port")]
    [TestCase("udp://239", "rtp://239", "p.json:8: inputs[0].source: 'rtp://239.1.1.1:5000?interface=lo&source=10.0.0.1' is not a source")]
    [TestCase("interface=lo", "iface=lo", "p.json:8: inputs[0].source: 'iface=lo' is not a parameter of udp")]
    [TestCase("source=10.0.0.1", "source=::1", "p.json:8: inputs[0].source: source=::1 is not of the address family of 239.1.1.1")]
    [TestCase("64QAM/0.6", "64QAM/0.5", "p.json:8: inputs[0].dtmbMode: '64QAM/0.5/PN420' is no mode of GB 20600")]
    [TestCase("gb18030", "gbk", "p.json:8: inputs[0].textDefault: 'gbk' is no character table (write gb18030, big5")]
    [TestCase("2.5", "0", "p.json:8: inputs[0].pidTimeoutSeconds: 0 is not a number from 0.5 to 3600")]
    [TestCase("\"id\": 101", "\"id\": 70000", "p.json:9: inputs[0].services[0].id: 70000 is not a whole number from 1 to 65535")]
    [TestCase("\"iptv-1\"", "\"dtmb-33\"", "p.json:10: inputs[1].id: 'dtmb-33' is the id of an earlier input")]
    [TestCase("loop=true", "loop=often", "p.json:11: inputs[2].source: 'loop=often' is not a parameter of file")]
    [TestCase("\"inputs\": [", "\"inputs\": 5, \"x\": [", "p.json:6: inputs: is a number (write a list")]
    public void A_mistake_is_named_with_its_line_and_key(string right, string wrong, string line)
    {
        string text = Sound.Replace(right, wrong, StringComparison.Ordinal);
        Assert.That(text, Is.Not.EqualTo(Sound));

        Assert.That(Lines(text), Has.Some.StartsWith(line));
    }

    [Test]
    public void All_mistakes_are_listed_at_once()
    {
        string wrong = Sound.Replace("\"dtmb\"", "\"fm\"", StringComparison.Ordinal)
            .Replace("1000000", "-1", StringComparison.Ordinal)
            .Replace("\"probe\":", "\"prob\":", StringComparison.Ordinal);

        Assert.That(
            Lines(wrong).Select(l => string.Join(':', l.Split(':').Take(3))),
            Is.EquivalentTo(new[] { "p.json:3: prob", "p.json:2: probe", "p.json:5: spool.maxBytes", "p.json:7: inputs[0].medium" }));
    }

    [TestCase("", "p.json:1: not valid JSON")]
    [TestCase("{\n  \"probe\": \"x\",\n  \"inputs\": [\n", "p.json:4: not valid JSON")]
    [TestCase("{\n  \"probe\" \"x\"\n}", "p.json:2: not valid JSON")]
    [TestCase("{ }\n{ }", "p.json:2: not valid JSON")]
    [TestCase("[]", "p.json:1: is a list")]
    public void What_is_not_JSON_is_one_line(string text, string line)
    {
        string[] lines = Lines(text);
        Assert.That(lines, Has.Length.EqualTo(1));
        Assert.That(lines[0], Does.StartWith(line).And.Not.Contain("LineNumber"));
    }

    [Test]
    public void Bytes_that_are_not_UTF_8_are_one_line()
    {
        List<ConfigMistake> mistakes = [];
        byte[] bytes = [.. "{ \"probe\": \""u8, 0xC0, 0xFF, .. "\" }"u8];

        Assert.That(ProbeOptionsReader.Read(bytes, "/", mistakes), Is.Null);
        Assert.That(mistakes, Has.Count.EqualTo(1));
    }

    [Test]
    public void More_inputs_than_a_probe_may_have_are_refused()
    {
        string inputs = string.Join(',', Enumerable.Range(0, 1001).Select(i => $$"""{ "id": "i{{i}}", "medium": "iptv", "source": "udp://127.0.0.1:1" }"""));

        Assert.That(
            Lines($$"""{ "probe": "p", "engine": { "ingest": "http://127.0.0.1:1" }, "inputs": [ {{inputs}} ] }"""),
            Is.EqualTo(new[] { "p.json:1: inputs: has 1001 elements, at most 1000 are allowed" }));
    }

    [Test]
    public void A_token_is_never_sent_unprotected_over_the_network()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.Of("token"), "secret\n");
        string text = Sound.Replace("null", "\"token\"", StringComparison.Ordinal);

        List<ConfigMistake> mistakes = [];
        Assert.That(ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(text), folder.Path, mistakes)!.Engine.Token, Is.EqualTo("secret"));
        Assert.That(
            ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(text.Replace("127.0.0.1:8601", "10.1.1.1:8601", StringComparison.Ordinal)), folder.Path, mistakes),
            Is.Null);
        Assert.That(mistakes.Single().Text, Does.Contain("https"));
    }

    [Test]
    public void A_template_is_read_from_beside_the_configuration_and_one_that_is_none_is_one_line()
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.Of("right.json"), """{ "services": [ { "serviceId": 101 } ] }""");
        File.WriteAllText(folder.Of("wrong.json"), """{ "services": 7 }""");
        string With(string file) => Sound.Replace("\"dvb\",", $"\"dvb\", \"template\": \"{file}\",", StringComparison.Ordinal);

        List<ConfigMistake> mistakes = [];
        ProbeOptions? options = ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(With("right.json")), folder.Path, mistakes);
        Assert.That(options?.Inputs[0].Template?.Services.Single().ServiceId, Is.EqualTo(101));
        foreach ((string file, string text) in new[] { ("wrong.json", "is not a template: line 1 at $.services"), ("none.json", "cannot be read: it does not exist") })
        {
            mistakes.Clear();
            Assert.That(ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(With(file)), folder.Path, mistakes), Is.Null);
            Assert.That(mistakes.Single().Describe("p.json"), Does.StartWith($"p.json:7: inputs[0].template: '{file}' {text}"));
        }
    }

    [Test]
    public void A_file_that_is_missing_or_a_folder_is_one_line()
    {
        using TemporaryFolder folder = new();
        foreach ((string path, string text) in new[] { (folder.Of("none.json"), "does not exist"), (folder.Path, "is a folder") })
        {
            List<ConfigMistake> mistakes = [];
            Assert.That(ProbeOptionsReader.ReadFile(path, mistakes), Is.Null);
            Assert.That(mistakes.Single().Describe("p.json"), Does.StartWith($"p.json: {text}"));
        }
    }

    private static string[] Lines(string text)
    {
        List<ConfigMistake> mistakes = [];
        Assert.That(ProbeOptionsReader.Read(Encoding.UTF8.GetBytes(text), "/etc/monitoring", mistakes), Is.Null);
        return [.. mistakes.Select(m => m.Describe("p.json"))];
    }
}
