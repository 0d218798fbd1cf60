using System.Text.Json.Nodes;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Commands;

/// <summary><c>monitoring-probe tables</c> from outside: exit status, documents, filters, and one line for what cannot be read.</summary>
public sealed class TablesCommandTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("tables").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_document_lists_every_table_with_fields_named_as_in_the_standard()
    {
        JsonNode document = Json(File("stream.ts", Stream()));
        JsonNode sdt = Table(document, 0x42);
        JsonNode service = sdt["sections"]![0]!["content"]!["services"]![0]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["schema"], Is.EqualTo("monitoring.tables/1"));
            Assert.That((string?)sdt["name"], Is.EqualTo("SDT actual"));
            Assert.That((int)sdt["pid"]!, Is.EqualTo(0x11));
            Assert.That((int)service["service_id"]!, Is.EqualTo(1));
            Assert.That((string?)service["running_status"]!["meaning"], Is.EqualTo("running"));
            Assert.That((string?)service["descriptors"]![0]!["descriptor"], Is.EqualTo("service_descriptor"));
            Assert.That((string?)service["descriptors"]![0]!["service_name"]!["text"], Is.EqualTo("青海卫视"));
            Assert.That((string?)service["descriptors"]![0]!["service_name"]!["bytes"], Does.StartWith("13"), "the raw bytes are kept");
            Assert.That((string?)service["descriptors"]![0]!["service_name"]!["charset"], Is.EqualTo("GB 18030"));
            Assert.That((string?)service["descriptors"]![0]!["service_name"]!["rule"], Is.EqualTo("selected"));
            Assert.That((int)Table(document, 0x02)["sections"]![0]!["content"]!["program_number"]!, Is.EqualTo(1));
            Assert.That((string?)Network(document)["standard"], Is.EqualTo("GB/T 28161"));
            Assert.That((decimal)Network(document)["frequency_MHz"]!, Is.EqualTo(666m));
            Assert.That((string?)Network(document)["modulation"]!["meaning"], Is.EqualTo("64QAM"));
        }
    }

    [Test]
    public void Every_version_is_listed_and_counted()
    {
        byte[] stream = Sections((0, SectionBuilder.Pat(1, 0)), (0, SectionBuilder.Pat(1, 0)), (0, SectionBuilder.Pat(1, 1, (1, 0x100))));
        JsonArray tables = Json(File("versions.ts", stream))["tables"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(tables.Select(t => (int)t!["version"]!), Is.EqualTo(new[] { 0, 1 }));
            Assert.That(tables.Select(t => (int)t!["sections"]![0]!["received"]!), Is.EqualTo(new[] { 2, 1 }));
        }
    }

    [Test]
    public void What_nobody_knows_and_what_is_malformed_is_kept_as_bytes()
    {
        byte[] pmt = SectionBuilder.Pmt(
            1, 0x101, 0, [.. DescriptorBuilder.Of(0xEC, [0xAF, 0x12]), .. DescriptorBuilder.Of(0x09, [0x01])]);
        byte[] stream = Sections((0, SectionBuilder.Pat(1, 0, (1, 0x100))), (0x100, pmt), (0x11, SectionBuilder.ShortSyntax(0x90, [1, 2, 3])));
        JsonNode document = Json(File("unknown.ts", stream));
        JsonArray descriptors = Table(document, 0x02)["sections"]![0]!["content"]!["descriptors"]!.AsArray();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)descriptors[0]!["bytes"], Is.EqualTo("AF12"));
            Assert.That((bool)descriptors[1]!["malformed"]!, Is.True);
            Assert.That((string?)descriptors[1]!["bytes"], Is.EqualTo("01"));
            Assert.That((string?)Table(document, 0x90)["sections"]![0]!["content"]!["bytes"], Is.EqualTo("010203"));
        }
    }

    [Test]
    public void A_broken_section_is_counted_and_not_shown()
    {
        byte[] broken = SectionBuilder.Pat(1, 0);
        broken[^1] ^= 1;
        JsonNode document = Json(File("broken.ts", Sections((0, broken))));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(document["tables"]!.AsArray(), Is.Empty);
            Assert.That((int)document["crcErrors"]![0]!["count"]!, Is.EqualTo(1));
        }
    }

    [TestCase("--table", "SDT", 0x42)]
    [TestCase("--table", "sdt actual", 0x42)]
    [TestCase("--table", "0x42", 0x42)]
    [TestCase("--table", "66", 0x42)]
    [TestCase("--pid", "17", 0x42)]
    [TestCase("--pid", "0x11", 0x42)]
    [TestCase("--pid", "0x1234", 0x90)]
    public void A_filter_leaves_the_tables_it_names(string option, string value, int tableId)
    {
        byte[] stream = [.. Stream(), .. Sections((0x1234, SectionBuilder.ShortSyntax(0x90, [1])))];
        JsonArray tables = Json(File("filter.ts", stream), option, value)["tables"]!.AsArray();

        Assert.That(tables.Select(t => (int)t!["tableId"]!), Is.EqualTo(new[] { tableId }));
    }

    [Test]
    public void The_tree_shows_the_same_to_people()
    {
        string file = File("stream.ts", Stream());
        var run = AnalyzeProcess.RunCommand(null, "tables", file);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitStatus, Is.Zero);
            Assert.That(run.Output, Does.Contain("SDT actual (0x42) on PID 0x0011 (17)"));
            Assert.That(run.Output, Does.Match("service_name\\s+\"青海卫视\" \\[GB 18030\\]"));
            Assert.That(run.Output, Does.Contain("frequency 666 MHz"));
        }
    }

    [TestCase("--network", "dvb", "新闻", "recognized")]
    [TestCase("--network", "gyt", "新闻", "networkDefault")]
    [TestCase("--text-default", "big5", "陔恓", "networkDefault")]
    [TestCase("--text-default", "iso8859-5", "аТЮХ", "networkDefault")]
    public void Text_that_selects_no_table_is_read_as_its_network_reads_it(string option, string value, string text, string rule)
    {
        byte[] name = DescriptorBuilder.NetworkName([0xD0, 0xC2, 0xCE, 0xC5]);
        byte[] stream = Sections((0, SectionBuilder.Pat(1, 0)), (0x10, SectionBuilder.Nit(0x3001, 0, name)));
        JsonNode nit = Table(Json(File("untagged.ts", stream), option, value), 0x40)["sections"]![0]!["content"]!;
        JsonNode read = nit["descriptors"]![0]!["network_name"]!;

        Assert.That(((string?)read["text"], (string?)read["rule"], (string?)read["bytes"]), Is.EqualTo((text, rule, "D0C2CEC5")));
    }

    [Test]
    public void The_same_file_twice_gives_the_same_bytes_and_so_does_standard_input()
    {
        byte[] stream = Stream();
        string file = File("twice.ts", stream);
        string first = AnalyzeProcess.RunCommand(null, "tables", file, "--format", "json").Output;
        string piped = AnalyzeProcess.RunCommand(stream, "tables", "-", "--format", "json").Output;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(AnalyzeProcess.RunCommand(null, "tables", file, "--format", "json").Output, Is.EqualTo(first));
            Assert.That(piped.Replace("\"input\": \"-\"", $"\"input\": \"{file}\"", StringComparison.Ordinal), Is.EqualTo(first));
        }
    }

    [TestCase("missing.ts", "--format", "json", "no such file")]
    [TestCase("any.ts", "--pid", "8192", "--pid takes a PID")]
    [TestCase("any.ts", "--table", "XYZ", "--table takes a table_id")]
    [TestCase("any.ts", "--network", "isdb", "--network takes dvb, gyt")]
    [TestCase("any.ts", "--text-default", "latin", "--text-default: 'latin' is no such table (known: gb18030, big5")]
    public void What_cannot_be_done_is_one_line_and_2(string name, string option, string value, string says)
    {
        var run = AnalyzeProcess.RunCommand(null, "tables", Path.Combine(_folder, name), option, value);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(run.ExitStatus, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
            Assert.That(run.Error, Does.Contain(says));
        }
    }

    [Test]
    public void Noise_is_one_line_and_2()
    {
        byte[] noise = new byte[100_000];
        new Random(3).NextBytes(noise);
        var run = AnalyzeProcess.RunCommand(null, "tables", File("noise.ts", noise));

        Assert.That((run.ExitStatus, run.Error), Is.EqualTo((2, $"monitoring-probe: {Path.Combine(_folder, "noise.ts")}: not a transport stream: no sync bytes 0x47 at a distance of 188, 192 or 204 bytes\n")));
    }

    [TestCase("text")]
    [TestCase("json")]
    public void A_reader_that_goes_away_ends_it_quietly(string format)
    {
        var run = AnalyzeProcess.Shell($"%PROBE% tables {File("stream.ts", Stream())} --format {format} | true");

        Assert.That((run.ExitStatus, run.Error), Is.EqualTo((0, string.Empty)));
    }

    [Test]
    [Category("RealCaptures")]
    public void A_capture_shows_its_channel_numbers_and_its_delivery()
    {
        var run = AnalyzeProcess.RunCommand(null, "tables", Captures.PathOf(Captures.ItalianMultiplex), "--table", "NIT");

        Assert.That(run.Output, Does.Contain("frequency 498 MHz").And.Contain("logical_channel_number 701").And.Contain("network_name \"Rai\""));
    }

    private static JsonNode Json(string file, params string[] options)
    {
        var run = AnalyzeProcess.RunCommand(null, ["tables", file, "--format", "json", .. options]);
        Assert.That((run.ExitStatus, run.Error), Is.EqualTo((0, string.Empty)));
        return JsonNode.Parse(run.Output)!;
    }

    private static JsonNode Table(JsonNode document, int tableId) =>
        document["tables"]!.AsArray().Single(t => (int)t!["tableId"]! == tableId)!;

    private static JsonNode Network(JsonNode document) =>
        Table(document, 0x40)["sections"]![0]!["content"]!["transport_streams"]![0]!["descriptors"]![0]!;

    private static byte[] Stream() => Sections(
        (0, SectionBuilder.Pat(1, 0, (1, 0x100))), (0x100, SectionBuilder.Pmt(1, 0x101, 0, [], new ElementSpec(0x1B, 0x101))),
        (0x11, SectionBuilder.Sdt(1, 0x2024, 0, new ServiceSpec(1, "青海卫视", "青海", TextTable.Gb18030))),
        (0x10, SectionBuilder.Nit(0x3001, 0, [], (1, 0x2024, DescriptorBuilder.DtmbDelivery(0x0666_0000, 2, 5, 3, 3, 1)))));

    private static byte[] Sections(params (ushort Pid, byte[] Section)[] sections)
    {
        TransportStreamBuilder builder = new();
        foreach ((ushort pid, byte[] section) in sections)
        {
            _ = builder.Section(pid, section);
        }

        return builder.Null(8).ToArray();
    }

    private string File(string name, byte[] content)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllBytes(path, content);
        return path;
    }
}
