using Monitoring.Contracts.Wire;
using Monitoring.Probe.Spooling;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Spooling;

/// <summary>The present goes before history, and an edge before the one that follows it.</summary>
public sealed class SendOrderTests
{
    private const long Now = 1_700_000_000_000;
    private static readonly Guid Epoch = Guid.CreateVersion7();

    private ulong _next;

    [SetUp]
    public void CountAnew() => _next = 0;

    [Test]
    public void Live_windows_go_newest_first_and_before_the_backlog_which_goes_oldest_first()
    {
        using SendOrder order = OrderOf(Window(3600), Window(3500), Window(2), Window(1));

        Assert.That(Taken(order), Is.EqualTo(new[] { "4 Bulk", "3 Bulk", "1 Backfill", "2 Backfill" }));
    }

    [Test]
    public void Events_go_first_and_one_at_a_time()
    {
        using SendOrder order = OrderOf(Window(1), Event(1), Event(0));
        Assert.That(Taken(order), Is.EqualTo(new[] { "2 Events", "1 Bulk" }));

        Assert.That(order.Remove(order.Unacknowledged()[1]), Is.True);
        Assert.That(Taken(order), Is.EqualTo(new[] { "3 Events" }));
    }

    [Test]
    public void A_live_event_does_not_wait_behind_the_events_of_a_cut()
    {
        using SendOrder order = OrderOf(Event(3600), Event(3599), Event(1));

        Assert.That(Taken(order), Is.EqualTo(new[] { "3 Events", "1 Backfill" }));
    }

    [Test]
    public void The_backlog_takes_half_of_the_places_at_most()
    {
        using SendOrder order = OrderOf([.. Enumerable.Range(0, 20).Select(_ => Window(3600))]);

        Assert.That(Taken(order), Has.Length.EqualTo(SendOrder.MostInFlight / 2));
    }

    [Test]
    public void With_one_place_the_present_goes_and_history_waits_behind_it()
    {
        using SendOrder order = OrderOf(Window(3600), Window(3599), Window(1), Window(0));
        List<ulong> taken = [];
        while (order.TryNext(Now, 1, out PendingBatch batch, out _))
        {
            Assert.That(order.TryNext(Now, 1, out _, out _), Is.False, "one place is one batch");
            taken.Add(batch.Sequence);
            _ = order.Remove(batch);
        }

        Assert.That(taken, Is.EqualTo(new[] { 4UL, 3UL, 1UL, 2UL }));
    }

    [Test]
    public void A_batch_that_was_not_taken_waits_in_its_old_place()
    {
        using SendOrder order = OrderOf(Window(3600), Window(3599));
        Assert.That(order.TryNext(Now, 1, out PendingBatch first, out _), Is.True);
        order.Release(first);

        Assert.That(Taken(order), Is.EqualTo(new[] { "1 Backfill", "2 Backfill" }));
    }

    [Test]
    public void What_is_done_with_does_not_come_back()
    {
        using SendOrder order = OrderOf(Window(1));
        Assert.That(order.TryNext(Now, 8, out PendingBatch batch, out _), Is.True);
        Assert.That(order.Remove(batch), Is.True);
        order.Release(batch);

        Assert.That(order.Count, Is.Zero);
        Assert.That(order.Remove(batch), Is.False);
    }

    private static SendOrder OrderOf(params PendingBatch[] batches)
    {
        SendOrder order = new();
        foreach (PendingBatch batch in batches)
        {
            order.Add(batch);
        }

        return order;
    }

    private static string[] Taken(SendOrder order)
    {
        List<string> taken = [];
        while (order.TryNext(Now, SendOrder.MostInFlight, out PendingBatch batch, out Lane lane))
        {
            taken.Add($"{batch.Sequence} {lane}");
        }

        return [.. taken];
    }

    private PendingBatch Window(int secondsAgo) => Batch(Lane.Bulk, secondsAgo);

    private PendingBatch Event(int secondsAgo) => Batch(Lane.Events, secondsAgo);

    private PendingBatch Batch(Lane lane, int secondsAgo) => new(++_next, Epoch, Epoch, lane, 0, Now - (secondsAgo * 1000L), null!, 0);
}
