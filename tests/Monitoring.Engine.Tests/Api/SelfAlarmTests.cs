using System.Diagnostics;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wall;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Tests.Push;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The engine about its probes and about itself.</summary>
public sealed class SelfAlarmTests
{
    [Test]
    public async Task A_clock_that_is_off_is_an_alarm_and_clears_when_it_is_set()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        for (int i = 0; i < 10; i++)
        {
            await SendAsync(probe, TimeSpan.FromSeconds(2));
        }

        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
        Assert.That(alarms.Single().Key, Is.EqualTo("xining-01#8020"));
        Assert.That(alarms.Single().Text, Does.Contain("500 ms are allowed"));

        for (int i = 0; i < 12; i++)
        {
            await SendAsync(probe, TimeSpan.Zero);
        }

        await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length == 0);
    }

    [Test]
    public async Task A_backlog_says_nothing_about_the_clock()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        for (int i = 0; i < 10; i++)
        {
            Batch late = probe.Batch(Lane.Backfill);
            late.SentUnixMs -= 60_000;
            (await probe.PostAsync(late, "backfill")).Dispose();
        }

        await SendAsync(probe, TimeSpan.Zero);
        await engine.UntilAsync<object[]>("/api/v1/entities", e => e.Length == 4);

        Assert.That(await engine.GetAsync<Alarm[]>("/api/v1/alarms"), Is.Empty);
    }

    [Test]
    public async Task A_clock_that_is_set_back_neither_hides_a_lost_probe_nor_keeps_its_tiles_fresh()
    {
        SettableTime clock = new();
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { ProbeLostAfter = TimeSpan.FromSeconds(4) }, clock: clock);
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
        }

        await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Normal));
        clock.Set(TimeSpan.FromHours(-1));

        WallFrame frame = await wall.UntilAsync(f => f.Tiles.Any(t => t.State == TileState.Unknown));
        Assert.That(frame.Alarms, Is.Empty, "the wall needs no alarm to be looked at anew");
        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
        Assert.That(alarms.Select(a => a.Key), Is.EqualTo(new[] { "xining-01#8010" }));
        Assert.That(alarms[0].RaisedAt, Is.LessThan(clock.GetUtcNow()));
    }

    [Test]
    public async Task What_is_stored_and_cannot_be_read_is_one_alarm_until_it_can()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { UpkeepInterval = TimeSpan.FromHours(1) });
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        string rollUps = Path.Combine(engine.Options.Data, "rollup.db");
        BehindTheStore.Run(rollUps, "ALTER TABLE minutes RENAME TO gone");

        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length > 0);
        Assert.That(alarms.Select(a => a.Key), Is.EqualTo(new[] { "engine#9080" }));
        Assert.That(alarms[0].Text, Does.Contain("rollup.db"));
        Assert.That(await engine.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), Does.Contain("monitoring_engine_store_readable 0"));

        BehindTheStore.Run(rollUps, "ALTER TABLE gone RENAME TO minutes");
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length == 0);
    }

    [Test]
    public async Task Backups_that_are_not_made_and_upkeep_that_does_not_end_are_alarms()
    {
        SettableTime clock = new();
        await using RunningEngine engine = await RunningEngine.StartAsync(
            change: o => o with { BackupPath = Path.Combine(o.Data, "backups"), UpkeepInterval = TimeSpan.FromHours(1) }, clock: clock);
        clock.Pass(TimeSpan.FromHours(2));

        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length == 2);
        Assert.That(alarms.Select(a => a.Key).Order(StringComparer.Ordinal), Is.EqualTo(new[] { "engine#9090", "engine#9100" }));
        Assert.That(await engine.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative)), Does.Contain("monitoring_engine_store_upkeep_age_seconds 72"));
    }

    [Test]
    public async Task A_stop_with_walls_connected_takes_less_than_five_seconds()
    {
        RunningEngine engine = await RunningEngine.StartAsync();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        await wall.NextAsync();

        long begun = Stopwatch.GetTimestamp();
        await engine.DisposeAsync();

        Assert.That(Stopwatch.GetElapsedTime(begun), Is.LessThan(TimeSpan.FromSeconds(5)), "the contract with whoever stops it");
    }

    private static async Task SendAsync(ReportingProbe probe, TimeSpan off)
    {
        Batch batch = probe.Batch(Lane.Bulk);
        batch.SentUnixMs += (long)off.TotalMilliseconds;
        (await probe.PostAsync(batch, "batches")).Dispose();
    }

    /// <summary>The system's time, set off by some amount, or later than it is.</summary>
    private sealed class SettableTime : TimeProvider
    {
        private long _offset;
        private long _passed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offset) + Interlocked.Read(ref _passed));

        public override long GetTimestamp() => Stopwatch.GetElapsedTime(0).Ticks + Interlocked.Read(ref _passed);

        public void Set(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

        public void Pass(TimeSpan time) => Interlocked.Add(ref _passed, time.Ticks);
    }
}
