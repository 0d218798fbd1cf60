using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What every store promises. A new store derives a fixture and passes.</summary>
internal abstract class StoreContract
{
    private protected static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private protected ManualTime Time { get; private set; } = new(Start);

    private protected NoticeRecorder Notices { get; } = new();

    private protected OpenStore Store { get; set; } = null!;

    [SetUp]
    public async Task OpenStore()
    {
        Time = new ManualTime(Start);
        Notices.Notices.Clear();
        Store = null!;
        Store = await CreateAsync();
    }

    [TearDown]
    public virtual async Task CloseStore()
    {
        // a test that was skipped opened none
        if (Store is not null)
        {
            await Store.DisposeAsync();
        }
    }

    [Test]
    public async Task What_was_appended_is_read_back_second_by_second()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start, 3, (second, series) => (second * 10) + series);
        Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Stored));

        Assert.That(await PointsAsync(Catalogue.NullShare), Is.EqualTo((SeriesPoint[])
        [
            Point(0, 0.0002), Point(1, 0.0012), Point(2, 0.0022),
        ]));
    }

    [Test]
    public async Task A_state_without_a_value_reads_as_that_state_and_no_number()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start);
        batch.Windows[0].States = Google.Protobuf.ByteString.CopyFrom(
            (byte)VerdictState.Ok, (byte)VerdictState.Invalid, (byte)VerdictState.NotMeasured);
        batch.Windows[0].Values.RemoveAt(2);
        batch.Windows[0].Values.RemoveAt(1);
        await AppendAsync(batch);

        SeriesPoint point = (await PointsAsync(Catalogue.NullShare)).Single();
        Assert.That(point.State, Is.EqualTo(VerdictState.NotMeasured));
        Assert.That(point.Value, Is.NaN);
    }

    [TestCase(Lane.Bulk)]
    [TestCase(Lane.Backfill)]
    public async Task A_batch_seen_before_counts_once_whatever_its_lane(Lane lane)
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start, 2);
        await AppendAsync(batch);
        batch.Lane = lane;

        Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Duplicate));
        Assert.That(await PointsAsync(Catalogue.NullShare), Has.Length.EqualTo(2));
        Assert.That(await UnappliedAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_batch_seen_before_a_restart_or_before_midnight_is_still_known()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start, 2);
        await AppendAsync(batch);
        await ReopenAsync();
        Time.Advance(TimeSpan.FromDays(1));
        batch.SentUnixMs = Time.Now.ToUnixTimeMilliseconds();

        Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Duplicate));
        await SealAsync();
        await ReopenAsync();
        Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Duplicate));
        Assert.That(await PointsAsync(Catalogue.NullShare), Has.Length.EqualTo(2));
    }

    [Test]
    public async Task The_same_batch_sent_many_times_at_once_is_stored_once()
    {
        BatchBuilder probe = new();
        Batch batch = probe.Seconds(Start);
        AppendResult[] results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AppendAsync(batch))));

        Assert.That(results.Count(r => r == AppendResult.Stored), Is.EqualTo(1));
        Assert.That(results.Count(r => r == AppendResult.Duplicate), Is.EqualTo(49));
    }

    [Test]
    public async Task Of_two_batches_for_the_same_second_the_first_to_arrive_wins_sealed_or_not()
    {
        BatchBuilder first = new(), second = new();
        await AppendAsync(first.Seconds(Start, 1, (_, _) => 1));
        await AppendAsync(second.Seconds(Start, 2, (_, _) => 2));
        SeriesPoint[] before = await PointsAsync(Catalogue.TsBitrate);
        await SealAsync();
        await AppendAsync(second.Seconds(Start, 3, (_, _) => 3));

        Assert.That(before, Is.EqualTo((SeriesPoint[])[Point(0, 1), Point(1, 2)]));
        Assert.That(await PointsAsync(Catalogue.TsBitrate), Is.EqualTo((SeriesPoint[])[Point(0, 1), Point(1, 2), Point(2, 3)]));
        await SealAsync();
        await ReopenAsync();
        Assert.That(await PointsAsync(Catalogue.TsBitrate), Is.EqualTo((SeriesPoint[])[Point(0, 1), Point(1, 2), Point(2, 3)]));
    }

    [Test]
    public async Task Every_second_is_there_once_before_while_and_after_it_is_sealed()
    {
        BatchBuilder probe = new();
        for (int minute = 0; minute < 20; minute++)
        {
            await AppendAsync(probe.Seconds(Start.AddMinutes(minute), 60, (second, _) => second));
            Time.Advance(TimeSpan.FromMinutes(1));
            await Store.Measurements.MaintainAsync(CancellationToken.None);
            SeriesPoint[] points = await PointsAsync(Catalogue.TsBitrate);
            IEnumerable<long> expected = Enumerable.Range(0, (minute + 1) * 60).Select(s => Start.ToUnixTimeSeconds() + s);
            Assert.That(points.Select(p => p.UnixSeconds), Is.EqualTo(expected));
        }
    }

    [Test]
    public async Task Late_seconds_join_the_sealed_window_they_belong_to()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start.AddSeconds(10), 5, (_, _) => 1));
        await SealAsync();
        await AppendAsync(probe.Seconds(Start, 10, (_, _) => 2, Lane.Backfill));
        await SealAsync();
        await ReopenAsync();

        SeriesPoint[] points = await PointsAsync(Catalogue.TsBitrate);
        Assert.That(points.Select(p => p.Value), Is.EqualTo(Enumerable.Repeat(2.0, 10).Concat(Enumerable.Repeat(1.0, 5))));
    }

    [Test]
    public async Task A_batch_across_midnight_is_whole_after_sealing_and_restart()
    {
        Time = new ManualTime(Start.AddHours(13).AddMinutes(59));
        await ReopenAsync();
        DateTimeOffset late = Start.AddHours(13).AddMinutes(59).AddSeconds(30);
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(late, 60, (second, _) => second));
        await SealAsync();
        await ReopenAsync();

        IReadOnlyList<SeriesPoint> points = await Store.Measurements.ReadPointsAsync(
            await SeriesAsync(Catalogue.TsBitrate), new TimeRange(late, late.AddMinutes(5)), CancellationToken.None);
        Assert.That(points.Select(p => p.Value), Is.EqualTo(Enumerable.Range(0, 60).Select(s => (double)s)));
    }

    [Test]
    public async Task Runs_tell_the_same_as_points_and_leave_out_what_is_missing()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 700, (second, _) => second is >= 100 and < 110 ? 1040 : 0));
        await AppendAsync(probe.Seconds(Start.AddSeconds(800), 100));
        await SealAsync();

        IReadOnlyList<SeriesRun> runs = await RunsAsync(Catalogue.ServiceOutage, Start.AddSeconds(-100), Start.AddSeconds(850));
        long t = Start.ToUnixTimeSeconds();
        Assert.That(runs, Is.EqualTo((SeriesRun[])
        [
            new(t, t + 100, VerdictState.Ok, 0),
            new(t + 100, t + 110, VerdictState.Ok, 1040),
            new(t + 110, t + 700, VerdictState.Ok, 0),
            new(t + 800, t + 850, VerdictState.Ok, 0),
        ]));
    }

    [Test]
    public async Task Series_and_entities_are_found_by_what_lies_above_them()
    {
        await AppendAsync(new BatchBuilder("xining-01", services: 2).Seconds(Start));
        await AppendAsync(new BatchBuilder("xining-012", services: 1).Seconds(Start));
        await ReopenAsync();

        IReadOnlyList<SeriesDescriptor> series = await Store.Measurements.FindSeriesAsync(
            new SeriesFilter("xining-01", Catalogue.ServiceOutage.Id), CancellationToken.None);
        IReadOnlyList<EntityRecord> entities = await Store.Measurements.FindEntitiesAsync("xining-01/dtmb-33", CancellationToken.None);
        Assert.That(series.Select(s => s.Entity.Path), Is.EqualTo((string[])["xining-01/dtmb-33/1", "xining-01/dtmb-33/2"]));
        Assert.That(entities.Select(e => e.Name), Is.EqualTo((string[])["DTMB 33 频道", "青海卫视 1", "青海卫视 2"]));
    }

    [Test]
    public async Task A_name_once_known_outlives_a_dictionary_that_leaves_it_out()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start));
        BatchBuilder nameless = new();
        nameless.Dictionary.Entities[1].Name = string.Empty;
        await AppendAsync(nameless.Seconds(Start.AddSeconds(1)));

        EntityRecord entity = (await Store.Measurements.FindEntitiesAsync("xining-01/dtmb-33/1", CancellationToken.None)).Single();
        Assert.That(entity.Name, Is.EqualTo("青海卫视 1"));
    }

    [Test]
    public async Task A_dictionary_is_known_after_the_batch_that_brought_it_and_after_a_restart()
    {
        BatchBuilder probe = new();
        Assert.That(Store.Measurements.FindDictionary(probe.DictionaryId), Is.Null);
        await AppendAsync(probe.Seconds(Start));
        await ReopenAsync();

        BatchSchema? known = Store.Measurements.FindDictionary(probe.DictionaryId);
        Assert.That(known?.Series, Has.Count.EqualTo(probe.SeriesCount));
        Batch bare = probe.Seconds(Start.AddSeconds(1));
        bare.Dictionary = null;
        IngestItem item = BatchBuilder.Item(bare, Time.Now, known);
        Assert.That(await Store.Measurements.AppendAsync(item, CancellationToken.None), Is.EqualTo(AppendResult.Stored));
    }

    [Test]
    public async Task What_was_not_applied_comes_again_after_a_restart_in_order_of_receipt()
    {
        BatchBuilder a = new("a"), b = new("b");
        Batch[] batches = [a.Seconds(Start), b.Seconds(Start), a.Seconds(Start.AddSeconds(1)), b.Empty(Lane.Events)];
        foreach (Batch batch in batches)
        {
            await AppendAsync(batch);
        }

        await ApplyAsync(new BatchKey("b", b.Epoch, 1));
        await SealAsync();
        await ReopenAsync();

        List<StoredBatch> left = await UnappliedAsync();
        Assert.That(left.Select(u => (u.Key.Probe, u.Key.Sequence)), Is.EqualTo(((string, long)[])[("a", 1), ("a", 2), ("b", 2)]));
        Assert.That(left[1].Message, Is.EqualTo(batches[2]));
        await ApplyAsync([.. left.Select(u => u.Key)]);
        await ReopenAsync();
        Assert.That(await UnappliedAsync(), Is.Empty);
    }

    [Test]
    public async Task A_reader_of_unapplied_batches_gets_each_as_soon_as_it_is_durable()
    {
        BatchBuilder probe = new();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        IAsyncEnumerator<StoredBatch> reader = Store.Measurements.ReadUnappliedAsync(patience.Token).GetAsyncEnumerator();
        for (int i = 1; i <= 3; i++)
        {
            ValueTask<bool> next = reader.MoveNextAsync();
            Batch batch = probe.Seconds(Start.AddSeconds(i));
            await AppendAsync(batch);
            Assert.That(await next, Is.True);
            Assert.That(reader.Current.Key.Sequence, Is.EqualTo(i));
        }

        await reader.DisposeAsync();
    }

    [Test]
    public async Task A_clock_gone_mad_fills_neither_the_spool_nor_the_folder()
    {
        BatchBuilder probe = new();
        foreach (int days in (int[])[-30, 400, 9000, -8])
        {
            Batch batch = probe.Seconds(Time.Now.AddDays(days));
            Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Quarantined));
            Assert.That(await AppendAsync(batch), Is.EqualTo(AppendResult.Duplicate));
        }

        await ReopenAsync();
        Assert.That(Notices.Count(StoreNotice.Quarantined), Is.EqualTo(1), "said once, not once a batch");
        Assert.That(await UnappliedAsync(), Is.Empty);
        Assert.That(await AppendAsync(probe.Seconds(Start)), Is.EqualTo(AppendResult.Stored), "the probe goes on once its clock is right");
    }

    /// <summary>How long the store that is opened next keeps seconds, in days.</summary>
    private protected int RawDays { get; set; } = new StoreOptions().RawDays;

    /// <summary>Opens a new, empty store.</summary>
    private protected abstract Task<OpenStore> CreateAsync();

    /// <summary>Closes the store and opens the same content again.</summary>
    private protected abstract Task<OpenStore> OpenAgainAsync();

    /// <summary>Opens the same content beside its owner, to read only.</summary>
    private protected abstract Task<OpenStore> OpenReaderAsync();

    /// <summary>Changes the core tables behind the store's back.</summary>
    private protected abstract void Execute(string sql);

    private protected async Task ReopenAsync()
    {
        await Store.DisposeAsync();
        Store = await OpenAgainAsync();
    }

    /// <summary>Lets every window become due and seals it.</summary>
    private protected async Task SealAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(30));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
    }

    private protected async Task<AppendResult> AppendAsync(Batch batch) =>
        await Store.Measurements.AppendAsync(BatchBuilder.Item(batch, Time.Now), CancellationToken.None);

    private protected async Task ApplyAsync(params BatchKey[] keys) =>
        await Store.Alarms.CommitAsync(new AlarmCommit([], keys, []), CancellationToken.None);

    private protected async Task<List<StoredBatch>> UnappliedAsync()
    {
        List<StoredBatch> found = [];
        int expected = Store.Measurements.Backlog.Unapplied;
        if (expected > 0)
        {
            await foreach (StoredBatch batch in Store.Measurements.ReadUnappliedAsync(CancellationToken.None))
            {
                found.Add(batch);
                if (found.Count == expected)
                {
                    break;
                }
            }
        }

        return found;
    }

    private protected async Task<SeriesId> SeriesAsync(Indicator indicator) =>
        (await Store.Measurements.FindSeriesAsync(new SeriesFilter(Indicator: indicator.Id), CancellationToken.None))[0].Id;

    private protected async Task<SeriesPoint[]> PointsAsync(Indicator indicator) =>
        [.. await Store.Measurements.ReadPointsAsync(
            await SeriesAsync(indicator), new TimeRange(Start.AddHours(-1), Start.AddDays(2)), CancellationToken.None)];

    private protected async Task<IReadOnlyList<SeriesRun>> RunsAsync(Indicator indicator, DateTimeOffset from, DateTimeOffset to) =>
        await Store.Measurements.ReadRunsAsync(await SeriesAsync(indicator), new TimeRange(from, to), CancellationToken.None);

    private protected static SeriesPoint Point(int second, double value) => new(Start.ToUnixTimeSeconds() + second, VerdictState.Ok, value);
}
