using Monitoring.Contracts.Identity;
using Monitoring.Registry;
using Monitoring.Registry.Changes;
using Monitoring.Registry.Proposals;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Registry;

/// <summary>What probes find is proposed, and becomes part of the registry only when a person says so.</summary>
public sealed class ProposalTests
{
    private static readonly DateTimeOffset Now = RegistryFiles.At;

    private static readonly MeasuredEntity[] Multiplex =
    [
        Entity("xining-01"), Entity("xining-01/dtmb-33", "DTMB 33 频道", "dtmb"),
        Entity("xining-01/dtmb-33/101", "青海卫视", tsid: 33), Entity("xining-01/dtmb-33/102", "CCTV-1 综合", tsid: 33),
    ];

    [Test]
    public void What_is_not_in_the_registry_is_proposed_once_with_its_evidence()
    {
        MeasuredEntity[] twice = [.. Multiplex, Entity("haidong-01/dtmb-33/101", "青海卫视", tsid: 33, ago: 2)];

        ProposalList list = Find(twice, RegistryState.Empty);

        Assert.That(list.Proposals.Select(p => (p.Key, p.Id)), Is.EqualTo(((string, string)[])
        [
            ("probe:xining-01", "xining-01"), ("input:xining-01/dtmb-33", "xining-01-dtmb-33"), ("multiplex:xining-01/dtmb-33", "mux-8228-33"),
            ("service:haidong-01/dtmb-33/101", "haidong-01-dtmb-33-101"), ("service:xining-01/dtmb-33/102", "cctv-1"),
        ]));
        RegistryProposal service = list.Proposals[3];
        Assert.That(service.Entities, Is.EqualTo((string[])["haidong-01/dtmb-33/101", "xining-01/dtmb-33/101"]));
        Assert.That((service.Name, service.OriginalNetworkId, service.TransportStreamId, service.ServiceId), Is.EqualTo(("青海卫视", 8228, 33, 101)));
        Assert.That((service.FirstSeenAt, service.LastSeenAt), Is.EqualTo((Now.AddHours(-2), Now)));
    }

    [Test]
    public void A_stream_in_passing_and_one_long_gone_are_not_proposed() =>
        Assert.That(
            Find(
            [
                Entity("a") with { FirstSeenAt = Now.AddSeconds(-50) }, Entity("b") with { LastSeenAt = Now.AddDays(-8), FirstSeenAt = Now.AddDays(-9) },
            ], RegistryState.Empty).Proposals,
            Is.Empty);

    [Test]
    public void What_is_dismissed_stays_away_and_the_same_elsewhere_does_not()
    {
        MeasuredEntity[] twice = [.. Multiplex, Entity("haidong-01/dtmb-33/101", "青海卫视", tsid: 33)];

        ProposalList list = Find(twice, RegistryState.Empty, "service:haidong-01/dtmb-33/101", "service:xining-01/dtmb-33/102", "probe:xining-01");

        Assert.That(list.Proposals.Select(p => p.Key), Is.EqualTo((string[])
        [
            "input:xining-01/dtmb-33", "multiplex:xining-01/dtmb-33", "service:xining-01/dtmb-33/101",
        ]));
    }

    [Test]
    public void Accepting_makes_objects_their_entities_and_the_chain()
    {
        ProposalList list = Find(Multiplex, RegistryState.Empty);

        RegistryState state = Accept(RegistryState.Empty, list, [.. list.Proposals.Reverse().Select(p => new ProposalAnswer(p.Key))]);

        Assert.That(state.Content.Measured("service", "xining-01/dtmb-33/101")?.Name, Is.EqualTo("青海卫视"));
        Assert.That(state.Content.Measured("input", "xining-01/dtmb-33")?.Value("probe"), Is.EqualTo("xining-01"));
        Assert.That(
            state.Content.Chain.Downstream(new RegistryKey("service", "cctv-1")).Select(s => (s.Target.Key.ToString(), s.Link.Value("serviceId"))),
            Is.EqualTo(((string, string?)[])[("multiplex/mux-8228-33", "102"), ("input/xining-01-dtmb-33", null)]));
        Assert.That(Find(Multiplex, state).Proposals, Is.Empty);
    }

