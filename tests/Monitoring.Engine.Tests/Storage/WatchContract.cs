using Monitoring.Contracts.Wording;
using Monitoring.Engine.Diagnostics;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>What the engine watches of a store.</summary>
internal abstract class WatchContract : ForeignContract
{
    [Test]
    public async Task A_store_that_takes_and_gives_nothing_back_is_told_and_so_is_its_end()
    {
        ReadingWatch watch = new(Store.Alarms, Store.Measurements, Time);
        await AppendAsync(new BatchBuilder().Seconds(Start));
        await watch.TryAsync(CancellationToken.None);
        Assert.That((watch.IsKnown, watch.Problem), Is.EqualTo((true, (Explanation?)null)));

        Execute("ALTER TABLE alarm_event RENAME TO gone_event");
        DateTimeOffset since = Time.Now;
        await watch.TryAsync(CancellationToken.None);
        Assert.That(watch.Problem, Is.Null, "once is not told");
        Time.Advance(TimeSpan.FromSeconds(1));
        await watch.TryAsync(CancellationToken.None);
        Assert.That(watch.Problem?.Text, Does.StartWith($"what is stored cannot be read since {since.UtcDateTime:u}, ").And.Contains("alarm_event"));

        watch.Excuse();
        Assert.That(watch.Problem, Is.Null, "a store that cannot be written is told as that");
        await watch.TryAsync(CancellationToken.None);
        await watch.TryAsync(CancellationToken.None);
        Assert.That(watch.Problem, Is.Not.Null);

        Execute("ALTER TABLE gone_event RENAME TO alarm_event");
        await watch.TryAsync(CancellationToken.None);
        Assert.That(watch.Problem, Is.Null);
    }

    [Test]
    public async Task Upkeep_is_late_from_its_last_end_or_from_when_the_store_was_back()
    {
        var limit = TimeSpan.FromMinutes(30);
        UpkeepWatch watch = new(Store.Measurements, limit, Time);
        await Store.Measurements.MaintainAsync(CancellationToken.None);
        DateTimeOffset kept = Time.Now;
        Time.Advance(limit);
        Assert.That(watch.Find(isAway: false), Is.Null);
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(watch.Find(isAway: false)?.Text, Does.StartWith($"no round of upkeep has come to an end since {kept.UtcDateTime:u}, it is at: batches go first; "));

        Assert.That(watch.Find(isAway: true), Is.Null, "that the store is away is told already");
        Time.Advance(limit);
        Assert.That(watch.Find(isAway: false), Is.Null, "it has its time again");
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.That(watch.Find(isAway: false), Is.Not.Null);

        await Store.Measurements.MaintainAsync(CancellationToken.None);
        Assert.That(watch.Find(isAway: false), Is.Null);
    }
}
