using System.Text.RegularExpressions;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The contract, on PostgreSQL: with its own partitions, and with hypertables where the extension is installed.</summary>
[TestFixture(false, TestName = "Partitions")]
[TestFixture(true, TestName = "Hypertables")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PostgresStoreTests(bool withTimescale) : ForeignContract
{
    private string _connection = null!;

    private protected override Task<OpenStore> CreateAsync()
    {
        if (withTimescale && !PostgresFixture.Server.HasTimescale())
        {
            Assert.Ignore("the extension TimescaleDB is not installed in this PostgreSQL; its tests are skipped");
        }

        _connection = PostgresFixture.Server.CreateDatabase();
        if (withTimescale)
        {
            PostgresServer.Execute(_connection, "CREATE EXTENSION timescaledb");
        }

        return OpenAgainAsync();
    }

    [Test]
    public async Task A_database_of_an_older_schema_is_changed_only_where_that_is_allowed()
    {
        await Store.DisposeAsync();
        int known = PostgresSchema.Migrations.Count;
        string[] newest = [.. Regex.Matches(PostgresSchema.Migrations[^1], @"CREATE TABLE (\w+)").Select(m => m.Groups[1].Value)];
        Assume.That(newest, Is.Not.Empty, "the newest entry can be taken back by dropping its tables");
        Execute($"DROP TABLE {string.Join(", ", newest)}; UPDATE schema_version SET version = {known - 1}");
        PostgresOptions database = new() { ConnectionString = _connection };

        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(
            () => PostgresStore.OpenAsync(new StoreOptions(), database, Time, Notices, CancellationToken.None)))!;
        Assert.That(refused.Message, Does.Contain("pg_dump").And.Contain("storeMigrate").And.Not.Contain("\n"));

        await using (await PostgresStore.OpenAsync(new StoreOptions { MayMigrate = true }, database, Time, Notices, CancellationToken.None))
        {
        }

        Store = await OpenAgainAsync();
    }

    private protected override Task<OpenStore> OpenAgainAsync() => OpenAsync(isReader: false);

    private protected override Task<OpenStore> OpenReaderAsync() => OpenAsync(isReader: true);

    private protected override void Execute(string sql) => PostgresServer.Execute(_connection, sql);

    private async Task<OpenStore> OpenAsync(bool isReader)
    {
        PostgresStore store = await PostgresStore.OpenAsync(
            new StoreOptions { ReadOnly = isReader, RawDays = RawDays, MaintenanceInterval = TimeSpan.Zero }, new PostgresOptions { ConnectionString = _connection },
            Time, Notices, CancellationToken.None);
        return new OpenStore(store.Measurements, store.Alarms, store.Registry, store.Configurations, store.Audit, store);
    }
}