    [Test]
    public void A_service_on_another_medium_is_linked_to_the_one_that_is_known()
    {
        RegistryState state = RegistryFiles.Of("""
            "services": [ { "id": "qhws", "name": "青海卫视" } ],
            "carriers": [ { "id": "telecom", "name": "中国电信", "medium": "iptv" } ],
            "probes": [ { "id": "xining-01", "name": "西宁" } ]
            """);
        MeasuredEntity[] measured =
        [
            Entity("xining-01"), Entity("xining-01/telecom-1", "中国电信 青海卫视", "iptv", "中国电信"),
            Entity("xining-01/telecom-1/1", "青海卫视 ", "iptv", "中国电信", tsid: 1),
            Entity("xining-01/mobile-1/1", "青海卫视", "iptv", "中国移动", tsid: 1),
        ];

        ProposalList list = Find(measured, state);
        Assert.That(list.Proposals.Select(p => (p.Key, p.Match?.ToString())), Is.EqualTo(((string, string?)[])
        [
            ("probe:xining-01", "probe/xining-01"), ("input:xining-01/telecom-1", null), ("service:xining-01/mobile-1/1", "service/qhws"),
        ]), "a stream of one channel is no multiplex");
        Assert.That(list.Proposals[2].Entities, Has.Count.EqualTo(2));

        RegistryState after = Accept(state, list, [.. list.Proposals.Select(p => new ProposalAnswer(p.Key))]);
        Assert.That(after.Content.OfKind("service").Single().Entities, Is.EqualTo((string[])["xining-01/mobile-1/1", "xining-01/telecom-1/1"]));
        Assert.That(
            after.Content.Chain.Upstream(new RegistryKey("input", "xining-01-telecom-1")).Select(s => (s.Target.Key.ToString(), s.Link.Value("serviceId"))),
            Is.EquivalentTo(((string, string?)[])[("carrier/telecom", null), ("service/qhws", "1")]));
    }

    [Test]
    public void A_planned_service_is_recognised_by_its_number_in_the_multiplex()
    {
        RegistryState state = RegistryFiles.Of("""
            "services": [ { "id": "qhws", "name": "Qinghai TV" } ],
            "multiplexes": [ { "id": "m", "name": "M", "entities": [ "xining-01/dtmb-33" ] } ],
            "links": [ { "id": "l", "from": "service/qhws", "to": "multiplex/m", "serviceId": 101 } ]
            """);

        Assert.That(Find(Multiplex, state).Proposals.Single(p => p.Key == "service:xining-01/dtmb-33/101").Match?.Id, Is.EqualTo("qhws"));
    }

    [Test]
    public void Several_that_are_the_same_are_accepted_into_one()
    {
        RegistryState state = RegistryFiles.Of("""
            "services": [ { "id": "qhws", "name": "青海卫视" } ]
            """);
        ProposalList list = Find([Entity("p/a/1", "青海卫视"), Entity("p/b/1", "青海卫视")], state);

        RegistryState after = Accept(state, list, [.. list.Proposals.Select(p => new ProposalAnswer(p.Key))]);

        Assert.That(list.Proposals, Has.Count.EqualTo(2));
        Assert.That(after.Content.Objects.Single().Entities, Is.EqualTo((string[])["p/a/1", "p/b/1"]));
    }

    [TestCase("input:xining-01/dtmb-33", null, null, "its probe is not in the registry: accept probe:xining-01 first, or with it")]
    [TestCase("service:nowhere/x/1", null, null, "is not proposed (any more)")]
    [TestCase("probe:xining-01", "other", null, "as: there is no probe/other")]
    [TestCase("probe:xining-01", null, "No Id", "id: 'No Id' is none: 1 to 64 characters of a-z, 0-9 and hyphen, not at the ends")]
    public void What_cannot_be_accepted_says_why(string key, string? known, string? id, string problem)
    {
        ProposalAcceptance.Accept(
            RegistryState.Empty, Find(Multiplex, RegistryState.Empty), [new ProposalAnswer(key, known, id)], RegistryVocabulary.Default,
            out IReadOnlyList<string> mistakes);

        Assert.That(mistakes, Is.EqualTo((string[])[$"{key}: {problem}"]));
    }

    [Test]
    public void A_probe_that_invents_services_cannot_flood_the_list()
    {
        ProposalList list = Find(Enumerable.Range(0, RegistryLimits.Proposals + 5).Select(i => Entity($"p/i-{i}/1", $"S{i}")), RegistryState.Empty);

        Assert.That((list.Proposals.Count, list.Beyond), Is.EqualTo((RegistryLimits.Proposals, 5)));
    }

    private static ProposalList Find(IEnumerable<MeasuredEntity> entities, RegistryState state, params string[] dismissed) =>
        ProposalFinder.Find(entities, state, dismissed.ToHashSet(), Now);

    private static RegistryState Accept(RegistryState state, ProposalList list, ProposalAnswer[] answers)
    {
        RegistryDiff? diff = ProposalAcceptance.Accept(state, list, answers, RegistryVocabulary.Default, out IReadOnlyList<string> mistakes);
        Assert.That(mistakes, Is.Empty);
        return RegistryFiles.After(state, diff!);
    }

    private static MeasuredEntity Entity(string path, string name = "", string medium = "", string carrier = "", int tsid = 0, int ago = 1) =>
        new(EntityId.Parse(path), name, medium, carrier, "青海", tsid == 0 ? 0 : 8228, tsid, Now.AddHours(-ago), Now);
}
