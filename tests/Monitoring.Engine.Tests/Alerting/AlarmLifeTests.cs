using Monitoring.Alerting.Rules;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using NUnit.Framework;
using static Monitoring.Engine.Tests.Alerting.AlarmScript;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>One key: raise, clear, delays, acknowledgement.</summary>
public sealed class AlarmLifeTests
{
    private static readonly Indicator Pulse = Catalogue.ContinuityCountError;
    private static readonly Indicator Level = Catalogue.PmtError2;

    [Test]
    public void An_edge_becomes_an_alarm_at_once_and_carries_its_evidence()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10, text: "no PMT on PID 100 for 500 ms", reason: "absent");

        Alarm alarm = script.Find(ServiceA, Level)!;
        Assert.Multiple(() =>
        {
            Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 10 ConditionRaised" }));
            Assert.That(alarm, Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Acked)).False);
            Assert.That(alarm.EntityName, Is.EqualTo("name of p/in/1"));
            Assert.That(alarm.Severity, Is.EqualTo(AlarmSeverity.Two));
            Assert.That(alarm.Text, Is.EqualTo("no PMT on PID 100 for 500 ms"));
            Assert.That(alarm.Reason, Is.EqualTo("absent"));
            Assert.That(alarm.Pids, Is.EqualTo(new[] { 256 }));
            Assert.That(Guid.Parse(alarm.Occurrence).Version, Is.EqualTo(7));
        });
    }

    [Test]
    public void A_clear_waits_for_the_off_delay_and_bears_the_time_of_its_edge()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10).Clear(ServiceA, Level, 12).Advance(13.9);
        Assert.That(script.Find(ServiceA, Level)!.Active, Is.True);

        script.Advance(14.1);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 12 ConditionCleared"));
        Assert.That(script.Find(ServiceA, Level), Has.Property(nameof(Alarm.Active)).False.And.Property(nameof(Alarm.Acked)).False);
    }

    [Test]
    public void A_flapping_fault_is_one_occurrence_whose_count_grows()
    {
        AlarmScript script = new();
        for (int i = 0; i < 20; i++)
        {
            script.Raise(Input, Pulse, i * 3, id: (ulong)i).Clear(Input, Pulse, (i * 3) + 1.2, id: (ulong)i).Advance((i * 3) + 2);
        }

        script.Advance(200);

        Assert.That(script.Lines.Select(l => l.Alarm.Occurrence).Distinct().Count(), Is.EqualTo(1));
        Assert.That(script.Lines.Count(l => l.Kind == AlarmTransitionKind.Raised), Is.EqualTo(1));
        Assert.That(script.Lines[^1].Kind, Is.EqualTo(AlarmTransitionKind.Cleared));
        Assert.That(script.Lines[^1].Alarm.Count, Is.EqualTo(20));
        Assert.That(script.Lines.Count(l => l.Kind == AlarmTransitionKind.Updated), Is.InRange(4, 7), "returns are written at most every 10 s");
    }

    [Test]
    public void A_fault_shorter_than_its_on_delay_is_no_alarm()
    {
        RuleSet rules = With(Level, r => r with { OnDelay = TimeSpan.FromSeconds(5) });
        AlarmScript script = new AlarmScript(rules).Raise(ServiceA, Level, 10).Advance(12).Clear(ServiceA, Level, 13).Advance(30);
        Assert.That(script.Story, Is.Empty);

        script.Raise(ServiceA, Level, 40).Advance(44.9).Advance(45.2);

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 40 ConditionRaised" }));
    }

    [Test]
    public void Acknowledging_sets_one_bit_and_keeps_the_other()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10);

        Assert.That(script.Acknowledge(ServiceA, Level, 11), Is.EqualTo(1));
        Assert.That(script.Acknowledge(ServiceA, Level, 12), Is.Zero, "twice is once");
        Alarm alarm = script.Find(ServiceA, Level)!;

        Assert.That(alarm, Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Acked)).True);
        Assert.That((alarm.AckedBy, alarm.AckComment, alarm.AckedAt), Is.EqualTo(("wang", "seen", (DateTimeOffset?)At(11))));
    }

    [Test]
    public void An_alarm_that_ended_unseen_stays_until_somebody_has_seen_it()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10).Clear(ServiceA, Level, 11).Advance(10_000);
        Assert.That(script.Book.Alarms.Single(), Has.Property(nameof(Alarm.Active)).False.And.Property(nameof(Alarm.Acked)).False);

        script.Acknowledge(ServiceA, Level, 10_001);

        Assert.That(script.Book.Alarms, Is.Empty);
    }

    [Test]
    public void An_acknowledgement_holds_for_a_fault_that_is_back_within_five_minutes()
    {
        AlarmScript script = Acknowledged(out _).Raise(ServiceA, Level, 300, id: 2);
        Alarm again = script.Find(ServiceA, Level)!;

        Assert.That(again, Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Acked)).True);
        Assert.That(again.AckedBy, Is.EqualTo("wang"));
    }

    [Test]
    public void An_acknowledgement_does_not_hold_after_five_minutes()
    {
        AlarmScript script = Acknowledged(out string occurrence).Raise(ServiceA, Level, 400, id: 2);

        Assert.That(script.Find(ServiceA, Level)!.Acked, Is.False);
        Assert.That(script.Find(ServiceA, Level)!.Occurrence, Is.Not.EqualTo(occurrence));
    }

    [Test]
    public void An_acknowledgement_does_not_hold_for_a_worse_class()
    {
        Alarm past = Acknowledged(out _).Find(ServiceA, Level)!;
        RuleSet worse = With(Level, r => r with { Severity = AlarmSeverity.One });

        AlarmScript script = new AlarmScript(worse, [past]).Raise(ServiceA, Level, 100, id: 2);

        Assert.That(script.Find(ServiceA, Level)!.Acked, Is.False);
    }

    [Test]
    public void A_new_fault_is_never_acknowledged_beforehand()
    {
        AlarmScript script = new();

        Assert.That(script.Acknowledge(ServiceA, Level, 1), Is.Zero);
        script.Raise(ServiceA, Level, 2);

        Assert.That(script.Find(ServiceA, Level)!.Acked, Is.False);
    }

    [Test]
    public void Alarms_survive_a_restart_with_both_bits()
    {
        AlarmScript before = new AlarmScript().Raise(ServiceA, Level, 10).Raise(ServiceB, Level, 10);
        before.Acknowledge(ServiceB, Level, 11);

        AlarmScript after = new(durable: before.Book.Alarms);
        after.Raise(ServiceA, Level, 10, received: 12).Clear(ServiceA, Level, 20).Advance(30);

        Assert.That(after.Story, Is.EqualTo(new[] { "Cleared in/1#1051 20 ConditionCleared" }), "nothing is raised twice");
        Assert.That(after.Find(ServiceB, Level), Has.Property(nameof(Alarm.Active)).True.And.Property(nameof(Alarm.Acked)).True);
    }

    [Test]
    public void An_alarm_explained_anew_after_a_restart_keeps_the_time_of_its_condition()
    {
        AlarmScript before = new AlarmScript().Raise(ServiceA, Level, 10, text: "no PMT");

        AlarmScript after = new AlarmScript(durable: before.Book.Alarms).Raise(ServiceA, Level, 20, id: 2, text: "no PMT on PID 100");

        Assert.That(after.Story, Is.EqualTo(new[] { "Updated in/1#1051 10 ConditionRaised" }));
    }

    [Test]
    public void A_delay_that_runs_when_the_clock_is_set_back_starts_anew()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 4000).Clear(ServiceA, Level, 4001);

        script.Book.RestartDelays(At(400));
        script.Advance(401);
        Assert.That(script.Find(ServiceA, Level)!.Active, Is.True);
        script.Advance(402.1);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 4001 ConditionCleared"));
    }

    [Test]
    public void A_rule_that_was_switched_off_withdraws_its_alarm()
    {
        IEnumerable<Alarm> durable = new AlarmScript().Raise(ServiceA, Level, 10).Book.Alarms;

        AlarmScript script = new AlarmScript(With(Level, r => r with { Enabled = false }), durable).Advance(100);

        Assert.That(script.Find(ServiceA, Level)!.Active, Is.False);
    }

    [Test]
    public void An_unknown_indicator_and_a_plain_quantity_raise_nothing()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Catalogue.AnomalyScore, 1)
            .Raise(ServiceA, Catalogue.PmtError2 with { Id = new IndicatorId(65000) }, 1);

        Assert.That(script.Story, Is.Empty);
    }

    private static RuleSet With(Indicator indicator, Func<AlarmRule, AlarmRule> change) =>
        RuleSet.Default.With([change(RuleSet.Default.Find(indicator.Id)!)]);

    private static AlarmScript Acknowledged(out string occurrence)
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10);
        script.Acknowledge(ServiceA, Level, 11);
        script.Clear(ServiceA, Level, 20).Advance(25);
        occurrence = script.Find(ServiceA, Level)!.Occurrence;
        return script;
    }
}
