using System.Net;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Commands;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>The engine with its store in PostgreSQL.</summary>
public sealed class PostgresEngineTests
{
    private PostgresServer _server = null!;
    private string _connection = null!;

    [OneTimeSetUp]
    public void StartServer() => _server = PostgresFixture.StartOwn();

    [OneTimeTearDown]
    public void StopServer() => _server?.Dispose();

    [SetUp]
    public void CreateDatabase() => _connection = _server.CreateDatabase();

    [Test]
    public async Task What_was_acknowledged_is_there_after_a_restart_and_a_second_engine_is_refused()
    {
        await using RunningEngine engine = await StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
            (await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2)).Dispose();
        }

        Alarm[] before = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length == 1);
        using TemporaryFolder other = new();
        StartupException refused = (await Assert.ThrowsAsync<StartupException>(() => EngineApp.StartAsync(
            engine.Options with { Data = other.Path }, TimeProvider.System, CancellationToken.None)))!;
        await engine.RestartAsync();

        Assert.That(refused.Lines.Single(), Does.StartWith("store: the store in postgresql://127.0.0.1:").And.Contain("in use by another process"));
        Assert.That(refused.Message, Does.Not.Contain(_server.Password));
        Assert.That((await engine.GetAsync<Alarm[]>("/api/v1/alarms")).Select(a => a.Occurrence), Is.EqualTo(before.Select(a => a.Occurrence)));
        Assert.That(File.Exists(Path.Combine(engine.Options.Data, "core.db")), Is.False);
    }

    [Test]
    public async Task A_database_that_is_away_refuses_batches_and_serves_again_by_itself()
    {
        await using RunningEngine engine = await StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        (await probe.WindowAsync()).Dispose();
        _server.Kill();
        HttpStatusCode away, health;
        string reason;
        try
        {
            using HttpResponseMessage answer = await probe.WindowAsync();
            away = answer.StatusCode;
            using HttpResponseMessage ready = await UntilReadyIsAsync(engine, HttpStatusCode.ServiceUnavailable);
            (health, reason) = (ready.StatusCode, await ready.Content.ReadAsStringAsync());
        }
        finally
        {
            _server.Start();
        }

        HttpStatusCode back = await TakenAsync(probe);
        (await UntilReadyIsAsync(engine, HttpStatusCode.OK)).Dispose();

        Assert.That((away, health, back), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
        Assert.That(reason, Does.Contain("cannot be used").And.Not.Contain(_server.Password));
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Any(alarm => alarm.Entity == ReportingProbe.ServiceA));
    }

    /// <summary>A session that was cut off holds the store, and no engine is left to know: the line says what ends it.</summary>
    [Test]
    public async Task What_the_line_of_a_store_in_use_says_frees_it()
    {
        using TemporaryFolder folder = new();
        await using (NpgsqlConnection forgotten = new(_connection + ";Pooling=false"))
        {
            await forgotten.OpenAsync();
            await using NpgsqlCommand hold = forgotten.CreateCommand();
            hold.CommandText = "SELECT pg_advisory_lock(1836019315, 1)";
            await hold.ExecuteNonQueryAsync();
            EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { Postgres = new PostgresOptions { ConnectionString = _connection } };
            StartupException refused = (await Assert.ThrowsAsync<StartupException>(
                () => EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None)))!;
            string line = refused.Lines.Single();
            Assert.That(line, Does.Contain("is in use by another process"));
            PostgresServer.Execute(_connection, line[line.IndexOf("SELECT ", StringComparison.Ordinal)..]);
        }

        await using RunningEngine engine = await StartAsync();
        Assert.That(await engine.SayReadyAsync(), Is.EqualTo("ready\n"));
    }

    [Test]
    public async Task A_report_is_read_beside_the_engine()
    {
        await using RunningEngine engine = await StartAsync();
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            (await probe.WindowAsync()).Dispose();
        }

        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("connection"), _connection + "\n");
        await File.WriteAllTextAsync(folder.File("engine.json"), """{ "store": "postgresql", "storeConnectionFile": "connection" }""");
        CommandAnswer report = await CommandLine.RunAsync(
            [
                "report", "--config", folder.File("engine.json"), "--out", folder.File("report.csv"),
                "--from", $"{ReportingProbe.Now.AddMinutes(-2):yyyy-MM-dd'T'HH:mm:ss'Z'}", "--to", $"{ReportingProbe.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}",
            ]);

        Assert.That(report.Status, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(folder.File("report.csv")), Does.Contain($"{ReportingProbe.ServiceA},青海卫视,dtmb,,up,"));
    }

    /// <summary>A database is dumped by its own tools: the engine says how, and says afterwards whether the history is whole.</summary>
    [Test]
    public async Task A_backup_names_the_commands_of_the_database_and_verify_follows_the_history()
    {
        await using RunningEngine engine = await StartAsync();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("connection"), _connection + "\n");
        await File.WriteAllTextAsync(folder.File("engine.json"), """{ "store": "postgresql", "storeConnectionFile": "connection" }""");
        CommandAnswer backup = await CommandLine.RunAsync(["store", "backup", "--config", folder.File("engine.json"), "--to", folder.File("copy")]);

        Assert.That(backup.Status, Is.EqualTo(EngineCommands.Refused));
        Assert.That(backup.Error, Does.Contain($"pg_dump -Fd -j2 -f FOLDER -d postgresql://127.0.0.1:{_server.Port}/store"));
        Assert.That(backup.Error, Does.Not.Contain(_server.Password));
        Assert.That((await CommandLine.RunAsync(["store", "verify", "--config", folder.File("engine.json")])).Status, Is.Zero);
    }

    [Test]
    public async Task A_database_that_cannot_be_reached_is_one_line_without_the_password()
    {
        using TemporaryFolder folder = new();
        PostgresOptions nowhere = new() { ConnectionString = "Host=127.0.0.1;Port=1;Database=m;Username=m;Password=secret-word" };
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { Postgres = nowhere };
        StartupException refused = (await Assert.ThrowsAsync<StartupException>(
            () => EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None)))!;

        Assert.That(refused.Lines.Single(), Does.StartWith("store: ").And.Contain("postgresql://127.0.0.1:1/m").And.Not.Contain("secret-word"));
        Assert.That(options.ToString(), Does.Not.Contain("secret-word"));
    }

    [Test]
    public async Task What_a_database_refuses_while_the_engine_reads_it_at_the_start_is_one_line()
    {
        EngineDatabase database = new(_server);
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with
        {
            Postgres = new PostgresOptions { ConnectionString = database.ConnectionString },
        };
        await using (await RunningEngine.StartAsync(change: _ => options))
        {
        }

        database.ExecuteInside("ALTER TABLE alarm_state OWNER TO CURRENT_USER");
        StartupException refused = (await Assert.ThrowsAsync<StartupException>(
            () => EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None)))!;

        Assert.That(refused.Lines.Single(), Does.StartWith("store: ").And.Contain("alarm_state"));
        Assert.That(refused.Message, Does.Not.Contain(_server.Password));
    }

    private Task<RunningEngine> StartAsync() =>
        RunningEngine.StartAsync(change: options => options with { Postgres = new PostgresOptions { ConnectionString = _connection } });

    /// <summary>Tries again as a probe does.</summary>
    private static async Task<HttpStatusCode> TakenAsync(ReportingProbe probe)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(20);
        while (true)
        {
            using HttpResponseMessage answer = await probe.EdgeAsync(raise: true, ReportingProbe.ServiceA, Catalogue.PmtError2);
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || DateTime.UtcNow > limit)
            {
                return answer.StatusCode;
            }

            await Task.Delay(100);
        }
    }

    private static async Task<HttpResponseMessage> UntilReadyIsAsync(RunningEngine engine, HttpStatusCode wanted)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(20);
        while (true)
        {
            HttpResponseMessage answer = await engine.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
            if (answer.StatusCode == wanted || DateTime.UtcNow > limit)
            {
                return answer;
            }

            answer.Dispose();
            await Task.Delay(100);
        }
    }
}
