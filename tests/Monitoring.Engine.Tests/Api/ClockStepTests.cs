using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A clock that is set back or forward, of a probe or of the engine: what is now follows at once.</summary>
public sealed class ClockStepTests
{
    private const string Service = $"/api/v1/services/{ReportingProbe.ServiceA}";
    private const string Active = "/api/v1/alarms?active=true";

    [TestCase(-3600)]
    [TestCase(-8)]
    [TestCase(3600)]
    public async Task A_probe_whose_clock_is_set_is_shown_and_alarmed_at_once(int seconds)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        (await probe.EdgeAsync(true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => IsShown(a, TileState.Outage));

        probe.Ahead = TimeSpan.FromSeconds(seconds);
        (await probe.EdgeAsync(false, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        (await probe.EdgeAsync(true, ReportingProbe.Input, Catalogue.PatError2, id: 2)).Dispose();
        Alarm[] active = await engine.UntilAsync<Alarm[]>(Active, a => a.Any(x => x.Entity == ReportingProbe.Input) && a.All(x => x.Entity != ReportingProbe.ServiceA));
        Assert.That(active.Single(a => a.Entity == ReportingProbe.Input).RaisedAt, Is.EqualTo(ReportingProbe.Now + probe.Ahead).Within(TimeSpan.FromSeconds(10)));

        // The tile is old by now; one window of the new time is enough.
        await engine.UntilAsync<JsonObject>(Service, a => IsShown(a, TileState.Unknown));
        (await probe.WindowAsync()).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => !IsShown(a, TileState.Unknown));
    }

    [Test]
    public async Task What_a_probe_measured_before_its_clock_was_set_back_and_sends_after_it_holds_nothing_up()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        DateTimeOffset before = ReportingProbe.Now.AddHours(1);
        (await probe.WindowAsync(start: before)).Dispose();
        (await probe.EdgeAsync(true, ReportingProbe.ServiceA, Catalogue.PmtError2, at: before)).Dispose();
        await engine.UntilAsync<Alarm[]>(Active, a => a.Any(x => x.Entity == ReportingProbe.ServiceA));

        (await probe.WindowAsync()).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => IsShown(a, TileState.Outage));
        (await probe.EdgeAsync(false, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        await engine.UntilAsync<Alarm[]>(Active, a => a.All(x => x.Entity != ReportingProbe.ServiceA));
    }

    [TestCase(-3600)]
    [TestCase(3600)]
    public async Task The_engines_own_clock_that_is_set_costs_nothing_that_is_now(int seconds)
    {
        SetClock clock = new();
        await using RunningEngine engine = await RunningEngine.StartAsync(clock: clock);
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => IsShown(a, TileState.Normal));

        clock.Ahead = TimeSpan.FromSeconds(seconds);
        (await probe.WindowAsync(start: DateTimeOffset.FromUnixTimeSeconds(ReportingProbe.Now.ToUnixTimeSeconds()))).Dispose();
        await engine.UntilAsync<JsonObject>(Service, a => IsShown(a, TileState.Normal));
        (await probe.EdgeAsync(true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        await engine.UntilAsync<Alarm[]>(Active, a => a.Any(x => x.Entity == ReportingProbe.ServiceA));
        (await probe.EdgeAsync(false, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        Alarm[] left = await engine.UntilAsync<Alarm[]>(Active, a => a.All(x => x.Entity != ReportingProbe.ServiceA));

        Assert.That(left.Select(a => a.Indicator), Has.None.EqualTo((int)Catalogue.ProbeLost.Id.Value), "its silence was ours");
    }

    private static bool IsShown(JsonObject answer, TileState state) => answer["tile"] is JsonNode tile && (int)tile["state"]! == (int)state;

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
