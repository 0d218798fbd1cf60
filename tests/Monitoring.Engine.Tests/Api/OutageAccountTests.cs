using System.Net;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wall;
using Monitoring.Engine.Tests.Push;
using Monitoring.Load.Killing;
using Monitoring.Load.Sending;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>
/// A load goes on while the disk is full or the database is away: what was acknowledged is there exactly once, by the load's own account,
/// and nobody had to start anything again.
/// </summary>
public sealed class OutageAccountTests
{
    private const int StoreFailure = 9010;

    [Test]
    public async Task A_database_killed_twenty_times_under_load_keeps_what_was_acknowledged()
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        await using RunningEngine engine = await StartAsync(server.CreateDatabase());
        Random random = new(20);
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            for (int kill = 0; kill < 20; kill++)
            {
                await Task.Delay(random.Next(20, 600));
                server.Kill();
                await Task.Delay(random.Next(20, 300));
                server.Start();
                await LoadDuring.AcknowledgesAsync(sender);
            }
        });
        await EachLineIsThereOnceAsync(engine);
    }

    [Test]
    public async Task A_database_that_is_away_is_told_everywhere_and_goes_on_by_itself()
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        await using RunningEngine engine = await StartAsync(server.CreateDatabase());
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            server.Kill();
            try
            {
                await OutageIsToldAsync(engine, sender, "cannot be used");
            }
            finally
            {
                server.Start();
            }

            await LoadDuring.AcknowledgesAsync(sender);
        });
        await RaisedAndClearedAsync(engine);
    }

    [Test]
    public async Task A_full_disk_under_load_is_told_everywhere_and_goes_on_by_itself()
    {
        using SmallDisk disk = new(megabytes: 60);
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o => o with { Data = Path.Combine(disk.Path, "data") });
        await LoadDuring.HoldAsync(engine, seconds: 20_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            disk.Fill();
            await OutageIsToldAsync(engine, sender, "free space");
            disk.Empty();
            await LoadDuring.AcknowledgesAsync(sender);
        });
        await RaisedAndClearedAsync(engine);
    }

    private static Task<RunningEngine> StartAsync(string connection) =>
        RunningEngine.StartAsync(change: options => options with { Postgres = new PostgresOptions { ConnectionString = connection } });

    private static async Task OutageIsToldAsync(RunningEngine engine, LoadSender sender, string reason)
    {
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();
        long refused = sender.Refused;
        WallFrame frame = await wall.UntilAsync(f => f.Alarms.Any(a => a.Indicator == StoreFailure));
        using HttpResponseMessage ready = await engine.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        DateTime limit = DateTime.UtcNow.AddSeconds(20);
        while (sender.Refused <= refused && DateTime.UtcNow < limit)
        {
            await Task.Delay(50);
        }

        Assert.That(frame.Alarms.Single(a => a.Indicator == StoreFailure).Entity, Is.EqualTo("engine"));
        Assert.That(ready.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(await ready.Content.ReadAsStringAsync(), Does.Contain(reason).And.Not.Contain("Password"));
        Assert.That(sender.Refused, Is.GreaterThan(refused), "probes are asked to wait");
    }

    /// <summary>A commit may reach the database though its answer does not come: what it wrote is not written again.</summary>
    private static async Task EachLineIsThereOnceAsync(RunningEngine engine)
    {
        AlarmTransition[] history = await engine.GetAsync<AlarmTransition[]>("/api/v1/history?limit=1000");
        Assert.That(
            history.Where(l => l.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Cleared).Select(l => (l.Alarm.Occurrence, l.Kind)),
            Is.Not.Empty.And.Unique);
    }

    private static async Task RaisedAndClearedAsync(RunningEngine engine)
    {
        AlarmTransition[] history = await engine.UntilAsync<AlarmTransition[]>(
            "/api/v1/history?entity=engine", h => h.Count(l => l.Alarm.Indicator == StoreFailure) >= 2);
        Assert.That(
            history.Where(l => l.Alarm.Indicator == StoreFailure).Select(l => l.Kind),
            Is.EqualTo(new[] { AlarmTransitionKind.Cleared, AlarmTransitionKind.Raised }), "kept in memory, written when there was room");
    }
}
