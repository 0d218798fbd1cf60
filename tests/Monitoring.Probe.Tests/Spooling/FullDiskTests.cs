using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Spooling;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;
using Monitoring.Probe.Uplink;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Spooling;

/// <summary>A disk of a megabyte that is really full.</summary>
public sealed class FullDiskTests
{
    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MountDisk()
    {
        _folder = new TemporaryFolder();
        if (!_folder.TryMount("1m"))
        {
            Assert.Ignore("this user may not mount a tmpfs: run as root to fill a disk");
        }
    }

    [TearDown]
    public void RemoveDisk() => _folder.Dispose();

    [Test]
    public void On_a_full_disk_an_event_takes_the_place_of_windows()
    {
        using Spool spool = OpenSpool();
        Dictionary dictionary = SpoolTests.DictionaryOf("p");
        for (int i = 0; spool.AddWindow(dictionary, SpoolTests.WindowAt(i, 20_000)); i++)
        {
        }

        Condition condition = SpoolTests.ConditionAt(1);
        condition.Text = new string('x', 20_000);
        Assert.That(spool.AddEvents(dictionary, [condition]), Is.True);
        Assert.That(spool.Order.Unacknowledged().Select(p => p.Lane), Is.EqualTo(new[] { Lane.Events }));
        Assert.That(spool.Losses.Windows, Is.GreaterThan(10));
    }

    [Test]
    public void A_full_disk_loses_counts_and_recovers_by_itself()
    {
        using Spool spool = OpenSpool();
        Dictionary dictionary = SpoolTests.DictionaryOf("p");
        int kept = 0;
        while (spool.AddWindow(dictionary, SpoolTests.WindowAt(kept, 20_000)))
        {
            kept++;
        }

        Assert.That(kept, Is.GreaterThan(10));
        Assert.That(spool.Losses.Windows + spool.Losses.Events, Is.EqualTo(1));
        foreach (PendingBatch pending in spool.Order.Unacknowledged())
        {
            spool.Acknowledge(pending);
        }

        Assert.That(spool.AddWindow(dictionary, SpoolTests.WindowAt(kept, 20_000)), Is.True, "what is acknowledged makes room");
        Assert.That(spool.Order.Unacknowledged().Single().Sequence, Is.EqualTo((ulong)kept + 1), "a lost batch takes no sequence");
        Assert.That(spool.Losses.Windows + spool.Losses.Events, Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_full_disk_cost_is_told_as_a_gap_when_there_is_room_again_and_no_edge_is_lost()
    {
        using Spool spool = OpenSpool();
        ManualTime time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000));
        ProbeClock clock = new(time);
        Entity probe = new() { Path = "p", Kind = EntityKind.Probe };
        EventCollector events = new(spool);
        WindowKeeper keeper = new(spool, events, probe, clock, new RecordingLog());
        using CancellationTokenSource stop = new();
        string ballast = _folder.Of("ballast");
        Task collecting = events.RunAsync(stop.Token);
        try
        {
            FillWith(ballast);
            for (int second = 0; second < 5; second++)
            {
                keeper.OnWindow(SpoolTests.DictionaryOf("p"), SpoolTests.WindowAt(second, 20_000));
                keeper.OnSecondEnd();
            }

            Assert.That((keeper.Figures.IsLosing, keeper.Figures.LostWindows), Is.EqualTo((true, 5L)));
            Assert.That(keeper.Figures.Fill, Is.EqualTo(1), "there is no room, however little the spool holds itself");
            await Task.Delay(200);
            Assert.That(spool.Order.Count, Is.Zero, "the edge that says so has no room either");

            File.Delete(ballast);
            for (int second = 5; second < 15; second++)
            {
                keeper.OnWindow(SpoolTests.DictionaryOf("p"), SpoolTests.WindowAt(second));
                keeper.OnSecondEnd();
            }
        }
        finally
        {
            await stop.CancelAsync();
            await collecting;
        }

        Assert.That(keeper.Figures.IsLosing, Is.False);
        PendingBatch[] waiting = [.. spool.Order.Unacknowledged()];
        Condition[] told = [.. waiting.Where(b => b.Lane == Lane.Events).SelectMany(b => spool.Read(b)!.Conditions)];
        uint loss = Catalogue.ProbeSpoolLoss.Id.Value;
        Assert.That(told.Where(c => c.Indicator == loss).Select(c => (c.Edge, c.Reason)), Is.EqualTo(new[] { (Edge.Raise, "disk_full"), (Edge.Clear, "disk_full") }));
        Condition gap = told.Single(c => c.Reason == "gap");
        Assert.That((gap.Before, gap.After), Is.EqualTo(("2023-11-14T22:13:20Z", "2023-11-14T22:13:24Z")));
        Assert.That(gap.Text, Does.Contain("windows 5, batches of events 0"));
        Assert.That(waiting.Count(b => b.Lane == Lane.Bulk), Is.EqualTo(10), "the seconds between are absent: unknown, never fine");
    }

    private static void FillWith(string path)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        byte[] page = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    private Spool OpenSpool() => Spool.Open(new SpoolOptions(_folder.Path, SpoolOptions.DefaultMaxBytes), "p", "test");
}
