using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Tests.Api;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Push;

/// <summary>From a batch on the wire to a frame on the wall, through the whole engine.</summary>
public sealed class WallTests
{
    [Test]
    public async Task A_wall_first_gets_everything_and_then_what_changes()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();

        (string text, WallFrame first) = await wall.NextAsync();
        Assert.That(first.Full, Is.True);
        Assert.That(first.Tiles, Is.Empty);
        Assert.That(text, Does.Contain("\"removedTiles\":[]").And.Contain("\"probes\":[]"));

        using HttpResponseMessage answer = await probe.WindowAsync();
        WallFrame frame = await wall.UntilAsync(f => f.Tiles.Count > 0);

        WallTile tile = frame.Tiles.Single(t => t.Entity == ReportingProbe.ServiceA);
        Assert.Multiple(() =>
        {
            Assert.That(frame.Full, Is.False);
            Assert.That(frame.Epoch, Is.EqualTo(first.Epoch));
            Assert.That(frame.Sequence, Is.GreaterThan(first.Sequence));
            Assert.That(frame.Tiles, Has.Count.EqualTo(2), "an input with services has no tile of its own");
            Assert.That(tile.State, Is.EqualTo(TileState.Normal));
            Assert.That((tile.Name, tile.InputName, tile.Medium, tile.ServiceId), Is.EqualTo(("青海卫视", "DTMB 33 频道", "dtmb", 101)));
            Assert.That((tile.BitrateBitsPerSecond, tile.AnomalyScore), Is.EqualTo((8_000_000d, 0.25)));
            Assert.That(frame.Probes.Single(), Has.Property(nameof(WallProbe.Connected)).True.And.Property(nameof(WallProbe.Software)).EqualTo("test-probe 1.0"));
        });
    }

    [Test]
    public async Task A_frame_comes_every_second_though_nothing_happens()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        (_, WallFrame first) = await wall.NextAsync();
        (_, WallFrame second) = await wall.NextAsync();
        (_, WallFrame third) = await wall.NextAsync();

        Assert.That(new[] { second.Sequence, third.Sequence }, Is.All.EqualTo(first.Sequence));
        Assert.That(third.At - second.At, Is.LessThan(TimeSpan.FromSeconds(2)));
    }

    [Test]
    public async Task A_fault_is_raised_shown_acknowledged_and_cleared()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));

        (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2, text: "no PMT on PID 100")).Dispose();
        WallFrame raised = await wall.UntilAsync(f => f.Alarms.Count > 0);
        Alarm alarm = raised.Alarms.Single();
        WallTile tile = raised.Tiles.Single(t => t.Entity == ReportingProbe.ServiceA);
        Assert.Multiple(() =>
        {
            Assert.That(alarm, Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Text)).EqualTo("no PMT on PID 100"));
            Assert.That((alarm.EntityName, alarm.Medium, alarm.Attribution), Is.EqualTo(("青海卫视", "dtmb", "source")));
            Assert.That((tile.State, tile.AlarmKey, tile.Indicator, tile.Since), Is.EqualTo((TileState.Outage, alarm.Key, (int?)1051, alarm.RaisedAt)));
        });

        JsonNode answer = await wall.AcknowledgeAsync([alarm.Key], "called the station");
        Assert.That((int)answer["result"]!, Is.EqualTo(1));
        WallFrame acked = await wall.UntilAsync(f => f.Alarms.Any(a => a.Acked));
        Assert.That(acked.Alarms[0].AckComment, Is.EqualTo("called the station"));
        Assert.That(acked.Tiles.Single(t => t.Entity == ReportingProbe.ServiceA).Acked, Is.True);

        (await probe.EdgeAsync(raise: false, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        Task<HttpResponseMessage> alive = probe.WindowAsync();
        WallFrame cleared = await wall.UntilAsync(f => f.RemovedAlarms.Contains(alarm.Key));
        (await alive).Dispose();
        AlarmTransition[] history = await engine.GetAsync<AlarmTransition[]>($"/api/v1/history?entity={ReportingProbe.ServiceA}");

        Assert.That(cleared.Full, Is.False);
        Assert.That(
            history.Select(h => h.Kind),
            Is.EqualTo(new[] { AlarmTransitionKind.Cleared, AlarmTransitionKind.Acknowledged, AlarmTransitionKind.Raised }));
    }

    [Test]
    public async Task A_dead_input_shows_one_alarm_on_every_tile_below_it()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));

        (await probe.EdgeAsync(raise: true, ReportingProbe.Input, Catalogue.TsSyncLoss)).Dispose();
        WallFrame frame = await wall.UntilAsync(f => f.Alarms.Count > 0);

        Assert.That(frame.Alarms, Has.Count.EqualTo(1));
        Assert.That(frame.Tiles.Select(t => (t.State, t.AlarmKey)), Is.All.EqualTo((TileState.Outage, $"{ReportingProbe.Input}#1010")));
    }

    [Test]
    public async Task Without_fresh_measurements_a_tile_is_unknown()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));

        WallFrame frame = await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Unknown));

        Assert.That(frame.Alarms, Is.Empty);
        Assert.That(frame.Tiles.First(t => t.State == TileState.Unknown).BitrateBitsPerSecond, Is.Null);
    }

    [TestCase(VerdictState.Pending)]
    [TestCase(VerdictState.Invalid)]
    [TestCase(VerdictState.NotMeasured)]
    public async Task A_window_that_could_not_judge_leaves_the_tile_unknown(VerdictState state)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync((_, indicator) => indicator == Catalogue.ServiceOutage ? (state, 0) : null)).Dispose();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();

        WallFrame frame = await wall.UntilAsync(f => f.Tiles.Any(t => t.LastDataAt is not null));

        Assert.That(frame.Tiles, Has.All.Property(nameof(WallTile.State)).EqualTo(TileState.Unknown));
    }

    [Test]
    public async Task A_lost_probe_is_one_alarm_and_its_tiles_are_unknown_until_it_is_back()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { ProbeLostAfter = TimeSpan.FromSeconds(4) });
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();

        WallFrame lost = await wall.UntilAsync(f => f.Alarms.Any(a => a.Indicator == 8010));
        Alarm[] alarms = await engine.GetAsync<Alarm[]>("/api/v1/alarms?active=true");
        Assert.Multiple(() =>
        {
            Assert.That(lost.Tiles, Has.All.Property(nameof(WallTile.State)).EqualTo(TileState.Unknown));
            Assert.That(lost.Tiles, Has.All.Property(nameof(WallTile.AlarmKey)).EqualTo("xining-01#8010"));
            Assert.That(lost.Probes.Single().Connected, Is.False);
            Assert.That(alarms.Select(a => a.Indicator), Is.EquivalentTo(new[] { 8010, 1051 }), "unknown holds the active bit");
        });

        (await probe.WindowAsync((entity, indicator) =>
            entity == ReportingProbe.ServiceA && indicator == Catalogue.PmtError2 ? (VerdictState.Fault, 1) : null)).Dispose();
        WallFrame back = await wall.UntilAsync(f => f.Alarms.Any(a => a.Indicator == 8010 && !a.Active));

        Assert.That(back.Probes.Single().Connected, Is.True);
    }

    [Test]
    public async Task A_wall_that_comes_back_gets_only_what_it_missed()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        WallFrame last;
        await using (WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress))
        {
            await wall.WatchAsync();
            last = await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));
        }

        (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);
        await using WallSocket again = await WallSocket.ConnectAsync(engine.WebAddress);
        await again.WatchAsync(last.Epoch, last.Sequence);
        (_, WallFrame resumed) = await again.NextAsync();
        await using WallSocket foreign = await WallSocket.ConnectAsync(engine.WebAddress);
        await foreign.WatchAsync("another epoch", last.Sequence);
        (_, WallFrame anew) = await foreign.NextAsync();
        await using WallSocket ahead = await WallSocket.ConnectAsync(engine.WebAddress);
        await ahead.WatchAsync(last.Epoch, long.MaxValue);
        (_, WallFrame corrected) = await ahead.NextAsync();

        Assert.Multiple(() =>
        {
            Assert.That(resumed.Full, Is.False);
            Assert.That(resumed.Alarms, Has.Count.EqualTo(1));
            Assert.That((anew.Full, anew.Tiles.Count, anew.Alarms.Count), Is.EqualTo((true, 2, 1)));
            Assert.That(corrected.Full, Is.True, "a position the engine never reached");
        });
    }

    [Test]
    public async Task The_hub_refuses_keys_that_are_none()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);

        JsonNode answer = await wall.AcknowledgeAsync(["nonsense"], null);

        Assert.That(answer["error"]!.ToString(), Does.Contain("an alarm key is an entity path"));
    }
}
