using Monitoring.Analysis.Templates;
using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Templates;

/// <summary>A live stream against its template: each difference is one condition once it has lasted, and a stream as it should be has none.</summary>
public sealed class TemplateConditionTests
{
    private const double Seconds = 13;

    private static readonly byte[] Stream = Multiplexes.Clean(Seconds);
    private static readonly StreamTemplate Learned = TemplateLearning.Learn(FileAnalysis.Report(Multiplexes.Clean(6)));
    private static readonly ServiceTemplate First = Learned.Services[0];
    private static readonly ComponentTemplate Video = First.Components[0];

    [Test]
    public void The_stream_a_template_was_learned_from_raises_nothing_and_says_ok()
    {
        LiveInput input = Play(Stream, Learned);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Conditions.Edges, Is.Empty);
            Assert.That(input.Windows[0].State(Catalogue.TemplateBitrate), Is.EqualTo(VerdictState.Pending));
            Assert.That(input.Windows[^1].State(Catalogue.TemplateServiceMissing), Is.EqualTo(VerdictState.Ok));
            Assert.That(input.Windows[^1].State(Catalogue.TemplateCodec, Scope.Service(1)), Is.EqualTo(VerdictState.Ok));
        }
    }

    [Test]
    public void Without_a_template_nothing_is_said_of_one()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(3), Multiplexes.BitsPerSecond);
        Assert.That(input.Windows[^1].Has(Scope.Stream, Catalogue.TemplateBitrate), Is.False);
    }

    private static IEnumerable<TestCaseData> Differences()
    {
        yield return Case(
            "missing", Learned with { Services = [.. Learned.Services, First with { ServiceId = 3, Name = "Third" }] }, Scope.Stream,
            Catalogue.TemplateServiceMissing, "service 3 Third is missing");
        yield return Case("extra", Learned with { Services = [First] }, Scope.Service(2), Catalogue.TemplateServiceExtra, "service Second is not in the template");
        yield return Case(
            "renamed", With(First with { Name = "青海综合" }), Scope.Service(1), Catalogue.TemplateServiceRenamed,
            "name of the service: 青海综合 expected, 青海卫视 found");
        yield return Case(
            "component missing", With(First with { Components = [.. First.Components, Video with { Pid = 77, Codec = "AVS+", StreamType = 0x42 }] }),
            Scope.Service(1), Catalogue.TemplateComponentMissing, "AVS+ on PID 77 is missing");
        yield return Case(
            "component extra", With(First with { Components = [.. First.Components.Skip(1)] }), Scope.Service(1),
            Catalogue.TemplateComponentExtra, "H.264 on PID 257 is not in the template");
        yield return Case(
            "component moved", With(First with { Components = [Video with { Pid = 99 }, .. First.Components.Skip(1)] }), Scope.Service(1),
            Catalogue.TemplateProperty, "PID of the component of PID 257: 99 expected, 257 found");
        yield return Case(
            "codec", WithVideo(Video with { Codec = "HEVC", StreamType = 0x24 }), Scope.Service(1), Catalogue.TemplateCodec,
            "stream_type of PID 257: 36 expected, 27 found; codec of PID 257: HEVC expected, H.264 found");
        yield return Case(
            "scrambling", WithVideo(Video with { Scrambled = true }), Scope.Service(1), Catalogue.TemplateScrambling,
            "scrambling of PID 257: scrambled expected, clear found");
        yield return Case(
            "service bitrate", With(First with { Bitrate = new BitrateBand(null, 1000) }), Scope.Service(1), Catalogue.TemplateBitrate,
            "bitrate of the service: any to 1000 bit/s expected");
        yield return Case(
            "stream bitrate", Learned with { Bitrate = new BitrateBand(5_000_000, null) }, Scope.Stream, Catalogue.TemplateBitrate,
            "bitrate of the stream: 5000000 to any bit/s expected");
        yield return Case(
            "property", Learned with { TransportStreamId = 9, NetworkName = "西宁" }, Scope.Stream, Catalogue.TemplateProperty,
            "transport_stream_id: 9 expected, 1 found; network name: 西宁 expected, 青海 found");
    }

    [TestCaseSource(nameof(Differences))]
    public void A_difference_is_one_condition_that_stays(StreamTemplate template, Scope scope, Indicator indicator, string text)
    {
        LiveInput input = Play(Stream, template);
        ConditionEdge edge = input.Conditions.Edges.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((edge.Scope, edge.Indicator, edge.Raise, edge.Reason), Is.EqualTo((scope, indicator.Id, true, ConditionReason.Mismatch)));
            Assert.That(edge.Why.Text, Does.StartWith(text));
            Assert.That(LiveInput.SecondsOf(edge.At), Is.InRange(5, 12), "it lasted for six seconds");
            Assert.That(input.Windows[^1].State(indicator, scope), Is.EqualTo(VerdictState.Fault));
        }
    }

    [Test]
    public void A_difference_that_ends_clears_and_one_that_is_short_is_never_raised()
    {
        ushort audio = Multiplexes.First.AudioPid;
        LiveInput lasting = Play(ChangingMultiplexes.Scrambled(audio, 6, 18, 32), Learned, AnalysisProfile.Iptv);
        LiveInput brief = Play(ChangingMultiplexes.Scrambled(audio, 8, 9, 20), Learned, AnalysisProfile.Iptv);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                lasting.Conditions.Of(Catalogue.TemplateScrambling).Select(e => (e.Raise, e.Pids.Single())),
                Is.EqualTo([(true, (int)audio), (false, (int)audio)]));
            Assert.That(brief.Conditions.Of(Catalogue.TemplateScrambling), Is.Empty);
        }
    }

    [Test]
    public void A_service_that_the_plan_names_too_is_missed_once()
    {
        StreamTemplate template = Learned with { Services = [.. Learned.Services, First with { ServiceId = 3, Name = "Third" }] };
        LiveInput input = new(new AnalysisOptions { Template = template, ExpectedServices = [new ExpectedService(3, "Third")] });
        input.Play(Stream, Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Raised.Select(e => e.Indicator), Is.EqualTo([Catalogue.PmtError2.Id]));
    }

    [Test]
    public void A_picture_that_stays_away_is_1_6_and_not_a_rate_too_low()
    {
        LiveInput input = Play(
            Multiplexes.Build(22, Multiplexes.Between(8, 22, PacketFate.Absent, Multiplexes.First.VideoPid)), Learned, AnalysisProfile.Iptv);
        Assert.That(input.Conditions.Raised.Select(e => e.Indicator), Does.Contain(Catalogue.PidError.Id).And.Not.Contain(Catalogue.TemplateBitrate.Id));
    }

    [Test]
    public void Silence_of_the_input_ends_what_was_raised_and_it_is_raised_anew_after()
    {
        LiveInput input = Play(Stream, With(First with { Name = "青海综合" }));
        input.Silence(3);
        input.Play(Stream, Multiplexes.BitsPerSecond);
        Assert.That(
            input.Conditions.Of(Catalogue.TemplateServiceRenamed).Select(e => (e.Raise, e.Reason)),
            Is.EqualTo([(true, ConditionReason.Mismatch), (false, ConditionReason.Suspended), (true, ConditionReason.Mismatch)]));
    }

    private static LiveInput Play(byte[] stream, StreamTemplate template, AnalysisProfile? profile = null)
    {
        LiveInput input = new(new AnalysisOptions { Template = template, Profile = profile ?? AnalysisProfile.Dvb });
        input.Play(stream, Multiplexes.BitsPerSecond);
        return input;
    }

    private static StreamTemplate With(ServiceTemplate first) => Learned with { Services = [first, .. Learned.Services.Skip(1)] };

    private static StreamTemplate WithVideo(ComponentTemplate video) => With(First with { Components = [video, .. First.Components.Skip(1)] });

    private static TestCaseData Case(string name, StreamTemplate template, Scope scope, Indicator indicator, string text) =>
        new TestCaseData(template, scope, indicator, text).SetArgDisplayNames(name);
}
