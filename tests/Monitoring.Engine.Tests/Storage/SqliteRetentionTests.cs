using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Other times of keeping than the usual ones.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteRetentionTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(Start);
    private readonly NoticeRecorder _notices = new();

    [TearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public async Task A_probe_that_was_gone_for_months_keeps_its_number_as_long_as_a_day_holds_a_key_of_it()
    {
        Batch batch = new BatchBuilder().Seconds(Start, 10);
        await using (SqliteStore store = await OpenAsync(100))
        {
            Assert.That(await AppendAsync(store, batch), Is.EqualTo(AppendResult.Stored));
            _time.Advance(TimeSpan.FromDays(60));
            await store.Measurements.MaintainAsync(CancellationToken.None);
            Assert.That(await AppendAsync(store, new BatchBuilder("other").Seconds(_time.Now, 10)), Is.EqualTo(AppendResult.Stored));
        }

        await using SqliteStore again = await OpenAsync(100);
        Assert.That(await AppendAsync(again, batch), Is.EqualTo(AppendResult.Duplicate));
        Assert.That(File.Exists(_folder.File("ts-20260501.db")));
    }

    [Test]
    public async Task A_shorter_time_deletes_what_the_check_told_and_no_more()
    {
        await using (SqliteStore store = await OpenAsync(7))
        {
            for (int day = 0; day < 6; day++)
            {
                await AppendAsync(store, new BatchBuilder().Seconds(_time.Now, 10));
                _time.Advance(TimeSpan.FromDays(1));
                await store.Measurements.MaintainAsync(CancellationToken.None);
            }
        }

        IReadOnlyList<string> told = RetentionPreview.Read(new StoreOptions { Folder = _folder.Path, RawDays = 2 }, _time.Now);
        await using SqliteStore shorter = await OpenAsync(2);
        await shorter.Measurements.MaintainAsync(CancellationToken.None);

        Assert.That(told, Is.EqualTo(new[] { "retention.seconds of 2 days: 3 days of seconds would go, 2026-05-01 to 2026-05-03" }));
        Assert.That(
            Directory.EnumerateFiles(_folder.Path, "ts-????????.db").Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "ts-20260504.db", "ts-20260505.db", "ts-20260506.db" }));
        SeriesDescriptor series = (await shorter.Measurements.FindSeriesAsync(
            new SeriesFilter(Indicator: Catalogue.ServiceOutage.Id), CancellationToken.None))[0];
        Assert.That(
            await shorter.Measurements.ReadRunsAsync(series.Id, new TimeRange(Start, Start.AddDays(1)), CancellationToken.None), Is.Not.Empty,
            "availability outlives the points");
    }

    private async Task<AppendResult> AppendAsync(SqliteStore store, Batch batch) =>
        await store.Measurements.AppendAsync(BatchBuilder.Item(batch, _time.Now), CancellationToken.None);

    private Task<SqliteStore> OpenAsync(int days) => SqliteStore.OpenAsync(
        new StoreOptions { Folder = _folder.Path, RawDays = days, MaintenanceInterval = TimeSpan.Zero }, _time, _notices, CancellationToken.None);
}
