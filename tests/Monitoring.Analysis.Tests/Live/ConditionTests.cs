using Monitoring.Analysis.Tests.Support;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Streams;

namespace Monitoring.Analysis.Tests.Live;

/// <summary>Conditions of a live input: one cause raises one, and it clears.</summary>
public sealed class ConditionTests
{
    [Test]
    public void A_clean_input_raises_nothing()
    {
        LiveInput input = new();
        input.Play(Multiplexes.Clean(5), Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges, Is.Empty);
    }

    [Test]
    public void Two_seconds_of_silence_raise_no_input_and_nothing_else_and_it_clears()
    {
        LiveInput input = new();
        byte[] stream = Multiplexes.Clean(6);
        int half = stream.Length / 2 / 188 * 188;
        input.Play(stream[..half], Multiplexes.BitsPerSecond);
        input.Silence(2);
        input.Play(stream[half..], Multiplexes.BitsPerSecond);
        IReadOnlyList<ConditionEdge> edges = input.Conditions.Edges;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edges, Has.Count.EqualTo(2));
            Assert.That(edges[0].Indicator, Is.EqualTo(Catalogue.TsSyncLoss.Id));
            Assert.That(edges[0].Reason, Is.EqualTo(ConditionReason.NoInput));
            Assert.That(LiveInput.SecondsOf(edges[0].At), Is.EqualTo(4).Within(0.05));
            Assert.That(edges[1].Raise, Is.False);
            Assert.That(LiveInput.SecondsOf(edges[1].At), Is.EqualTo(5).Within(0.05));
        }
    }

    [Test]
    public void An_input_that_never_sent_a_packet_is_missed_after_a_second()
    {
        LiveInput input = new();
        input.Silence(1.2);
        ConditionEdge edge = input.Conditions.Edges.Single();
        Assert.That(edge.Reason, Is.EqualTo(ConditionReason.NoInput));
        Assert.That(LiveInput.SecondsOf(edge.At), Is.LessThanOrEqualTo(1.1));
    }

    [Test]
    public void Data_without_packets_is_no_sync()
    {
        LiveInput input = new();
        byte[] noise = new byte[1_000_000];
        new Random(1).NextBytes(noise);
        input.Play(noise, Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges.Single().Reason, Is.EqualTo(ConditionReason.NoSync));
    }

    [Test]
    public void A_missing_pmt_is_a_condition_of_its_service_only()
    {
        LiveInput input = new();
        input.Play(
            Multiplexes.Build(5, Multiplexes.Between(2, 3.5, PacketFate.Absent, Multiplexes.Second.PmtPid)), Multiplexes.BitsPerSecond);
        IReadOnlyList<ConditionEdge> edges = input.Conditions.Edges;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edges.Select(e => (e.Scope, e.Indicator, e.Raise)), Is.EqualTo(((Scope, IndicatorId, bool)[])
            [
                (Scope.Service(2), Catalogue.PmtError2.Id, true), (Scope.Service(2), Catalogue.PmtError2.Id, false),
            ]));
            Assert.That(LiveInput.SecondsOf(edges[0].At), Is.EqualTo(2.45).Within(0.1));
            Assert.That(edges[0].Pids, Is.EqualTo((int[])[Multiplexes.Second.PmtPid]));
        }
    }

    [Test]
    public void Loss_over_several_services_is_one_condition_on_the_stream_and_ends_after_a_quiet_second()
    {
        LiveInput input = new();
        ushort[] pictures = [Multiplexes.First.VideoPid, Multiplexes.Second.VideoPid];
        input.Play(Multiplexes.Build(5, Multiplexes.Between(2, 2.05, PacketFate.Lost, pictures)), Multiplexes.BitsPerSecond);
        IReadOnlyList<ConditionEdge> edges = input.Conditions.Edges;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edges, Has.Count.EqualTo(2));
            Assert.That(edges[0].Scope, Is.EqualTo(Scope.Stream));
            Assert.That(edges[0].Indicator, Is.EqualTo(Catalogue.ContinuityCountError.Id));
            Assert.That(LiveInput.SecondsOf(edges[0].At), Is.LessThan(2.25));
            Assert.That(edges[1].Reason, Is.EqualTo(ConditionReason.Quiet));
            Assert.That(LiveInput.SecondsOf(edges[1].At), Is.EqualTo(3.07).Within(0.15));
        }
    }

    [Test]
    public void Loss_on_one_service_is_a_condition_of_that_service()
    {
        LiveInput input = new();
        input.Play(
            Multiplexes.Build(4, Multiplexes.Between(2, 2.05, PacketFate.Lost, Multiplexes.First.VideoPid, Multiplexes.First.AudioPid)),
            Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Raised.Select(e => (e.Scope, e.Indicator)), Is.EqualTo(((Scope, IndicatorId)[])
        [
            (Scope.Service(1), Catalogue.ContinuityCountError.Id),
        ]));
    }

    [Test]
    public void A_condition_says_what_was_found_after_any_number_of_errors()
    {
        LiveInput input = new();
        double[] bursts = [1, 4];
        byte[] stream = Multiplexes.Build(
            6, (at, pid) => pid == Multiplexes.First.VideoPid && bursts.Any(b => at.TotalSeconds >= b && at.TotalSeconds < b + 0.8)
                ? PacketFate.Errored : PacketFate.Sent);
        input.Play(stream, Multiplexes.BitsPerSecond);
        ConditionEdge[] raised = [.. input.Conditions.Raised.Where(e => e.Indicator == Catalogue.TransportError.Id)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(input.Analyzer.Report().Of(Catalogue.TransportError).Count, Is.GreaterThan(200));
            Assert.That(raised.Select(e => e.Why.Text), Is.EqualTo((string[])["transport_error_indicator is set", "transport_error_indicator is set"]));
        }
    }

    [Test]
    public void A_silent_input_forgets_what_was_raised_before()
    {
        LiveInput input = new();
        input.Play(
            Multiplexes.Build(3, Multiplexes.Between(1, 9, PacketFate.Absent, Multiplexes.Second.PmtPid)), Multiplexes.BitsPerSecond);
        input.Silence(1.5);
        Assert.That(input.Conditions.Edges.Select(e => (e.Indicator, e.Raise, e.Reason)), Is.EqualTo(((IndicatorId, bool, string)[])
        [
            (Catalogue.PmtError2.Id, true, ConditionReason.Absent),
            (Catalogue.TsSyncLoss.Id, true, ConditionReason.NoInput),
            (Catalogue.PmtError2.Id, false, ConditionReason.Suspended),
        ]));
    }

    [Test]
    public void A_service_that_leaves_the_pat_takes_its_conditions_along()
    {
        LiveInput input = new(new AnalysisOptions { Profile = AnalysisProfile.Iptv });
        TransportStreamBuilder stream = new(Multiplexes.BitsPerSecond);
        for (int at = 0; at < 60; at++)
        {
            byte[] pat = at < 40 ? SectionBuilder.Pat(1, 0, (1, 100), (2, 200)) : SectionBuilder.Pat(1, 1, (1, 100));
            _ = stream.Section(0, pat).Section(100, SectionBuilder.Pmt(1, 0x1FFF, 0, [])).Null(100);
        }

        input.Play(stream.ToArray(), Multiplexes.BitsPerSecond);
        IReadOnlyList<ConditionEdge> edges = input.Conditions.Edges;
        Assert.That(edges.Select(e => (e.Scope, e.Raise, e.Reason)), Is.EqualTo(((Scope, bool, string)[])
        [
            (Scope.Service(2), true, ConditionReason.NeverSeen), (Scope.Service(2), false, ConditionReason.Removed),
        ]));
    }

    [Test]
    public void A_planned_service_that_the_pat_does_not_name_is_missed()
    {
        LiveInput input = new(new AnalysisOptions { ExpectedServices = [new ExpectedService(9, "计划")] });
        input.Play(Multiplexes.Clean(2), Multiplexes.BitsPerSecond);
        ConditionEdge edge = input.Conditions.Edges.Single();
        Assert.That(edge.Scope, Is.EqualTo(Scope.Service(9)));
        Assert.That(edge.Reason, Is.EqualTo(ConditionReason.NotInPat));
    }

    [Test]
    public void A_planned_service_is_not_missed_apart_from_the_pat_and_clears_when_the_pat_names_it()
    {
        LiveInput absent = new(new AnalysisOptions { ExpectedServices = [new ExpectedService(9, "计划")] });
        absent.Play(Multiplexes.Build(2, Multiplexes.Between(0, 9, PacketFate.Absent, 0)), Multiplexes.BitsPerSecond);
        LiveInput late = new(
            new AnalysisOptions { Profile = AnalysisProfile.Iptv, ExpectedServices = [new ExpectedService(2, "计划")] });
        TransportStreamBuilder stream = new(Multiplexes.BitsPerSecond);
        for (int at = 0; at < 60; at++)
        {
            byte[] pat = at < 40 ? SectionBuilder.Pat(1, 0, (1, 100)) : SectionBuilder.Pat(1, 1, (1, 100), (2, 200));
            _ = stream.Section(0, pat).Section(100, SectionBuilder.Pmt(1, 0x1FFF, 0, []));
            _ = at < 40 ? stream.Null(101) : stream.Section(200, SectionBuilder.Pmt(2, 0x1FFF, 0, [])).Null(100);
        }

        late.Play(stream.ToArray(), Multiplexes.BitsPerSecond);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(absent.Conditions.Raised.Select(e => e.Indicator), Is.EqualTo((IndicatorId[])[Catalogue.PatError2.Id]));
            Assert.That(late.Conditions.Edges.Select(e => (e.Raise, e.Reason)), Is.EqualTo(((bool, string)[])
            [
                (true, ConditionReason.NotInPat), (false, ConditionReason.Seen),
            ]));
        }
    }

    [Test]
    public void Synchronisation_lost_again_and_again_is_one_condition()
    {
        LiveInput input = new();
        byte[] stream = Multiplexes.Clean(5);
        for (int at = 1_000_000; at < 1_500_000; at += 50_000)
        {
            stream.AsSpan(at, 400).Clear();
        }

        input.Play(stream, Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges.Select(e => (e.Indicator, e.Raise, e.Reason)), Is.EqualTo(((IndicatorId, bool, string)[])
        [
            (Catalogue.TsSyncLoss.Id, true, ConditionReason.SyncLoss), (Catalogue.TsSyncLoss.Id, false, ConditionReason.Quiet),
        ]));
    }

    [Test]
    public void A_stopped_pcr_is_raised_and_clears_when_it_comes_again()
    {
        LiveInput input = new(new AnalysisOptions { Profile = AnalysisProfile.Iptv });
        TransportStreamBuilder stream = new(Multiplexes.BitsPerSecond);
        for (int at = 0; at < 400; at++)
        {
            _ = stream.Section(0, SectionBuilder.Pat(1, 0, (1, 100))).Section(100, SectionBuilder.Pmt(1, 300, 0, [])).Null(20);
            _ = at is < 100 or > 200 ? stream.Pcr(300) : stream;
        }

        input.Play(stream.ToArray(), Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Of(Catalogue.PcrRepetitionError).Select(e => (e.Scope, e.Raise)), Is.EqualTo(((Scope, bool)[])
        [
            (Scope.Service(1), true), (Scope.Service(1), false),
        ]));
        Assert.That(
            input.Conditions.Edges.Select(e => e.Indicator).Distinct(), Is.EqualTo(new[] { Catalogue.PcrRepetitionError.Id }),
            "the step over the gap is the same cause");
    }

    [Test]
    public void A_pcr_that_jumps_without_a_gap_is_a_discontinuity_and_nothing_else()
    {
        LiveInput input = new();
        byte[] stream = Multiplexes.Build(4, pcrOffset: (at, pid) => at.TotalSeconds >= 2 && pid == Multiplexes.First.VideoPid ? 24_300_000 : 0);
        input.Play(stream, Multiplexes.BitsPerSecond);
        Assert.That(input.Conditions.Edges.Select(e => (e.Indicator, e.Scope, e.Raise)), Is.EqualTo(((IndicatorId, Scope, bool)[])
        [
            (Catalogue.PcrDiscontinuityIndicatorError.Id, Scope.Service(1), true),
            (Catalogue.PcrDiscontinuityIndicatorError.Id, Scope.Service(1), false),
        ]));
    }

    [Test]
    public void Arrival_in_bursts_is_no_fault_of_the_stream()
    {
        LiveInput input = new();
        byte[] stream = Multiplexes.Clean(4);
        int burst = (int)(Multiplexes.BitsPerSecond / 8 * 0.18) / 188 * 188;
        for (int at = 0; at < stream.Length; at += burst)
        {
            input.Play(stream[at..Math.Min(stream.Length, at + burst)], long.MaxValue / 16_000_000_000);
            input.Silence(0.18);
        }

        Assert.That(input.Conditions.Edges, Is.Empty);
    }
}
