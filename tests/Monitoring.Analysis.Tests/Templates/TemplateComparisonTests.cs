using Monitoring.Analysis.Reports;
using Monitoring.Analysis.Templates;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Testing;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Templates;

/// <summary>A stream against what it should hold: each difference is found, told with both sides, and a fault; the same stream has none.</summary>
public sealed class TemplateComparisonTests
{
    private static readonly TransportStreamReport Right = FileAnalysis.Report(Multiplexes.Clean(3));
    private static readonly StreamTemplate Learned = TemplateLearning.Learn(Right);

    [Test]
    public void The_stream_a_template_was_learned_from_fits_it()
    {
        TransportStreamReport report = TemplateComparison.Apply(Learned, Right);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Template!.Findings, Is.Empty);
            Assert.That(report.Template.State, Is.EqualTo("ok"));
            Assert.That(report.Verdict, Is.EqualTo("ok"));
        }
    }

    [Test]
    public void A_template_reads_as_it_was_written() =>
        Assert.That(StreamTemplate.Read(Learned.ToJson()).ToJson(), Is.EqualTo(Learned.ToJson()));

    [TestCaseSource(nameof(RealCaptures))]
    [Category("RealCaptures")]
    public void A_real_stream_fits_the_template_learned_from_it(string file)
    {
        TransportStreamReport report = FileAnalysis.Report(Captures.Read(file));
        Assert.That(TemplateComparison.Apply(TemplateLearning.Learn(report), report).Template!.Findings, Is.Empty);
    }

    private static IEnumerable<string> RealCaptures => Facts.TransportStreams("ts", "codec");

    private static IEnumerable<TestCaseData> Changes()
    {
        ServiceTemplate first = Learned.Services[0];
        ComponentTemplate video = first.Components[0];
        yield return Case(Learned with { TransportStreamId = 9 }, new("transportStreamId", null, null, "9", "1"));
        yield return Case(Learned with { NetworkName = "西宁" }, new("networkName", null, null, "西宁", "青海"));
        yield return Case(
            Learned with { Bitrate = new BitrateBand(5_000_000, null) },
            new("streamBitrate", null, null, "5000000 to any bit/s", $"{Right.Bitrate} bit/s"));
        yield return Case(
            Learned with { Services = [.. Learned.Services, first with { ServiceId = 3, Name = "Third" }] },
            new("missingService", 3, null, "Third", null));
        yield return Case(Learned with { Services = [first] }, new("extraService", 2, Right.Services[1].PmtPid, null, "Second"));
        yield return Case(With(first with { Name = "青海综合" }), new("renamedService", 1, null, "青海综合", "青海卫视"));
        yield return Case(With(first with { Type = 2 }), new("serviceType", 1, null, "2", "1"));
        yield return Case(With(first with { FreeCa = true }), new("freeCa", 1, null, "true", "false"));
        yield return Case(With(first with { PmtPid = 99 }), new("pmtPid", 1, first.PmtPid, "99", $"{first.PmtPid}"));
        yield return Case(With(first with { PcrPid = 99 }), new("pcrPid", 1, first.PcrPid, "99", $"{first.PcrPid}"));
        yield return Case(
            With(first with { Bitrate = new BitrateBand(null, 1000) }),
            new("serviceBitrate", 1, null, "any to 1000 bit/s", $"{Right.Services[0].Bitrate} bit/s"));
        yield return Case(
            With(first with { Components = [.. first.Components, video with { Pid = 77, Codec = "AVS+", StreamType = 0x42 }] }),
            new("missingComponent", 1, 77, "AVS+", null));
        yield return Case(
            With(first with { Components = [.. first.Components.Skip(1)] }), new("extraComponent", 1, video.Pid, null, "H.264"));
        yield return Case(Video(video with { Pid = 99 }), new("componentPid", 1, video.Pid, "99", $"{video.Pid}"));
        yield return Case(Video(video with { Codec = "HEVC" }), new("codec", 1, video.Pid, "HEVC", "H.264"));
        yield return Case(Video(video with { Scrambled = true }), new("scrambling", 1, video.Pid, "scrambled", "clear"));
        yield return Case(
            Video(video with { Bitrate = new BitrateBand(10, 20) }),
            new("componentBitrate", 1, video.Pid, "10 to 20 bit/s", $"{Right.Pid(video.Pid!.Value).Bitrate} bit/s"));
    }

    [TestCaseSource(nameof(Changes))]
    public void A_difference_is_told_with_both_sides_and_a_fault(StreamTemplate template, TemplateFinding expected)
    {
        TransportStreamReport report = TemplateComparison.Apply(template, Right);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Template!.Findings, Is.EqualTo([expected]));
            Assert.That(report.Template.State, Is.EqualTo("fault"));
            Assert.That(report.Verdict, Is.EqualTo("fault"));
        }
    }

    [Test]
    public void A_pid_without_packets_is_silent_and_one_that_no_table_names_is_extra()
    {
        TransportStreamBuilder extra = new(Multiplexes.BitsPerSecond);
        TransportStreamReport report = FileAnalysis.Report([
            .. Multiplexes.Build(3, (_, pid) => pid == Multiplexes.First.AudioPid ? PacketFate.Absent : PacketFate.Sent),
            .. extra.Payload(1234, new byte[184]).ToArray()]);
        Assert.That(
            TemplateComparison.Apply(Learned, report).Template!.Findings.Select(f => (f.Kind, f.Pid)),
            Is.SupersetOf(new (string, int?)[] { ("silentComponent", Multiplexes.First.AudioPid), ("extraPid", 1234) }));
    }

    [Test]
    public void What_need_not_be_there_and_what_may_be_on_any_pid_is_no_difference()
    {
        ServiceTemplate first = Learned.Services[0];
        StreamTemplate template = Learned with
        {
            Services =
            [
                first with { Components = [.. first.Components.Select(c => c with { Pid = null })] },
                Learned.Services[1], first with { ServiceId = 8, Required = false },
            ],
        };
        Assert.That(TemplateComparison.Apply(template, Right).Template!.Findings, Is.Empty);
    }

    [Test]
    public void Without_a_pat_nothing_is_compared() =>
        Assert.That(
            TemplateComparison.Apply(Learned, FileAnalysis.Report(new TransportStreamBuilder().Null(50).ToArray())).Template!.State,
            Is.EqualTo("notMeasured"));

    [Test]
    public void What_a_template_names_has_to_be_there_unless_it_says_otherwise()
    {
        var template = StreamTemplate.Read("""{ "services": [ { "serviceId": 1 }, { "serviceId": 7 }, { "serviceId": 8, "required": false } ] }"""u8);
        Assert.That(
            TemplateComparison.Apply(template, Right).Template!.Findings.Select(f => (f.Kind, f.ServiceId)),
            Is.EqualTo(new (string, int?)[] { ("missingService", 7), ("extraService", 2) }));
    }

    [TestCase("[]", "line 1")]
    [TestCase("{ \"services\": [] , \"colour\": 1 }", "colour")]
    [TestCase("{ \"schema\": \"monitoring.template/2\", \"services\": [] }", "'schema' is not")]
    [TestCase("{ \"services\": [ { \"serviceId\": 1 }, { \"serviceId\": 1 } ] }", "service 1 is there twice")]
    [TestCase("{ \"services\": [ null ] }", "a service has no list")]
    [TestCase("{ \"services\": null }", "'services' is not a list")]
    [TestCase("{ \"services\": [], \"privatePids\": [ 8192 ] }", "'privatePids'")]
    [TestCase("{ \"services\": [ { \"serviceId\": 1, \"components\": [ { \"streamType\": 2, \"pid\": -1 } ] } ] }", "PID is none from 0 to 8191")]
    public void A_file_that_is_no_template_says_what_and_where(string json, string says) =>
        Assert.That(
            () => StreamTemplate.Read(System.Text.Encoding.UTF8.GetBytes(json)),
            Throws.TypeOf<FormatException>().With.Message.Contains(says));

    private static StreamTemplate With(ServiceTemplate first) => Learned with { Services = [first, .. Learned.Services.Skip(1)] };

    private static StreamTemplate Video(ComponentTemplate video)
    {
        ServiceTemplate first = Learned.Services[0];
        return With(first with { Components = [video, .. first.Components.Skip(1)] });
    }

    private static TestCaseData Case(StreamTemplate template, TemplateFinding expected) =>
        new TestCaseData(template, expected).SetArgDisplayNames(expected.Kind);
}
