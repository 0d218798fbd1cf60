using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Queries;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Queries;

/// <summary>Runs summed up to steps, against figures worked out by hand.</summary>
public sealed class SlotFoldTests
{
    /// <summary>0–6 s: 10; 6–8 s: fault with 40; 8–11 s: not measured; 11–15 s: nothing; 15–20 s: 4.</summary>
    private static readonly SeriesRun[] Runs =
    [
        new(0, 6, VerdictState.Ok, 10),
        new(6, 8, VerdictState.Fault, 40),
        new(8, 11, VerdictState.NotMeasured, double.NaN),
        new(15, 20, VerdictState.Ok, 4),
    ];

    [Test]
    public void Every_second_counts_once_and_the_kinds_add_up()
    {
        Slot[] slots = [.. SlotFold.Steps(Runs, 0, 20, 10)];

        Assert.That(slots, Has.Length.EqualTo(2));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(slots[0], Is.EqualTo(new Slot(0, 10, Known: 8, Fault: 2, Unknown: 2, Sum: 140, Min: 10, Max: 40, Last: 40)));
            Assert.That(slots[0].Mean, Is.EqualTo(17.5));
            Assert.That(slots[0].State, Is.EqualTo("fault"));
            Assert.That(slots[0].Missing, Is.Zero);
            Assert.That(slots[1], Is.EqualTo(new Slot(10, 20, Known: 5, Fault: 0, Unknown: 1, Sum: 20, Min: 4, Max: 4, Last: 4)));
            Assert.That(slots[1].Missing, Is.EqualTo(4));
            Assert.That(slots[1].State, Is.EqualTo("ok"));
        }
    }

    [Test]
    public void A_step_without_data_is_there_and_unknown()
    {
        Slot[] slots = [.. SlotFold.Steps(Runs, 8, 16, 3)];

        Assert.That(slots.Select(s => (s.Start, s.End, s.State, s.Missing)), Is.EqualTo(new (long, long, string, long)[]
        {
            (8, 11, "unknown", 0), (11, 14, "unknown", 3), (14, 16, "ok", 1),
        }));
        Assert.That(slots[1].Mean, Is.NaN);
    }

    [Test]
    public void The_range_cuts_runs_at_both_ends()
    {
        Slot slot = SlotFold.Steps(Runs, 4, 7, 60).Single();
        Assert.That((slot.Known, slot.Sum, slot.Fault), Is.EqualTo((3L, 60.0, 1L)));
    }

    [Test]
    public void States_cover_the_range_without_a_gap()
    {
        IReadOnlyList<StateInterval> states = StateInterval.Of(Runs, -2, 22);
        Assert.That(states.Select(s => (s.Start, s.End, s.Word)), Is.EqualTo(new (long, long, string)[]
        {
            (-2, 0, "missing"), (0, 6, "ok"), (6, 8, "fault"), (8, 11, "notMeasured"), (11, 15, "missing"), (15, 20, "ok"), (20, 22, "missing"),
        }));
    }

    [Test]
    public void Runs_of_one_state_with_different_values_are_one_interval()
    {
        SeriesRun[] runs = [new(0, 1, VerdictState.Ok, 1), new(1, 2, VerdictState.Ok, 2), new(4, 5, VerdictState.Ok, 2)];
        Assert.That(StateInterval.Of(runs, 0, 5).Select(s => (s.Start, s.End)), Is.EqualTo(new (long, long)[] { (0, 2), (2, 4), (4, 5) }));
    }

    /// <summary>The second minute has no roll-up; of the third nothing is known.</summary>
    [Test]
    public void Roll_ups_add_up_as_their_seconds_would()
    {
        RollUp[] minutes =
        [
            new(0, 50, 6, 5, 0, Min: 2, Max: 9, Sum: 200, Last: 3),
            new(120, 0, 60, 0, 0, double.NaN, double.NaN, double.NaN, double.NaN),
            new(180, 60, 0, 0, 0, Min: 1, Max: 4, Sum: 120, Last: 4),
        ];
        Slot[] slots = [.. SlotFold.Steps(minutes, 0, 240, 120)];

        Assert.That(slots[0], Is.EqualTo(new Slot(0, 120, Known: 50, Fault: 5, Unknown: 6, Sum: 200, Min: 2, Max: 9, Last: 3)));
        Assert.That(slots[0].Missing, Is.EqualTo(64));
        Assert.That(slots[1], Is.EqualTo(new Slot(120, 240, Known: 60, Fault: 0, Unknown: 60, Sum: 120, Min: 1, Max: 4, Last: 4)));
    }

    [TestCase("15s", 15)]
    [TestCase("90", 90)]
    [TestCase("1h30m", 5400)]
    [TestCase("7d", 604800)]
    [TestCase("", 0)]
    [TestCase("0", 0)]
    [TestCase("-5", 0)]
    [TestCase("1.5", 0)]
    [TestCase("5x", 0)]
    [TestCase("m", 0)]
    [TestCase("5m3", 0)]
    [TestCase("99999999999999999999d", 0)]
    public void A_step_is_whole_seconds_or_a_length(string text, long seconds)
    {
        Assert.That(StepText.TryRead(text, out long read), Is.EqualTo(seconds > 0));
        Assert.That(seconds == 0 || read == seconds, Is.True);
    }
}
