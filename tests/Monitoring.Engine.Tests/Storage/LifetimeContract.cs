using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Who may have a store, and how long it keeps what.</summary>
internal abstract class LifetimeContract : StoreContract
{
    [Test]
    public async Task A_store_has_one_owner()
    {
        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(OpenAgainAsync))!;

        Assert.That(refused.Message, Does.Contain("in use by another process").And.Not.Contain("\n"));
        Assert.That(await AppendAsync(new BatchBuilder().Seconds(Start)), Is.EqualTo(AppendResult.Stored), "the owner goes on");
    }

    [Test]
    public async Task A_second_process_may_read_beside_the_owner()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 400));
        Time.Advance(TimeSpan.FromMinutes(6));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        SeriesPoint[] owners = await PointsAsync(Catalogue.TsBitrate);
        OpenStore owner = Store;
        await using OpenStore reader = Store = await OpenReaderAsync();
        SeriesPoint[] readers = await PointsAsync(Catalogue.TsBitrate);
        StoreUnavailableException refused = (await Assert.ThrowsAsync<StoreUnavailableException>(() => AppendAsync(probe.Seconds(Start))))!;
        Store = owner;

        Assert.That(readers, Has.Length.EqualTo(400).And.EqualTo(owners));
        Assert.That(refused.Message, Does.Contain("for reading only"));
    }

    [Test]
    public async Task Days_go_after_their_retention_and_leave_availability_and_keys_behind()
    {
        BatchBuilder probe = new();
        Batch first = probe.Seconds(Start, 600, (s, _) => s is >= 100 and < 130 ? 1010 : 0);
        await AppendAsync(first);
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        IReadOnlyList<SeriesRun> before = await RunsAsync(Catalogue.ServiceOutage, Start.AddSeconds(50), Start.AddDays(1));
        Time.Advance(TimeSpan.FromDays(8.7));
        await Store.Measurements.MaintainAsync(CancellationToken.None);

        Assert.That(Notices.Count(StoreNotice.DayFileDeleted), Is.EqualTo(1));
        Assert.That(await RunsAsync(Catalogue.ServiceOutage, Start.AddSeconds(50), Start.AddDays(1)), Is.EqualTo(before));
        Assert.That(before, Has.Count.EqualTo(3));
        Assert.That(await PointsAsync(Catalogue.TsBitrate), Is.Empty);
        Assert.That(await AppendAsync(first), Is.EqualTo(AppendResult.Duplicate));
    }

    [Test]
    public async Task What_comes_late_for_a_day_that_went_stands_beside_the_availability_that_is_kept_of_it()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 600, (s, _) => s is >= 100 and < 130 ? 1010 : 0));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        int usual = RawDays;
        RawDays = 1;
        await ReopenAsync();
        Time.Advance(TimeSpan.FromDays(2.7));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        RawDays = usual;
        await ReopenAsync();
        IReadOnlyList<SeriesRun> kept = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        AppendResult late = await AppendAsync(probe.Seconds(Start.AddSeconds(1800), 10, (_, _) => 0));
        IReadOnlyList<SeriesRun> open = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        await SealAsync();
        IReadOnlyList<SeriesRun> summarised = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));

        Assert.That(Notices.Count(StoreNotice.DayFileDeleted), Is.EqualTo(1));
        Assert.That(late, Is.EqualTo(AppendResult.Stored));
        Assert.That(kept, Has.Count.EqualTo(3));
        Assert.That(open, Has.Count.EqualTo(4));
        Assert.That(open.Take(3), Is.EqualTo(kept));
        Assert.That(summarised, Is.EqualTo(open));
    }

    [Test]
    public async Task A_day_that_is_over_tells_the_same_and_takes_what_comes_late()
    {
        BatchBuilder probe = new();

        // three hours without a fault but for one across the second full hour; ten minutes of it are missing
        static long OutageAt(int second) => second is >= 7100 and < 7300 ? 1010 : 0;
        await AppendAsync(probe.Seconds(Start, 1200, (_, _) => 0));
        await AppendAsync(probe.Seconds(Start.AddSeconds(1800), 3600, (s, _) => OutageAt(s + 1800)));
        await AppendAsync(probe.Seconds(Start.AddSeconds(5400), 3600, (s, _) => OutageAt(s + 5400)));
        await AppendAsync(probe.Seconds(Start.AddSeconds(9000), 1800, (_, _) => 0));
        IReadOnlyList<SeriesRun> seconds = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        Time.Advance(TimeSpan.FromDays(1));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        IReadOnlyList<SeriesRun> over = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        IReadOnlyList<SeriesRun> part = await RunsAsync(Catalogue.ServiceOutage, Start.AddSeconds(5000), Start.AddSeconds(7200));
        await AppendAsync(probe.Seconds(Start.AddSeconds(1100), 400, (_, _) => 1010));
        IReadOnlyList<SeriesRun> late = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        await SealAsync();
        IReadOnlyList<SeriesRun> lateAndOver = await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1));
        await ReopenAsync();

        long start = Start.ToUnixTimeSeconds();
        Assert.That(seconds.Select(r => (r.StartUnixSeconds - start, r.EndUnixSeconds - start, r.Value)), Is.EqualTo(
            ((long, long, double)[])[(0, 1200, 0), (1800, 7100, 0), (7100, 7300, 1010), (7300, 10800, 0)]));
        Assert.That(over, Is.EqualTo(seconds));
        Assert.That(part.Select(r => (r.StartUnixSeconds - start, r.EndUnixSeconds - start, r.Value)), Is.EqualTo(
            ((long, long, double)[])[(5000, 7100, 0), (7100, 7200, 1010)]));
        Assert.That(late.Select(r => (r.StartUnixSeconds - start, r.EndUnixSeconds - start, r.Value)), Is.EqualTo(
            ((long, long, double)[])[(0, 1200, 0), (1200, 1500, 1010), (1800, 7100, 0), (7100, 7300, 1010), (7300, 10800, 0)]));
        Assert.That(lateAndOver, Is.EqualTo(late));
        Assert.That(await RunsAsync(Catalogue.ServiceOutage, Start, Start.AddDays(1)), Is.EqualTo(late), "after a restart");
    }

    [Test]
    public async Task A_day_that_is_being_read_goes_all_the_same_and_no_reader_sees_half_of_it()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 600));
        using CancellationTokenSource stop = new();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                Assert.That(await PointsAsync(Catalogue.TsBitrate), Has.Length.EqualTo(600).Or.Length.EqualTo(0));
            }
        });
        Time.Advance(TimeSpan.FromDays(9));
        while (Notices.Count(StoreNotice.DayFileDeleted) == 0)
        {
            await Store.Measurements.MaintainAsync(CancellationToken.None);
        }

        await stop.CancelAsync();
        await reading;
        Assert.That(await PointsAsync(Catalogue.TsBitrate), Is.Empty);
    }
}
