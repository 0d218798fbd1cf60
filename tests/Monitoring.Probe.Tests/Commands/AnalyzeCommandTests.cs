using System.Diagnostics;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Commands;

/// <summary><c>monitoring-probe analyze</c> from outside: exit status, documents, and one line for what cannot be judged.</summary>
public sealed class AnalyzeCommandTests
{
    private const int Clean = 0;
    private const int Faulty = 1;
    private const int NotJudged = 2;

    private static readonly string[] Fields =
    [
        "schema", "input", "kind", "packets", "bytes", "packetSize", "durationSeconds", "bitrate", "bitrateSource", "transportStreamId",
        "originalNetworkId", "networkName", "sync", "pids", "services", "tables", "sectionErrors", "checks", "verdict",
        "networkTime", "epg", "dtmb", "buffers", "pcr", "profile", "events", "serviceAvailability", "carriers", "information",
    ];

    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("analyze").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void A_clean_stream_ends_with_0_and_the_document_of_the_contract()
    {
        var run = AnalyzeProcess.Run(File("clean.ts", Stream()), "--format", "json");
        JsonObject document = JsonNode.Parse(run.Output)!.AsObject();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitStatus, Is.EqualTo(Clean));
            Assert.That(run.Error, Is.Empty);
            Assert.That(document.Select(f => f.Key), Is.EqualTo(Fields));
            Assert.That((string?)document["schema"], Is.EqualTo("monitoring.analysis/1"));
            Assert.That((string?)document["verdict"], Is.EqualTo("ok"));
            Assert.That(
                document["checks"]!.AsArray().Select(c => (string?)c!["number"]), Is.EqualTo(Catalogue.Tr101290.Select(i => i.Number)));
            Assert.That(run.Output, Does.Contain("\"青海卫视\""), "Chinese stays readable");
            Assert.That(run.Output, Does.Not.Contain("null,"), "absent means not known");
        }
    }

    [Test]
    public void A_faulty_stream_ends_with_1()
    {
        byte[] stream = Stream((at, pid) => pid == 0x101 && at.TotalSeconds is > 1 and < 1.1 ? PacketFate.Lost : PacketFate.Sent);
        var json = AnalyzeProcess.Run(File("loss.ts", stream), "--format", "json");
        var text = AnalyzeProcess.Run(File("loss.ts", stream));
        JsonNode check = JsonNode.Parse(json.Output)!["checks"]!.AsArray().Single(c => (string?)c!["number"] == "1.4")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(json.ExitStatus, Is.EqualTo(Faulty));
            Assert.That((string?)check["state"], Is.EqualTo("fault"));
            Assert.That((int)check["details"]![0]!["pid"]!, Is.EqualTo(0x101));
            Assert.That(text.ExitStatus, Is.EqualTo(Faulty));
            Assert.That(text.Output, Does.Contain("Faults: 1.4 Continuity_count_error"));
            Assert.That(text.Output, Does.Contain("青海卫视"));
        }
    }

    [Test]
    public void The_same_file_twice_gives_the_same_bytes_and_so_does_standard_input()
    {
        byte[] stream = Stream();
        string file = File("twice.ts", stream);
        string first = AnalyzeProcess.Run(file, "--format", "json").Output;
        string piped = AnalyzeProcess.Run(stream, "-", "--format", "json").Output;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AnalyzeProcess.Run(file, "--format", "json").Output, Is.EqualTo(first));
            Assert.That(piped.Replace("\"input\": \"-\"", $"\"input\": \"{file}\"", StringComparison.Ordinal), Is.EqualTo(first));
        }
    }

    [Test]
    public void A_truncated_file_is_judged_and_one_without_a_PAT_is_not_called_clean()
    {
        byte[] one = new TransportStreamBuilder().Payload(256, new byte[184]).ToArray();
        byte[] nulls = new TransportStreamBuilder().Null(100).ToArray();
        byte[] truncated = Stream()[100..^50];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AnalyzeProcess.Run(File("one.ts", one)).ExitStatus, Is.EqualTo(NotJudged));
            Assert.That(AnalyzeProcess.Run(File("null.ts", nulls)).ExitStatus, Is.EqualTo(NotJudged));
            Assert.That(AnalyzeProcess.Run(File("cut.ts", truncated)).ExitStatus, Is.EqualTo(Clean));
        }
    }

    [Test]
    public void What_is_no_transport_stream_is_one_line_and_2()
    {
        byte[] noise = new byte[300_000];
        new Random(3).NextBytes(noise);
        (string Path, string Says)[] cases =
        [
            (Path.Combine(_folder, "missing.ts"), "no such file"),
            (_folder, "is a directory"),
            (File("empty.ts", []), "is empty"),
            (File("noise.ts", noise), "not a transport stream"),
            (File("text.ts", "nothing of the kind"u8.ToArray()), "not a transport stream"),
            (File("program.mpg", [0, 0, 1, 0xBA, .. noise]), "an MPEG program stream"),
            (File("capture.pcap", [0xD4, 0xC3, 0xB2, 0xA1, .. noise]), "no transport stream in this capture"),
            (File("film.mp4", [0, 0, 0, 24, .. "ftypisom"u8, .. noise]), "an MP4 file"),
            (File("list.m3u8", "#EXTM3U\n#EXTINF:4,\n1.ts\n"u8.ToArray()), "an M3U playlist"),
        ];
        using (Assert.EnterMultipleScope())
        {
            foreach ((string path, string says) in cases)
            {
                var run = AnalyzeProcess.Run(path, "--format", "json");
                Assert.That(run.ExitStatus, Is.EqualTo(NotJudged), path);
                Assert.That(run.Output, Is.Empty, path);
                Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1), path);
                Assert.That(run.Error, Does.Contain(path).And.Contain(says), path);
            }
        }
    }

    [TestCase("--profile", "cable")]
    [TestCase("--format", "xml")]
    [TestCase("--pcr-limit-ms", "0")]
    [TestCase("--pcr-limit-ms", "forty")]
    [TestCase("--unknown", "1")]
    public void An_option_that_makes_no_sense_is_one_line_and_2(string option, string value)
    {
        var run = AnalyzeProcess.Run("any.ts", option, value);
        Assert.That(run.ExitStatus, Is.EqualTo(NotJudged));
        Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
    }

    [TestCase("text")]
    [TestCase("json")]
    public void A_reader_that_goes_away_ends_it_quietly(string format)
    {
        string file = File("clean.ts", Stream());
        var run = AnalyzeProcess.Shell($"%PROBE% analyze {file} --format {format} | true");
        Assert.That(run.Error, Is.Empty);
        Assert.That(run.ExitStatus, Is.Zero);
    }

    [Test]
    public void Interrupted_while_it_waits_for_input_it_ends_with_130()
    {
        using Process process = AnalyzeProcess.Start("-");
        process.StandardInput.BaseStream.Write(Stream());
        process.StandardInput.BaseStream.Flush();
        Thread.Sleep(TimeSpan.FromSeconds(1));
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.That(process.WaitForExit(TimeSpan.FromSeconds(20)), Is.True);
        Assert.That(process.ExitCode, Is.EqualTo(130));
        Assert.That(process.StandardError.ReadToEnd(), Is.Empty);
    }

    [Test]
    public void A_profile_file_sets_the_limits_and_a_wrong_one_is_one_line()
    {
        string stream = File("clean.ts", Stream());
        string strict = File("strict.json", """
            { "schema": "monitoring.profile/1", "name": "strict", "limits": { "pcrInterval": { "value": 10, "unit": "ms" } } }
            """u8.ToArray());
        var judged = AnalyzeProcess.Run(stream, "--profile", strict, "--format", "json");
        var wrong = AnalyzeProcess.Run(stream, "--profile", File("wrong.json", "{}"u8.ToArray()));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(judged.ExitStatus, Is.EqualTo(Faulty));
            Assert.That((string?)JsonNode.Parse(judged.Output)!["profile"]!["name"], Is.EqualTo("strict"));
            Assert.That((string?)JsonNode.Parse(judged.Output)!["profile"]!["source"], Is.EqualTo(strict));
            Assert.That(wrong.ExitStatus, Is.EqualTo(NotJudged));
            Assert.That(wrong.Error, Does.Contain("is not a profile file: 'schema'"));
        }
    }

    [Test]
    public void A_change_is_an_event_of_the_document_and_a_line_of_the_text()
    {
        TransportStreamBuilder added = new();
        string stream = File("changed.ts", [.. Stream(), .. added.Section(0, SectionBuilder.Pat(7, 1, (0, 0x10), (1, 0x100))).ToArray()]);
        JsonNode change = JsonNode.Parse(AnalyzeProcess.Run(stream, "--format", "json").Output)!["events"]!["changes"]!.AsArray()
            .Single(c => (string?)c!["kind"] == "transportStreamId")!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(((string?)change["before"], (string?)change["after"], (int?)change["versionAfter"]), Is.EqualTo(("1", "7", 1)));
            Assert.That(AnalyzeProcess.Run(stream).Output, Does.Contain("PAT transportStreamId: 1 -> 7"));
            Assert.That(AnalyzeProcess.Run(stream).Output, Does.Contain("Profile").And.Contain("dvb"));
        }
    }

    [Test]
    [Category("RealCaptures")]
    public void A_capture_of_chinese_video_names_its_codec_and_its_service()
    {
        var run = AnalyzeProcess.Run(Captures.PathOf(Captures.ChineseAvsUtf8));
        Assert.That(run.Output, Does.Contain("国标AVS").And.Contain("video AVS"));
    }

    [Test]
    [Category("RealCaptures")]
    public void A_coding_other_than_the_pmt_says_is_named_beside_it()
    {
        var mistaken = AnalyzeProcess.Run(Captures.PathOf(Captures.Mpeg2CalledMpeg1));
        var right = AnalyzeProcess.Run(Captures.PathOf(Captures.DvbSingleService));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(mistaken.Output, Does.Contain("video MPEG-1 Video, MPEG-2 Video by its headers, Main@Main"));
            Assert.That(right.Output, Does.Contain("video MPEG-2 Video").And.Not.Contain("by its headers"));
        }
    }

    private static byte[] Stream(Func<TimeSpan, ushort, PacketFate>? fate = null) => new MultiplexBuilder
    {
        Services = [MultiplexService.Numbered(1, "青海卫视", TextTable.Gb18030)],
        NetworkName = "青海",
        Fate = fate ?? (static (_, _) => PacketFate.Sent),
    }.Build(TimeSpan.FromSeconds(2));

    private string File(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
