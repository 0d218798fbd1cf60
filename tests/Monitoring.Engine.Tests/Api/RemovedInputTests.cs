using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>An input that is taken out of the configuration of its probe ends as removed, and not as silent.</summary>
public sealed class RemovedInputTests
{
    private const string Service = $"/api/v1/services/{ReportingProbe.ServiceA}";
    private const string Active = "/api/v1/alarms?active=true";

    [Test]
    public async Task Its_alarms_are_withdrawn_its_tiles_go_and_newer_windows_bring_them_back()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is not null);
        (await probe.EdgeAsync(true, ReportingProbe.Input, Catalogue.PatError2)).Dispose();
        (await probe.EdgeAsync(true, ReportingProbe.ServiceA, Catalogue.PmtError2, id: 2)).Dispose();
        await engine.UntilAsync<Alarm[]>(Active, a => a.Length == 2);

        DateTimeOffset removedAt = ReportingProbe.Now;
        (await probe.EdgeAsync(true, ReportingProbe.Input, Catalogue.InputRemoved, id: 3, at: removedAt)).Dispose();
        await engine.UntilAsync<Alarm[]>(Active, a => a.Length == 0);
        AlarmTransition[] history = await engine.GetAsync<AlarmTransition[]>("/api/v1/history?limit=100");
        Assert.That(
            history.Where(t => t.Kind == AlarmTransitionKind.Cleared).Select(t => t.TransitionReason),
            Is.EqualTo(new[] { TransitionReason.EntityRemoved, TransitionReason.EntityRemoved }));
        await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is null);

        var second = DateTimeOffset.FromUnixTimeSeconds(removedAt.ToUnixTimeSeconds());
        (await probe.WindowAsync(start: second)).Dispose();
        await Task.Delay(500);
        Assert.That((await engine.GetAsync<JsonObject>(Service))["tile"], Is.Null, "a window from before says nothing new");

        (await probe.WindowAsync(start: second.AddSeconds(1))).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is not null);
    }

    [Test]
    public async Task It_does_not_come_back_with_the_engine()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is not null);
            (await probe.EdgeAsync(true, ReportingProbe.Input, Catalogue.InputRemoved, id: 3)).Dispose();
            await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is null);
        }

        await engine.RestartAsync();
        Assert.That((await engine.GetAsync<JsonObject>(Service))["tile"], Is.Null);
        using ReportingProbe again = new(engine.IngestAddress);
        (await again.WindowAsync()).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is not null);

        await engine.RestartAsync();
        Assert.That((await engine.GetAsync<JsonObject>(Service))["tile"], Is.Not.Null, "the probe said it watches it again");
    }

    [Test]
    public async Task An_input_that_a_probe_no_longer_names_is_removed_without_a_word_and_stays_so()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is not null);
            (await probe.EdgeAsync(true, ReportingProbe.Input, Catalogue.PatError2)).Dispose();
            await engine.UntilAsync<Alarm[]>(Active, a => a.Length == 1);
        }

        // It was stopped, its settings changed, and it started again.
        await engine.RestartAsync();
        using (ReportingProbe changed = new(engine.IngestAddress))
        {
            (await changed.OtherInputAsync("other")).Dispose();
            await engine.UntilAsync<JsonObject>(Service, a => a["tile"] is null);
            await engine.UntilAsync<Alarm[]>(Active, a => a.Length == 0);
        }

        await engine.RestartAsync();
        Assert.That((await engine.GetAsync<JsonObject>(Service))["tile"], Is.Null);
        Assert.That((await engine.GetAsync<JsonObject>("/api/v1/services/xining-01/other"))["tile"], Is.Not.Null);
    }
}
