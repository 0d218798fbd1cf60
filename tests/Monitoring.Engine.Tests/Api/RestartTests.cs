using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wall;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Tests.Push;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>What was durable before the engine stopped is there when it is back, once.</summary>
public sealed class RestartTests
{
    [Test]
    public async Task Alarms_and_acknowledgements_survive_and_nothing_is_raised_twice()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
            (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceB, Catalogue.PmtError2)).Dispose();
        }

        await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 2);
        using HttpResponseMessage ack = await engine.Client.PostAsJsonAsync(
            new Uri("/api/v1/alarms/ack", UriKind.Relative), new { keys = new[] { $"{ReportingProbe.ServiceB}#1051" }, comment = "seen" });
        ack.EnsureSuccessStatusCode();
        Alarm[] before = await engine.GetAsync<Alarm[]>("/api/v1/alarms");

        await engine.RestartAsync();
        Alarm[] after = await engine.GetAsync<Alarm[]>("/api/v1/alarms");
        AlarmTransition[] history = await engine.GetAsync<AlarmTransition[]>("/api/v1/history");

        Assert.That(after.Select(a => (a.Key, a.Occurrence, a.Active, a.Acked, a.AckComment)), Is.EqualTo(before.Select(a => (a.Key, a.Occurrence, a.Active, a.Acked, a.AckComment))));
        Assert.That(history, Has.Length.EqualTo(3));
    }

    [Test]
    public async Task Changes_of_a_stream_are_shown_with_it_and_can_be_asked_for()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            (await probe.ChangeAsync(ReportingProbe.ServiceA, "serviceRenamed", "青海卫视", "青海综合", id: 7)).Dispose();
            (await probe.ChangeAsync(ReportingProbe.Input, "bitrate", "1", "2", id: 8)).Dispose();
        }

        await engine.UntilAsync<JsonArray>("/api/v1/changes", a => a.Count == 2);
        await engine.RestartAsync();

        JsonObject service = await engine.GetAsync<JsonObject>($"/api/v1/services/{ReportingProbe.ServiceA}");
        JsonArray asked = await engine.GetAsync<JsonArray>($"/api/v1/changes?entity={ReportingProbe.ServiceA}&limit=10");
        using HttpResponseMessage wrong = await engine.Client.GetAsync(new Uri("/api/v1/changes?limit=0", UriKind.Relative));
        Assert.That(service["changes"]!.AsArray().Select(c => (string)c!["kind"]!), Is.EquivalentTo(new[] { "bitrate", "serviceRenamed" }));
        Assert.That(asked.Select(c => ((string)c!["kind"]!, (string)c["after"]!)), Is.EqualTo(new[] { ("serviceRenamed", "青海综合") }));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task After_a_restart_every_tile_is_there_and_unknown_until_its_probe_reports()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            await using WallSocket live = await WallSocket.ConnectAsync(engine.WebAddress);
            await live.WatchAsync();
            await live.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));
        }

        await engine.RestartAsync();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        (_, WallFrame first) = await wall.NextAsync();
        using ReportingProbe again = new(engine.IngestAddress);
        (await again.WindowAsync()).Dispose();
        WallFrame back = await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));

        Assert.Multiple(() =>
        {
            Assert.That(first.Tiles.Select(t => t.Entity), Is.EqualTo(new[] { ReportingProbe.ServiceA, ReportingProbe.ServiceB }));
            Assert.That(first.Tiles, Has.All.Property(nameof(WallTile.State)).EqualTo(TileState.Unknown));
            Assert.That(first.Tiles, Has.All.Property(nameof(WallTile.Name)).Not.Empty);
            Assert.That(first.Probes.Single().Connected, Is.False);
            Assert.That(back.Tiles, Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task A_batch_sent_again_after_a_restart_counts_once()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        Batch batch = probe.Batch(Lane.Events);
        batch.Conditions.Add(new Condition
        {
            Id = 1,
            Entity = 2,
            Indicator = Catalogue.PmtError2.Id.Value,
            Edge = Edge.Raise,
            AtUnixMs = ReportingProbe.Now.ToUnixTimeMilliseconds(),
        });
        (await probe.PostAsync(batch, "events")).Dispose();
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);

        await engine.RestartAsync();
        using ReportingProbe same = new(engine.IngestAddress);
        using HttpResponseMessage answer = await same.PostAsync(batch, "events");
        IngestAck ack = IngestAck.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync());

        Assert.That(ack.Duplicate, Is.True);
        Assert.That(await engine.GetAsync<AlarmTransition[]>("/api/v1/history"), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task An_acknowledgement_holds_for_a_fault_that_comes_back_after_a_restart()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
            await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);
            (await engine.Client.PostAsJsonAsync(
                new Uri("/api/v1/alarms/ack", UriKind.Relative), new { keys = new[] { $"{ReportingProbe.ServiceA}#1051" } })).Dispose();
            (await probe.EdgeAsync(raise: false, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
            await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 0);
        }

        await engine.RestartAsync();
        using ReportingProbe again = new(engine.IngestAddress);
        (await again.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2, id: 2)).Dispose();
        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);

        Assert.That(alarms[0], Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Acked)).True);
    }

    [Test]
    public async Task A_probe_that_stays_away_after_a_restart_is_lost_after_its_limit()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { ProbeLostAfter = TimeSpan.FromSeconds(2) });
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
        }

        await engine.RestartAsync();
        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);

        Assert.That(alarms.Select(a => a.Key), Is.EqualTo(new[] { "xining-01#8010" }));
    }
}
