using Microsoft.Data.Sqlite;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Files that are damaged, forged, old, locked, or on a disk that is full.</summary>
[TestFixture]
internal sealed class SqliteDamageTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private TemporaryFolder _folder = null!;
    private ManualTime _time = null!;
    private NoticeRecorder _notices = null!;

    [SetUp]
    public void CreateFolder()
    {
        _folder = new TemporaryFolder();
        _time = new ManualTime(Start);
        _notices = new NoticeRecorder();
    }

    [TearDown]
    public void RemoveFolder() => _folder.Dispose();

    [Test]
    public async Task A_damaged_day_file_is_moved_aside_and_everything_else_serves()
    {
        BatchBuilder probe = new();
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, probe.Seconds(Start.AddDays(-1), 10));
            await AppendAsync(store, probe.Seconds(Start, 10));
        }

        await File.WriteAllBytesAsync(_folder.File("ts-20261124.db"), new byte[8192]);
        await using SqliteStore reopened = await OpenAsync();

        Assert.That(Directory.GetFiles(_folder.Path, "ts-20261124.db.corrupt-*"), Is.Not.Empty);
        Assert.That(_notices.Count(StoreNotice.DayFileMovedAside), Is.EqualTo(1));
        Assert.That(await PointsAsync(reopened), Has.Count.EqualTo(10));
        Assert.That(await AppendAsync(reopened, probe.Seconds(Start.AddDays(-1).AddSeconds(10), 10)), Is.EqualTo(AppendResult.Stored));
        Assert.That(await PointsAsync(reopened), Has.Count.EqualTo(20));
    }

    [Test]
    public async Task A_day_file_damaged_under_way_is_moved_aside_by_whoever_meets_it()
    {
        BatchBuilder probe = new();
        await using SqliteStore store = await OpenAsync();
        for (int i = 0; i < 50; i++)
        {
            await AppendAsync(store, probe.Seconds(Start.AddSeconds(i * 60), 60, (s, _) => s * 7919));
        }

        // sealed, and not read since: a reader's cache would hide the damage
        _time.Advance(TimeSpan.FromMinutes(57));
        await store.Measurements.MaintainAsync(CancellationToken.None);
        foreach (string part in (string[])["ts-20261125.db", "ts-20261125.db-wal"])
        {
            await using FileStream file = new(_folder.File(part), FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            byte[] garbage = new byte[file.Length];
            new Random(1).NextBytes(garbage);
            await file.WriteAsync(garbage);
        }

        Assert.That(await PointsAsync(store), Is.Empty);
        Assert.That(await AppendAsync(store, probe.Seconds(_time.Now, 5)), Is.EqualTo(AppendResult.Stored));
        Assert.That(await PointsAsync(store), Has.Count.EqualTo(5));
        Assert.That(_notices.Count(StoreNotice.DayFileMovedAside), Is.EqualTo(1));
    }

    [Test]
    public async Task Damaged_roll_ups_are_moved_aside_and_made_again_of_the_points_that_are_kept()
    {
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, new BatchBuilder().Seconds(Start, 600, (s, _) => s));
            _time.Advance(TimeSpan.FromHours(2));
            await store.Measurements.MaintainAsync(CancellationToken.None);
        }

        await File.WriteAllBytesAsync(_folder.File("rollup.db"), new byte[8192]);
        await using SqliteStore reopened = await OpenAsync();
        await reopened.Measurements.MaintainAsync(CancellationToken.None);

        Assert.That(_notices.Count(StoreNotice.DayFileMovedAside), Is.EqualTo(1));
        IReadOnlyList<RollUp> minutes = await reopened.Measurements.ReadRollUpsAsync(
            new SeriesId(1), RollUpTier.Minute, new TimeRange(Start, Start.AddHours(1)), CancellationToken.None);
        Assert.That(minutes, Has.Count.EqualTo(10));
    }

    [Test]
    public async Task A_damaged_core_is_one_clear_line()
    {
        await (await OpenAsync()).DisposeAsync();
        await File.WriteAllBytesAsync(_folder.File("core.db"), new byte[8192]);

        StoreUnavailableException refused = await RefusedAsync(OpenAsync);
        Assert.That(refused.Message, Does.Contain("core.db is damaged").And.Contain("monitoring-engine store restore").And.Not.Contain("\n"));
    }

    [TestCase("core.db")]
    [TestCase("rollup.db")]
    [TestCase("ts-20261125.db")]
    public async Task A_file_of_a_newer_version_is_refused_and_everything_left_alone(string newer)
    {
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, new BatchBuilder().Seconds(Start));
        }

        Execute(newer, "PRAGMA user_version = 99");
        string[] before = [.. Directory.EnumerateFiles(_folder.Path).Order()];
        string said = (await RefusedAsync(OpenAsync)).Message;

        Assert.That(said, Does.StartWith("the store was written by a newer version: ").And.Contain($"{newer} has schema version 99").And.Not.Contain("\n"));
        Assert.That(Directory.EnumerateFiles(_folder.Path).Order(), Is.EqualTo(before));
        Assert.That(_notices.Count(StoreNotice.DayFileMovedAside), Is.Zero);
    }

    [Test]
    public async Task A_folder_that_is_not_writable_is_one_clear_line()
    {
        StoreOptions nowhere = new() { Folder = "/proc/monitoring" };
        StoreUnavailableException refused = await RefusedAsync(
            () => SqliteStore.OpenAsync(nowhere, _time, _notices, CancellationToken.None));
        Assert.That(refused.Message, Does.Contain("cannot open /proc/monitoring"));
    }

    [Test]
    public async Task A_chunk_that_cannot_be_unpacked_leaves_a_gap_and_says_so()
    {
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, new BatchBuilder().Seconds(Start, 600, (s, _) => s));
            _time.Advance(TimeSpan.FromHours(1));
            await store.Measurements.MaintainAsync(CancellationToken.None);
        }

        Execute("ts-20261125.db", "UPDATE chunk SET data = x'FFFFFFFF' WHERE k = (SELECT min(k) FROM chunk); DELETE FROM ingest_payload");
        await using SqliteStore reopened = await OpenAsync();
        Assert.That(await PointsAsync(reopened), Has.Count.EqualTo(300));
        Assert.That(_notices.Count(StoreNotice.ChunkUnreadable), Is.EqualTo(1));
    }

    [Test]
    public async Task The_end_of_an_outage_is_said_when_appends_and_maintenance_both_write_again()
    {
        const string Refuse = "BEGIN SELECT RAISE(ABORT, 'no'); END";
        BatchBuilder probe = new();
        await using SqliteStore store = await OpenAsync();
        await AppendAsync(store, probe.Seconds(Start));
        Execute("core.db", $"CREATE TRIGGER refuse BEFORE UPDATE ON epoch {Refuse}");
        Execute("ts-20261125.db", $"CREATE TRIGGER refuse BEFORE INSERT ON ingest_batch {Refuse}");
        Batch second = probe.Seconds(Start.AddSeconds(1));
        await RefusedAsync(() => AppendAsync(store, second));
        await RefusedAsync(() => store.Measurements.MaintainAsync(CancellationToken.None).AsTask());
        Assert.That(_notices.Count(StoreNotice.Unavailable), Is.EqualTo(1), "one outage, whoever meets it");

        Execute("ts-20261125.db", "DROP TRIGGER refuse");
        Assert.That(await AppendAsync(store, second), Is.EqualTo(AppendResult.Stored));
        await RefusedAsync(() => store.Measurements.MaintainAsync(CancellationToken.None).AsTask());
        Assert.That(_notices.Count(StoreNotice.Recovered), Is.Zero, "a round that failed is taken again, not skipped");

        Execute("core.db", "DROP TRIGGER refuse");
        await store.Measurements.MaintainAsync(CancellationToken.None);
        Assert.That(_notices.Count(StoreNotice.Unavailable), Is.EqualTo(1));
        Assert.That(_notices.Count(StoreNotice.Recovered), Is.EqualTo(1));
    }

    /// <summary>Whatever became of a file: its day is moved aside, told and kept a note of, and all that it held is unknown, not fine.</summary>
    [TestCase("zeroed")]
    [TestCase("truncated")]
    [TestCase("no database")]
    [TestCase("no schema")]
    [TestCase("other tables")]
    public async Task A_day_file_in_any_state_costs_its_day_and_leaves_a_note(string damage)
    {
        await using (SqliteStore store = await OpenAsync())
        {
            BatchBuilder probe = new();
            await AppendAsync(store, probe.Seconds(Start.AddDays(-1), 600));
            await AppendAsync(store, probe.Seconds(Start, 10));
            _time.Advance(TimeSpan.FromMinutes(20));
            await store.Measurements.MaintainAsync(CancellationToken.None);
        }

        const string Day = "ts-20261125.db";
        string path = _folder.File(Day);
        byte[] content = await File.ReadAllBytesAsync(path);
        switch (damage)
        {
            case "no schema":
                Execute(Day, "PRAGMA user_version = -99");
                break;
            case "other tables":
                Execute(Day, "DROP TABLE ingest_batch");
                break;
            default:
                await File.WriteAllBytesAsync(
                    path, damage == "truncated" ? content[..(content.Length / 3)] : damage == "zeroed" ? new byte[content.Length] : "no database at all"u8.ToArray());
                break;
        }

        await using SqliteStore reopened = await OpenAsync();
        await reopened.Measurements.MaintainAsync(CancellationToken.None);

        Assert.That(await PointsAsync(reopened), Has.Count.EqualTo(600), "the other day serves");
        Assert.That(await OutageAsync(reopened, Start), Is.Empty, "unknown, not fine");
        Assert.That(_notices.Count(StoreNotice.DayFileMovedAside), Is.EqualTo(1));
        Assert.That(Audit(), Has.Exactly(1).StartsWith($"{Day}.corrupt-"));
    }

    /// <summary>A bit turned by the disk at a place drawn from a seed: what is read is what was written, or nothing.</summary>
    [Test]
    public async Task A_turned_bit_never_becomes_a_value([Range(1, 12)] int seed)
    {
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, new BatchBuilder().Seconds(Start, 3600, (s, c) => (c * 1000) + (s % 7)));
            _time.Advance(TimeSpan.FromHours(2));
            await store.Measurements.MaintainAsync(CancellationToken.None);
        }

        string path = _folder.File("ts-20261125.db");
        Execute("ts-20261125.db", "PRAGMA wal_checkpoint(TRUNCATE)");
        byte[] content = await File.ReadAllBytesAsync(path);
        Random random = new(seed);
        for (int flip = 0; flip < 8; flip++)
        {
            content[random.Next(100, content.Length)] ^= (byte)(1 << random.Next(8));
        }

        await File.WriteAllBytesAsync(path, content);
        await using SqliteStore reopened = await OpenAsync();
        IReadOnlyList<SeriesPoint> points = await PointsAsync(reopened);

        Assert.That(points, Has.Count.LessThanOrEqualTo(3600));
        Assert.That(points.All(p => p.Value == (p.UnixSeconds - Start.ToUnixTimeSeconds()) % 7), Is.True);
    }

    [Test]
    public async Task A_day_that_is_over_keeps_its_availability_without_its_file_and_takes_what_comes_late()
    {
        BatchBuilder probe = new();
        await using (SqliteStore store = await OpenAsync())
        {
            await AppendAsync(store, probe.Seconds(Start, 60));
            _time.Advance(TimeSpan.FromHours(15));
            await store.Measurements.MaintainAsync(CancellationToken.None);
            await AppendAsync(store, probe.Seconds(Start.AddSeconds(60), 60));
            Assert.That(Length(await OutageAsync(store, Start)), Is.EqualTo(120), "late seconds show at once");
            _time.Advance(TimeSpan.FromMinutes(5));
            await store.Measurements.MaintainAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromMinutes(5));
            await store.Measurements.MaintainAsync(CancellationToken.None);
        }

        await File.WriteAllBytesAsync(_folder.File("ts-20261125.db"), new byte[8192]);
        await using SqliteStore reopened = await OpenAsync();
        Assert.That(Length(await OutageAsync(reopened, Start)), Is.EqualTo(120), "what core.db holds is as good as before");
        Assert.That(await PointsAsync(reopened), Is.Empty);
        await AppendAsync(reopened, probe.Seconds(Start.AddSeconds(120), 60));
        Assert.That(Length(await OutageAsync(reopened, Start)), Is.EqualTo(180), "beside it, what came after the loss");
    }

    private static long Length(IReadOnlyList<SeriesRun> runs) => runs.Sum(run => run.EndUnixSeconds - run.StartUnixSeconds);

    private static async Task<IReadOnlyList<SeriesRun>> OutageAsync(SqliteStore store, DateTimeOffset day)
    {
        SeriesDescriptor outage = (await store.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.ServiceOutage.Id), CancellationToken.None)).Single();
        return await store.Measurements.ReadRunsAsync(outage.Id, new TimeRange(day, day.AddHours(12)), CancellationToken.None);
    }

    private List<string> Audit()
    {
        using SqliteConnection connection = new($"Data Source={_folder.File("core.db")};Pooling=False");
        connection.Open();
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT detail FROM audit WHERE action = 'file moved aside'";
        using SqliteDataReader row = select.ExecuteReader();
        List<string> found = [];
        while (row.Read())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    private static async Task<StoreUnavailableException> RefusedAsync(Func<Task> call) =>
        (await Assert.ThrowsAsync<StoreUnavailableException>(call))!;

    private static async Task<AppendResult> AppendAsync(SqliteStore store, Batch batch) =>
        await store.Measurements.AppendAsync(BatchBuilder.Item(batch, Start), CancellationToken.None);

    private static async Task<IReadOnlyList<SeriesPoint>> PointsAsync(SqliteStore store)
    {
        SeriesDescriptor series = (await store.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.TsBitrate.Id), CancellationToken.None))[0];
        return await store.Measurements.ReadPointsAsync(
            series.Id, new TimeRange(Start.AddDays(-2), Start.AddDays(2)), CancellationToken.None);
    }

    private Task<SqliteStore> OpenAsync() => SqliteStore.OpenAsync(
        new StoreOptions { Folder = _folder.Path, MaintenanceInterval = TimeSpan.Zero }, _time, _notices, CancellationToken.None);

    private void Execute(string file, string sql) => BehindTheStore.Run(_folder.File(file), sql);
}
