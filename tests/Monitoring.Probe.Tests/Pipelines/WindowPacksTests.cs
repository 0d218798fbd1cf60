using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Pipelines;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>Many inputs travel in several batches; the one that measures the probe itself says which there are.</summary>
public sealed class WindowPacksTests
{
    private static readonly Sample Own = new(Scope.Stream, Catalogue.SpoolBacklog.Id, -1, VerdictState.Ok, 0);

    [Test]
    public void The_dictionary_that_measures_the_probe_names_every_input_and_the_others_their_own()
    {
        WindowPacks packs = new(new Entity { Path = "p", Kind = EntityKind.Probe });
        Dictionary[] both = Compose(packs, "a", "b");
        Dictionary[] one = Compose(packs, "a");

        Assert.That(both.Select(InputsOf), Is.EqualTo(new[] { new[] { "p/a", "p/b" }, ["p/b"] }));
        Assert.That(both.Select(d => d.Series.Any(s => s.Entity == 0)), Is.EqualTo(new[] { true, false }));
        Assert.That(one.Select(InputsOf), Is.EqualTo(new[] { new[] { "p/a" } }));
    }

    private static string[] InputsOf(Dictionary dictionary) => [.. dictionary.Entities.Where(e => e.Kind == EntityKind.Input).Select(e => e.Path)];

    /// <summary>Each input fills a batch.</summary>
    private static Dictionary[] Compose(WindowPacks packs, params string[] inputs) =>
        [.. packs.Compose(0, [.. inputs.Select(Full)], [Own]).Select(p => p.Dictionary)];

    private static InputWindow Full(string id)
    {
        InputOptions options = new()
        {
            Id = id,
            Name = id,
            Medium = Medium.Iptv,
            Carrier = string.Empty,
            Profile = AnalysisProfile.Dvb,
            Source = new FileSource("none", Loop: false),
            PidTimeout = TimeSpan.FromSeconds(5),
            Services = [],
        };
        return new InputWindow(
            new InputEntities("p", options), [],
            [.. Enumerable.Range(0, 30_000).Select(i => new Sample(Scope.Stream, Catalogue.TsPackets.Id, i, VerdictState.Ok, 1))]);
    }
}
