using System.Net;
using Monitoring.Contracts.Alarms;
using Monitoring.Engine.Configuration;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A database that is away for one cause after the other, and one that stands still.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ChangingCauseTests
{
    private const int StoreFailure = 9010;

    /// <summary>A server that is told to stop lets nobody in while somebody is left, then nobody listens: one alarm, whose text follows.</summary>
    [Test]
    public async Task A_server_that_stops_step_by_step_is_one_alarm_that_follows_its_cause()
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        string connection = server.CreateDatabase();
        await using RunningEngine engine = await StartAsync(connection);
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            await using (NpgsqlConnection held = new(server.ConnectionString("postgres") + ";Pooling=false"))
            {
                await held.OpenAsync();
                server.BeginSmartStop();
                await using NpgsqlCommand end = held.CreateCommand();
                end.CommandText = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'monitoring-engine'";
                await end.ExecuteNonQueryAsync();
                await engine.UntilReadySaysAsync("the server is starting, stopping or recovering (57P03: the database system is shutting down)");
            }

            string last = await engine.UntilReadySaysAsync("nobody listens there (");
            Assert.That(last, Does.Contain("for this cause since"));
            Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Any(x => x.Text.Contains("nobody listens there", StringComparison.Ordinal)));
            Alarm alarm = alarms.Single(a => a.Indicator == StoreFailure);
            Assert.That(alarm.Statements!.Select(s => s.Sentence), Is.EqualTo((string[])["database_unusable", "store_cause_since"]));
            while (server.IsRunning)
            {
                await Task.Delay(20);
            }

            server.Start();
            await LoadDuring.AcknowledgesAsync(sender);
        });
        AlarmTransition[] history = await engine.UntilAsync<AlarmTransition[]>(
            "/api/v1/history?entity=engine", h => h.Any(l => l is { Kind: AlarmTransitionKind.Cleared, Alarm.Indicator: StoreFailure }));
        string[] kinds = [.. history.Where(l => l.Alarm.Indicator == StoreFailure).Select(l => l.Kind.ToString()).Reverse()];
        Assert.That((kinds[0], kinds[^1]), Is.EqualTo(("Raised", "Cleared")));
        Assert.That(kinds[1..^1], Is.Not.Empty.And.All.EqualTo("Updated"), "the text followed");
    }

    /// <summary>Nothing fails where nothing is answered: the engine tells of it all the same, its alarms go on, and no probe is called lost.</summary>
    [Test]
    public async Task A_server_that_stands_still_is_told_before_any_command_fails_and_holds_up_nothing_else()
    {
        using PostgresServer server = PostgresFixture.StartOwn();
        string connection = server.CreateDatabase() + ";Command Timeout=4";
        await using RunningEngine engine = await StartAsync(connection, options => options with { ProbeLostAfter = TimeSpan.FromSeconds(4) });
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            server.Halt();
            try
            {
                await engine.UntilReadySaysAsync("the store has not come back from a write that began at ");
                using HttpResponseMessage alive = await engine.Client.GetAsync(new Uri("/healthz", UriKind.Relative));
                Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
                await engine.UntilReadySaysAsync("the server does not answer in time (");

                Assert.That(alive.StatusCode, Is.EqualTo(HttpStatusCode.OK), "a service manager has no reason to end it");
                Assert.That(alarms.Select(a => a.Indicator), Is.EqualTo((int[])[StoreFailure]), "the silence is ours");
            }
            finally
            {
                server.Resume();
            }

            await LoadDuring.AcknowledgesAsync(sender);
        });
    }

    /// <summary>The session that owns the store is cut off on the way, and the server does not know: the engine ends it itself.</summary>
    [Test]
    public async Task A_session_that_is_cut_off_unseen_by_the_server_does_not_keep_the_store()
    {
        EngineDatabase database = new(PostgresFixture.Server);
        await using FreezingRelay relay = new(PostgresFixture.Server.Port);
        string connection = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = relay.Port, CommandTimeout = 2 }.ConnectionString;
        await using RunningEngine engine = await StartAsync(connection);
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            relay.Freeze();
            await LoadDuring.AcknowledgesAsync(sender);
        });
    }

    private static Task<RunningEngine> StartAsync(string connection, Func<EngineOptions, EngineOptions>? change = null) => RunningEngine.StartAsync(
        change: options => (change?.Invoke(options) ?? options) with { Postgres = new PostgresOptions { ConnectionString = connection } });
}
