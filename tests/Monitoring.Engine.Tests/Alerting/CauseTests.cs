using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using NUnit.Framework;
using static Monitoring.Engine.Tests.Alerting.AlarmScript;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>One cause is one alarm.</summary>
public sealed class CauseTests
{
    [Test]
    public void A_dead_input_takes_over_the_alarms_below_it()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Catalogue.PidError, 10)
            .Raise(Input, Catalogue.ContinuityCountError, 11)
            .Raise(Input, Catalogue.TsSyncLoss, 12, reason: "no_input");

        Assert.That(script.Story.Skip(2), Is.EqualTo(new[]
        {
            "Raised in#1010 12 ConditionRaised", "Cleared in#1040 12 Suspended", "Cleared in/1#1060 12 Suspended",
        }));
    }

    [Test]
    public void Nothing_is_raised_below_a_dead_input_until_it_is_back()
    {
        AlarmScript script = new AlarmScript()
            .Raise(Input, Catalogue.TsSyncLoss, 10)
            .Raise(ServiceA, Catalogue.PmtError2, 11)
            .Window(12, (ServiceB, Catalogue.PidError, VerdictState.Fault))
            .Window(13, (ServiceB, Catalogue.PidError, VerdictState.Fault))
            .Advance(14);
        Assert.That(script.Lines, Has.Count.EqualTo(1));

        script.Clear(Input, Catalogue.TsSyncLoss, 20);

        Assert.That(script.Story.Skip(1), Is.EqualTo(new[] { "Raised in/1#1051 11 ConditionRaised" }), "what is still there speaks now");
    }

    [Test]
    public void What_cleared_below_a_dead_input_is_not_raised_afterwards()
    {
        AlarmScript script = new AlarmScript()
            .Raise(Input, Catalogue.TsSyncLoss, 10)
            .Raise(ServiceA, Catalogue.PmtError2, 11)
            .Clear(ServiceA, Catalogue.PmtError2, 12, reason: "suspended")
            .Clear(Input, Catalogue.TsSyncLoss, 20)
            .Advance(60);

        Assert.That(script.Lines.Select(l => l.Alarm.Indicator).Distinct(), Is.EqualTo(new[] { 1010 }));
    }

    [Test]
    public void The_probe_about_itself_is_not_held_by_a_dead_input()
    {
        AlarmScript script = new AlarmScript().Raise(Input, Catalogue.TsSyncLoss, 10).Raise(Input, Catalogue.ProbeReceiveLoss, 11);

        Assert.That(script.Lines, Has.Count.EqualTo(2));
    }

    [Test]
    public void An_input_that_cannot_be_opened_speaks_for_the_silence_it_causes()
    {
        AlarmScript script = new AlarmScript()
            .Raise(Input, Catalogue.TsSyncLoss, 10)
            .Raise(Input, Catalogue.ProbeInputFailure, 10.5)
            .Raise(Input, Catalogue.TsSyncLoss, 11, id: 2);

        Assert.That(script.Book.Alarms.Where(a => a.Active).Select(a => a.Indicator), Is.EqualTo(new[] { 8050 }));
    }

    [Test]
    public void Another_input_is_not_touched()
    {
        AlarmScript script = new AlarmScript()
            .Raise("p/in-2/1", Catalogue.PidError, 10)
            .Raise(Input, Catalogue.TsSyncLoss, 12)
            .Raise("p/in-2/2", Catalogue.PidError, 13);

        Assert.That(script.Book.Alarms.Count(a => a.Active), Is.EqualTo(3));
    }

    [Test]
    public void A_lost_probe_is_exactly_one_alarm_and_everything_else_stands_still()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Catalogue.PmtError2, 10)
            .Clear(ServiceA, Catalogue.PmtError2, 11)
            .Raise(ServiceB, Catalogue.PmtError2, 11)
            .Lose(11.5, 16.5);
        for (int i = 17; i < 100; i++)
        {
            script.Advance(i).Lose(11.5, i);
        }

        Assert.That(script.Story.Skip(2), Is.EqualTo(new[] { "Raised 8010 11.5 ConditionRaised" }));
        Assert.That(script.Find(ServiceA, Catalogue.PmtError2)!.Active, Is.True, "unknown holds the active bit");
    }

    [Test]
    public void A_probe_that_is_back_clears_its_alarm_and_starts_the_delays_anew()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Catalogue.PmtError2, 10)
            .Clear(ServiceA, Catalogue.PmtError2, 11)
            .Lose(11, 16)
            .See(50)
            .Advance(51.5);
        Assert.That(script.Story.Last(), Is.EqualTo("Cleared 8010 50 ConditionCleared"));

        script.Advance(52.5);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 11 ConditionCleared"));
    }

    [Test]
    public void A_lost_probe_is_still_lost_after_a_restart()
    {
        AlarmScript before = new AlarmScript().Lose(1, 6);

        var after = new AlarmBook(RuleSet.Default, _ => EntityLabel.Unknown, before.Book.Alarms);
        after.MarkLost(Probe, At(1), At(20));
        Assert.That(after.IsLost(Probe), Is.True);
        Assert.That(after.Drain(), Is.Empty, "one alarm, not one per life of the engine");

        after.MarkSeen(Probe, At(30));

        Assert.That(after.Drain().Select(Tell), Is.EqualTo(new[] { "Cleared 8010 30 ConditionCleared" }));
    }

    [Test]
    public void A_service_that_is_gone_takes_its_alarms_with_it()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Catalogue.PmtError2, 10);
        script.Book.Remove(Monitoring.Contracts.Identity.EntityId.Parse(ServiceA), At(100));

        Assert.That(script.Drain().Story.Last(), Is.EqualTo("Cleared in/1#1051 100 EntityRemoved"));
        Assert.That(script.Find(ServiceA, Catalogue.PmtError2), Has.Property(nameof(Alarm.Active)).False);
    }
}
