using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What every store keeps of a minute and an hour.</summary>
internal abstract class TierContract : LifetimeContract
{
    [TestCase(RollUpTier.Minute)]
    [TestCase(RollUpTier.Hour)]
    public async Task A_roll_up_tells_count_bounds_sum_last_and_what_is_not_known_summarised_or_not(RollUpTier tier)
    {
        BatchBuilder probe = new();
        await AppendAsync(WithFaults(probe.Seconds(Start, 1800, (second, _) => (second * 7919) % 1000)));
        await AppendAsync(probe.Seconds(Start.AddSeconds(2000), 3000, (second, _) => second));
        RollUp[] expected = Expected(await PointsAsync(Catalogue.TsBitrate), tier);
        RollUp[] before = await RollUpsAsync(tier);
        await SummariseAsync();
        RollUp[] after = await RollUpsAsync(tier);
        await ReopenAsync();

        Assert.That(before, Is.EqualTo(expected), "not summarised yet");
        Assert.That(after, Is.EqualTo(expected));
        Assert.That(await RollUpsAsync(tier), Is.EqualTo(expected), "after a restart");
        Assert.That(expected.Sum(r => r.UnknownSeconds), Is.EqualTo(90));
        Assert.That(expected.Sum(r => r.FaultSeconds), Is.EqualTo(30));
        Assert.That(expected.Sum(r => r.KnownSeconds), Is.EqualTo(4800 - 90));
    }

