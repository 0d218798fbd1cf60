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
}
