using Monitoring.Engine.Commands;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>The program is told to stop while its database stands still: it ends in time, says so, and nothing acknowledged is lost.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DrainTests
{
    private const int Terminated = 128 + 15;

    [Test]
    public Task A_stop_that_cannot_write_down_all_ends_after_its_time() => HoldAsync(drainSeconds: 3, engine =>
    {
        engine.Terminate();

        Assert.That(engine.WaitForEnd(), Is.EqualTo(EngineCommands.CutOff));
        Assert.That(engine.Said(), Does.Contain("Stopped after 3 s (drainSeconds) before all was written down: ").And.Not.Contain("   at "));
        return Task.CompletedTask;
    });

    [Test]
    public Task A_second_signal_ends_it_at_once() => HoldAsync(drainSeconds: 600, async engine =>
    {
        engine.Terminate();
        engine.Terminate();
        while (!engine.SaidStopping)
        {
            await Task.Delay(20);
        }

        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Assert.That(engine.HasEnded, Is.False, "two signals within a moment are one request");
        engine.Terminate();

        Assert.That(engine.WaitForEnd(), Is.EqualTo(Terminated));
        Assert.That(engine.Said(), Does.Contain("monitoring-engine: ended at once, SIGTERM came again: what was acknowledged is in the store"));
    });

    /// <summary>An engine under a load whose database stands still, and one that takes its place.</summary>
    private static async Task HoldAsync(int drainSeconds, Func<EngineProcess, Task> ends)
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        using TemporaryFolder folder = new();
        string connection = server.CreateDatabase();
        using EngineProcess engine = new(typeof(EngineApp).Assembly.Location, folder.Path, connection);
        engine.Begin([("drainSeconds", $"{drainSeconds}")]);
        await engine.ReadyAsync(CancellationToken.None);
        StoreOptions store = new() { Postgres = new PostgresOptions { ConnectionString = connection } };
        await LoadDuring.HoldAsync(engine.Ingest, store, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            server.Halt();
            try
            {
                await ends(engine);
            }
            finally
            {
                server.Resume();
            }

            await engine.StartAsync(CancellationToken.None);
            await LoadDuring.AcknowledgesAsync(sender);
        });
        engine.Stop();
    }
}