    [Test]
    public async Task Late_seconds_change_the_roll_up_they_belong_to_and_no_other()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 60, (_, _) => 5));
        await AppendAsync(probe.Seconds(Start.AddHours(1), 60, (_, _) => 6));
        await SummariseAsync();
        await AppendAsync(probe.Seconds(Start.AddSeconds(30), 60, (_, _) => 9, Lane.Backfill));
        RollUp[] open = await RollUpsAsync(RollUpTier.Minute);
        await SummariseAsync();

        Assert.That(open.Select(r => (r.KnownSeconds, r.Sum, r.Last)), Is.EqualTo(((int, double, double)[])[(60, 300, 5), (30, 270, 9), (60, 360, 6)]));
        Assert.That(await RollUpsAsync(RollUpTier.Minute), Is.EqualTo(open));
        Assert.That((await RollUpsAsync(RollUpTier.Hour)).Select(r => (r.KnownSeconds, r.Max)), Is.EqualTo(((int, double)[])[(90, 9), (60, 6)]));
    }

    [TestCase(RollUpTier.Minute)]
    [TestCase(RollUpTier.Hour)]
    public async Task An_hour_that_goes_on_is_told_whole_also_where_something_comes_late(RollUpTier tier)
    {
        BatchBuilder probe = new();
        for (int part = 0; part < 4; part++)
        {
            // a minute of every ten is missing
            await AppendAsync(probe.Seconds(Start.AddMinutes(10 * part), 540, (second, _) => second));
            Time.Advance(TimeSpan.FromMinutes(10));
            await Store.Measurements.MaintainAsync(CancellationToken.None);
            Assert.That(await RollUpsAsync(tier), Is.EqualTo(Expected(await PointsAsync(Catalogue.TsBitrate), tier)), $"part {part}");
        }

        await AppendAsync(probe.Seconds(Start.AddSeconds(1100), 200, (second, _) => 7, Lane.Backfill));
        Assert.That(await RollUpsAsync(tier), Is.EqualTo(Expected(await PointsAsync(Catalogue.TsBitrate), tier)), "late");
        await ReopenAsync();
        Assert.That(await RollUpsAsync(tier), Is.EqualTo(Expected(await PointsAsync(Catalogue.TsBitrate), tier)), "after a restart");
        Time.Advance(TimeSpan.FromMinutes(5));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        Assert.That(await RollUpsAsync(tier), Is.EqualTo(Expected(await PointsAsync(Catalogue.TsBitrate), tier)), "written again from there");
        IReadOnlyList<RollUp> some = await Store.Measurements.ReadRollUpsAsync(
            await SeriesAsync(Catalogue.TsBitrate), RollUpTier.Minute, new TimeRange(Start.AddMinutes(15), Start.AddMinutes(25)), CancellationToken.None);
        Assert.That(some.Select(r => (r.StartUnixSeconds - Start.ToUnixTimeSeconds()) / 60), Is.EqualTo(Enumerable.Range(15, 10)));
        await SummariseAsync();
        Assert.That(await RollUpsAsync(tier), Is.EqualTo(Expected(await PointsAsync(Catalogue.TsBitrate), tier)), "over");
    }

    /// <summary>Hours that stayed as they were may be told from their roll-ups, others not; a second within either is cut out all the same.</summary>
    [TestCase(0)]
    [TestCase(1)]
    public async Task Runs_are_those_of_the_seconds_whether_hours_are_summarised_or_not(int series)
    {
        BatchBuilder probe = new();
        const int Hour = 3600;
        Indicator indicator = series == 0 ? Catalogue.TsBitrate : Catalogue.ServiceOutage;
        for (int hour = 0; hour < 5; hour++)
        {
            int at = hour;
            // the second hour is as it was but for its last second, the third lacks one, the fifth is another than the fourth
            await AppendAsync(probe.Seconds(
                Start.AddHours(hour), hour == 2 ? Hour - 1 : Hour, (second, _) => at == 1 && second == Hour - 1 ? 7 : at == 4 ? 3 : 0));
        }

        async Task HoldAsync(string when)
        {
            foreach ((int from, int to) in ((int, int)[])[(0, 5 * Hour), (100, 200), (Hour / 2, 4 * Hour + 1), (Hour, 2 * Hour), (3 * Hour - 2, 3 * Hour + 2)])
            {
                TimeRange range = new(Start.AddSeconds(from), Start.AddSeconds(to));
                IReadOnlyList<SeriesRun> runs = await RunsAsync(indicator, range.From, range.To);
                Assert.That(
                    runs.SelectMany(run => Enumerable.Range(0, (int)(run.EndUnixSeconds - run.StartUnixSeconds)).Select(
                        second => new SeriesPoint(run.StartUnixSeconds + second, run.State, run.Value))),
                    Is.EqualTo(await Store.Measurements.ReadPointsAsync(await SeriesAsync(indicator), range, CancellationToken.None)), $"{when}: {from} to {to}");
                Assert.That(
                    runs.Zip(runs.Skip(1)).Count(pair => pair.First.EndUnixSeconds == pair.Second.StartUnixSeconds && pair.First.Value.Equals(pair.Second.Value)),
                    Is.Zero, $"{when}: joined");
            }
        }

        await HoldAsync("in memory");
        await SummariseAsync();
        await HoldAsync("summarised");
        await AppendAsync(probe.Seconds(Start.AddSeconds(3 * Hour - 1), value: (_, _) => 9, lane: Lane.Backfill));
        await HoldAsync("with a second that came late");
        await SummariseAsync();
        await HoldAsync("summarised again");
        await ReopenAsync();
        await HoldAsync("after a restart");
    }

    [Test]
    public async Task Minutes_outlive_points_and_hours_outlive_minutes()
    {
        BatchBuilder probe = new();
        await AppendAsync(probe.Seconds(Start, 600, (second, _) => second));
        RollUp[] minutes = await RollUpsAsync(RollUpTier.Minute), hours = await RollUpsAsync(RollUpTier.Hour);
        await SummariseAsync();
        Time.Advance(TimeSpan.FromDays(9));
        await SummariseAsync();
        SeriesPoint[] points = await PointsAsync(Catalogue.TsBitrate);
        RollUp[] minutesWithoutPoints = await RollUpsAsync(RollUpTier.Minute);
        Time.Advance(TimeSpan.FromDays(100));
        await SummariseAsync();
        RollUp[] minutesPast = await RollUpsAsync(RollUpTier.Minute), hoursWithoutMinutes = await RollUpsAsync(RollUpTier.Hour);
        Time.Advance(TimeSpan.FromDays(3 * 366));
        await SummariseAsync();

        Assert.That(points, Is.Empty);
        Assert.That(minutesWithoutPoints, Is.EqualTo(minutes).And.Length.EqualTo(10));
        Assert.That(minutesPast, Is.Empty);
        Assert.That(hoursWithoutMinutes, Is.EqualTo(hours).And.Length.EqualTo(1));
        Assert.That(await RollUpsAsync(RollUpTier.Hour), Is.Empty);
    }

    [Test]
    public async Task A_range_takes_the_roll_ups_that_start_in_it()
    {
        await AppendAsync(new BatchBuilder().Seconds(Start, 300));
        await SummariseAsync();
        IReadOnlyList<RollUp> some = await Store.Measurements.ReadRollUpsAsync(
            await SeriesAsync(Catalogue.TsBitrate), RollUpTier.Minute, new TimeRange(Start.AddSeconds(1), Start.AddSeconds(121)),
            CancellationToken.None);

        Assert.That(some.Select(r => r.StartUnixSeconds - Start.ToUnixTimeSeconds()), Is.EqualTo((long[])[60, 120]));
    }

    [TestCase(RollUpTier.Minute)]
    [TestCase(RollUpTier.Hour)]
    public async Task Many_series_at_once_are_told_as_one_by_one_in_the_order_they_are_named(RollUpTier tier)
    {
        await AppendAsync(new BatchBuilder(services: 12).Seconds(Start, 900, (second, series) => (100 * series) + (second / 60)));
        await SummariseAsync();
        await AppendAsync(new BatchBuilder("xining-02", services: 3).Seconds(Time.Now.AddMinutes(-10), 300, (second, series) => series));
        SeriesId[] all = [.. (await Store.Measurements.FindSeriesAsync(new SeriesFilter(), CancellationToken.None)).Select(s => s.Id)];
        Random.Shared.Shuffle(all);
        TimeRange range = new(Start.AddDays(-1), Start.AddDays(1));
        IReadOnlyList<IReadOnlyList<RollUp>> together = await Store.Measurements.ReadRollUpsAsync(all, tier, range, CancellationToken.None);

        Assert.That(together, Has.Count.EqualTo(32));
        for (int at = 0; at < all.Length; at++)
        {
            IReadOnlyList<RollUp> alone = await Store.Measurements.ReadRollUpsAsync(all[at], tier, range, CancellationToken.None);
            Assert.That(together[at], Is.Not.Empty.And.EqualTo(alone));
        }
    }

    /// <summary>Lets every hour become due, and summarises it.</summary>
    private async Task SummariseAsync()
    {
        Time.Advance(TimeSpan.FromHours(2));
        await Store.Measurements.MaintainAsync(CancellationToken.None);
    }

    /// <summary>Seconds 600 to 630 of the first column are in fault, 700 to 790 are not measured.</summary>
    private static Batch WithFaults(Batch batch)
    {
        for (int second = 0; second < batch.Windows.Count; second++)
        {
            VerdictState state = second switch
            {
                >= 600 and < 630 => VerdictState.Fault,
                >= 700 and < 790 => VerdictState.NotMeasured,
                _ => VerdictState.Ok,
            };
            byte[] states = batch.Windows[second].States.ToByteArray();
            states[0] = (byte)state;
            batch.Windows[second].States = ByteString.CopyFrom(states);
            if (!state.HasValue())
            {
                batch.Windows[second].Values.RemoveAt(0);
            }
        }

        return batch;
    }

    private static RollUp[] Expected(SeriesPoint[] points, RollUpTier tier) =>
        [.. points.GroupBy(p => p.UnixSeconds / (int)tier).Select(group =>
        {
            double[] known = [.. group.Where(p => p.State.HasValue()).Select(p => p.Value)];
            return new RollUp(
                group.Key * (int)tier, known.Length, group.Count() - known.Length, group.Count(p => p.State == VerdictState.Fault),
                (byte)group.Aggregate(0, (states, p) => states | (1 << (int)p.State)),
                known.DefaultIfEmpty(double.NaN).Min(), known.DefaultIfEmpty(double.NaN).Max(),
                known.Length == 0 ? double.NaN : known.Sum(), known.LastOrDefault(double.NaN));
        })];

    private async Task<RollUp[]> RollUpsAsync(RollUpTier tier) =>
        [.. await Store.Measurements.ReadRollUpsAsync(
            await SeriesAsync(Catalogue.TsBitrate), tier, new TimeRange(Start.AddDays(-1), Start.AddDays(2)), CancellationToken.None)];
}
