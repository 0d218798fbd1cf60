using System.Globalization;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Load.Killing;
using Monitoring.Storage;
using Monitoring.Storage.Postgres;
using Npgsql;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>The contract, on PostgreSQL: with its own partitions, and with hypertables where the extension is installed.</summary>
[TestFixture(false, TestName = "Partitions")]
[TestFixture(true, TestName = "Hypertables")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class PostgresStoreTests(bool withTimescale) : WatchContract
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
    public async Task A_batch_that_cannot_be_read_for_the_alarm_side_is_told_and_comes_when_it_can()
    {
        Batch batch = new BatchBuilder().Seconds(Start);
        await AppendAsync(batch);
        await ReopenAsync();
        Execute("ALTER TABLE ingest_batch RENAME COLUMN payload TO gone");
        Task<List<StoredBatch>> reading = UnappliedAsync();
        await Assert.ThatAsync(() => Task.Run(() => SpinWait.SpinUntil(() => Store.Measurements.Backlog.Unread is not null, TimeSpan.FromSeconds(20))), Is.True);
        Assert.That(Store.Measurements.Backlog.Unread!.Why.Text, Does.Contain("payload"));
        Assert.That(Notices.Count(StoreNotice.BatchUnreadable), Is.EqualTo(1));

        Execute("ALTER TABLE ingest_batch RENAME COLUMN gone TO payload");
        Assert.That((await reading).Select(b => b.Message), Is.EqualTo(new[] { batch }));
        Assert.That(Store.Measurements.Backlog.Unread, Is.Null);
    }

    [Test]
    public async Task A_database_of_an_older_schema_is_changed_only_where_that_is_allowed()
    {
        await Store.DisposeAsync();
        PostgresOptions database = new() { ConnectionString = CreateOlder() };

        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(
            () => PostgresStore.OpenAsync(new StoreOptions(), database, Time, Notices, CancellationToken.None)))!;
        Assert.That(refused.Message, Does.Contain("pg_dump").And.Contain("storeMigrate").And.Not.Contain("\n"));

        await using (await PostgresStore.OpenAsync(new StoreOptions { MayMigrate = true }, database, Time, Notices, CancellationToken.None))
        {
        }

        Store = await OpenAgainAsync();
    }

    [Test]
    public async Task Minutes_that_an_older_version_kept_as_rows_are_packed_unchanged()
    {
        string older = CreateOlder();
        RollUp[] rows = [.. Enumerable.Range(0, 150).Where(minute => minute % 7 != 3).Select(minute => minute % 10 == 5
            ? new RollUp(Minute(minute), 0, 60, 0, 1 << (int)VerdictState.NotMeasured, double.NaN, double.NaN, double.NaN, double.NaN)
            : new RollUp(Minute(minute), 57, 3, 2, 3, -1.5, minute, 17.25 * minute, 0.1))];
        PostgresServer.Execute(
            older,
            "INSERT INTO entity VALUES(1, 'xining-01/dtmb-33', '', '', '', '', 0, 0, 0, 1, 2); "
                + $"INSERT INTO series SELECT id, 1, {Catalogue.PidBitrate.Id.Value}, 'pid:' || id, 0 FROM unnest(ARRAY[41, 42, 300]) AS id; "
                + "INSERT INTO rollup_minute VALUES "
                + string.Join(", ", rows.SelectMany(row => new[] { 41, 300 }.Select(series => FormattableString.Invariant(
                    $"(to_timestamp({row.StartUnixSeconds}), {series}, {row.KnownSeconds}, {row.UnknownSeconds}, {row.FaultSeconds}, {row.States}, {Sql(row.Min)}, {Sql(row.Max)}, {Sql(row.Sum)}, {Sql(row.Last)})")))));

        await using PostgresStore store = await PostgresStore.OpenAsync(
            new StoreOptions { MayMigrate = true, MaintenanceInterval = TimeSpan.Zero }, new PostgresOptions { ConnectionString = older }, Time, Notices,
            CancellationToken.None);
        IReadOnlyList<IReadOnlyList<RollUp>> read = await store.Measurements.ReadRollUpsAsync(
            [new SeriesId(300), new SeriesId(42), new SeriesId(41)], RollUpTier.Minute, new TimeRange(Start.AddDays(-1), Start.AddDays(1)),
            CancellationToken.None);

        Assert.That(read[0], Is.EqualTo(rows));
        Assert.That(read[1], Is.Empty);
        Assert.That(read[2], Is.EqualTo(rows));
        Assert.That(PostgresServer.Ask(older, "SELECT count(*) FROM rollup_minutes"), Is.EqualTo(2 * 3), "a row a series and hour");
        Assert.That(PostgresServer.Ask(older, "SELECT to_regclass('rollup_minute') IS NULL"), Is.True);

        static string Sql(double value) => double.IsNaN(value) ? "NULL" : value.ToString("R", CultureInfo.InvariantCulture);
        static long Minute(int minute) => Start.ToUnixTimeSeconds() + (60 * minute);
    }

    [Test]
    public async Task A_service_that_was_well_costs_a_row_a_day_once_the_day_is_over()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 3600));
        await AppendAsync(probe.Seconds(Start.AddHours(1), 3600));
        Time.Advance(TimeSpan.FromHours(3));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        object before = PostgresServer.Ask(_connection, "SELECT count(*) FROM availability_run");
        Time.Advance(TimeSpan.FromDays(1));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        object after = PostgresServer.Ask(_connection, "SELECT count(*) FROM availability_run");
        object joined = PostgresServer.Ask(_connection, "SELECT count(*) FROM availability_day");
        await AppendAsync(probe.Seconds(Start.AddHours(3), 60));

        Assert.That((before, after, joined), Is.EqualTo(((object)2L, (object)1L, (object)1L)));
        Assert.That(PostgresServer.Ask(_connection, "SELECT count(*) FROM availability_day"), Is.EqualTo(0L), "what comes late opens the day");
    }

    [Test]
    public async Task Minutes_that_cannot_be_unpacked_are_left_out_and_told()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 3600));
        await AppendAsync(probe.Seconds(Start.AddHours(1), 3600));
        Time.Advance(TimeSpan.FromHours(3));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        Execute($"UPDATE rollup_minutes SET data = '\\x00' WHERE at = to_timestamp({Start.ToUnixTimeSeconds()})");

        IReadOnlyList<RollUp> read = await Store.Measurements.ReadRollUpsAsync(
            await SeriesAsync(Catalogue.TsBitrate), RollUpTier.Minute, new TimeRange(Start, Start.AddHours(2)), CancellationToken.None);

        Assert.That(read.Select(r => r.StartUnixSeconds), Is.EqualTo(Enumerable.Range(60, 60).Select(m => Start.ToUnixTimeSeconds() + (60 * m))));
        Assert.That(Notices.Count(StoreNotice.ChunkUnreadable), Is.EqualTo(1));
    }

    /// <summary>A database as the version before the seventh entry of the schema left it, with room for the day of the tests.</summary>
    private string CreateOlder()
    {
        const int Version = 6;
        string created = PostgresFixture.Server.CreateDatabase();
        if (withTimescale)
        {
            PostgresServer.Execute(created, "CREATE EXTENSION timescaledb");
        }

        using NpgsqlConnection connection = new(created);
        connection.Open();
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        BatchTable.Run(connection, "CREATE TABLE schema_version(version int NOT NULL)");
        for (int version = 0; version < Version; version++)
        {
            PostgresMigration.Run(connection, version);
        }

        BatchTable.Run(connection, "INSERT INTO schema_version VALUES (@p1)", Version);
        DayTable.Of(connection, "rollup_minute").Add(connection, (int)(Start.ToUnixTimeSeconds() / DayTable.SecondsPerDay));
        transaction.Commit();
        return created;
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
