using Monitoring.Contracts.Alarms;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>
/// Every cause for which a database may not be used, on a real one and under a load: the operator reads what is wrong and what to do, the
/// engine goes on by itself when it is mended, and what was acknowledged is there exactly once.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class DatabaseCauseTests
{
    private const int StoreFailure = 9010;

    private static PostgresServer Server => PostgresFixture.Server;

    [Test]
    public Task The_user_has_no_session_left() => CauseAsync(
        "the server takes no further session (53300: too many connections for role ",
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} CONNECTION LIMIT 0");
            database.EndSessions();
        },
        database => database.Execute($"ALTER ROLE {database.Name} CONNECTION LIMIT -1"));

    [Test]
    public Task The_database_is_read_only() => CauseAsync(
        "the database is read only (25006: cannot execute ",
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} SET default_transaction_read_only = on");
            database.EndSessions();
        },
        database => database.Execute($"ALTER ROLE {database.Name} RESET default_transaction_read_only"));

    [Test]
    public Task The_password_is_another() => CauseAsync(
        "the password is not accepted (28P01: password authentication failed for user ",
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} PASSWORD 'another'");
            database.EndSessions();
        },
        database => database.Execute($"ALTER ROLE {database.Name} PASSWORD '{Server.Password}'"));

    [Test]
    public Task The_user_may_not_log_in() => CauseAsync(
        "the user is not let in from here (28000: role ",
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} NOLOGIN");
            database.EndSessions();
        },
        database => database.Execute($"ALTER ROLE {database.Name} LOGIN"));

    [Test]
    public Task A_statement_may_take_no_time() => CauseAsync(
        "a statement was cut off: it took too long, or somebody cancelled it (57014: canceling statement due to statement timeout)",
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} SET statement_timeout = 1");
            database.EndSessions();
        },
        database =>
        {
            database.Execute($"ALTER ROLE {database.Name} RESET statement_timeout");
            database.EndSessions();
        });

    [Test]
    public Task The_database_is_not_there() => CauseAsync(
        "there is no such database (3D000: database ",
        database => database.Rename(database.Name, $"{database.Name}_away"),
        database => database.Execute($"ALTER DATABASE {database.Name}_away RENAME TO {database.Name}"));

    [Test]
    public Task A_table_belongs_to_somebody_else() => CauseAsync(
        "a privilege is missing (42501: permission denied for table ingest_batch)",
        database => database.ExecuteInside("ALTER TABLE ingest_batch OWNER TO CURRENT_USER"),
        database => database.ExecuteInside($"ALTER TABLE ingest_batch OWNER TO {database.Name}"));

    [Test]
    public Task A_table_is_locked()
    {
        NpgsqlConnection holder = new();
        return CauseAsync(
            "another session holds a lock on a table of the store (55P03: canceling statement due to lock timeout)",
            database =>
            {
                holder.ConnectionString = database.ConnectionString + ";Pooling=false";
                holder.Open();
                using NpgsqlCommand hold = holder.CreateCommand();
                hold.CommandText = "BEGIN; LOCK TABLE ingest_batch";
                hold.ExecuteNonQuery();
            },
            _ => holder.Dispose());
    }

    [Test]
    public async Task The_disk_of_the_database_is_full()
    {
        using SmallDisk disk = new(megabytes: 60);
        string folder = Directory.CreateDirectory(Path.Combine(disk.Path, "small")).FullName;
        PostgresServer.Own(disk.Path);
        PostgresServer.Execute(Server.ConnectionString("postgres"), $"CREATE TABLESPACE small LOCATION '{folder}'");
        EngineDatabase database = new(Server, "small");
        await CauseAsync(database, "the disk of the database is full (53100: could not extend file ", _ => disk.Fill(), _ => disk.Empty());
        NpgsqlConnection.ClearAllPools();
        database.Execute($"DROP DATABASE {database.Name} WITH (FORCE)");
        database.Execute("DROP TABLESPACE small");
    }

    private Task CauseAsync(string line, Action<EngineDatabase> happens, Action<EngineDatabase> mended) =>
        CauseAsync(new EngineDatabase(Server), line, happens, mended);

    private async Task CauseAsync(EngineDatabase database, string line, Action<EngineDatabase> happens, Action<EngineDatabase> mended)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(
            change: options => options with { Postgres = new PostgresOptions { ConnectionString = database.ConnectionString } });
        await LoadDuring.HoldAsync(engine, seconds: 60_000, async sender =>
        {
            await LoadDuring.AcknowledgesAsync(sender);
            happens(database);
            string told;
            try
            {
                told = await engine.UntilReadySaysAsync(line);
            }
            finally
            {
                mended(database);
            }

            Assert.That(told, Does.StartWith($"the store in postgresql://127.0.0.1:{Server.Port}/{database.Name} cannot be used: ").And.EndsWith("Z\n"));
            Assert.That(told, Does.Not.Contain(Server.Password).And.Not.Contain("Username"));
            await LoadDuring.AcknowledgesAsync(sender);
        });
        Alarm[] left = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.All(alarm => alarm.Indicator != StoreFailure || !alarm.Active));
        Assert.That(left.Count(alarm => alarm.Indicator == StoreFailure), Is.EqualTo(1), "one cause, one alarm");
    }
}
