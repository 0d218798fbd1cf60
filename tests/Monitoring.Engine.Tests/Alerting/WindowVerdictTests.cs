using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using NUnit.Framework;
using static Monitoring.Contracts.Measurements.VerdictState;
using static Monitoring.Engine.Tests.Alerting.AlarmScript;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>Windows mend what a lost edge broke, and only that.</summary>
public sealed class WindowVerdictTests
{
    private static readonly Indicator Level = Catalogue.PmtError2;
    private static readonly Indicator Pulse = Catalogue.ContinuityCountError;

    [Test]
    public void A_lost_raise_is_mended_by_the_second_window()
    {
        AlarmScript script = new AlarmScript().Window(10, (ServiceA, Level, Fault));
        Assert.That(script.Story, Is.Empty);

        script.Window(11, (ServiceA, Level, Fault));

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 10 WindowVerdict" }));
    }

    [Test]
    public void What_is_summed_up_of_other_checks_is_no_alarm_beside_them()
    {
        AlarmScript script = new AlarmScript()
            .Window(10, (ServiceA, Level, Fault), (ServiceA, Catalogue.ServiceAvailabilityError, Fault))
            .Window(11, (ServiceA, Level, Fault), (ServiceA, Catalogue.ServiceAvailabilityError, Fault))
            .Window(12, (ServiceA, Level, Fault), (ServiceA, Catalogue.ServiceAvailabilityError, Fault));

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 10 WindowVerdict" }));
    }

    [Test]
    public void A_lost_clear_is_mended_by_the_second_window()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10.4)
            .Window(10, (ServiceA, Level, Fault))
            .Window(11, (ServiceA, Level, Ok))
            .Window(12, (ServiceA, Level, Ok))
            .Advance(30);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 11 WindowVerdict"));
    }

    [TestCase(Ok)]
    [TestCase(NotApplicable)]
    public void What_is_in_order_at_the_input_is_at_fault_at_no_service(VerdictState state)
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10.4)
            .Window(11, (Input, Level, state))
            .Window(12, (Input, Level, state))
            .Advance(30);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 11 WindowVerdict"));
    }

    [TestCase(Fault)]
    [TestCase(NotMeasured)]
    [TestCase(Suspended)]
    public void A_fault_at_a_service_stays_while_its_input_is_not_in_order(VerdictState state)
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10.4)
            .Window(11, (Input, Level, state))
            .Window(12, (Input, Level, state))
            .Advance(30);

        Assert.That(script.Story.Where(line => line.StartsWith("Cleared in/1#", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void One_window_of_a_service_and_its_input_counts_once()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10.4)
            .Window(11, (Input, Level, Ok), (ServiceA, Level, Ok))
            .Window(12, (Input, Level, Fault), (ServiceA, Level, Fault))
            .Advance(30);

        Assert.That(script.Story.Where(line => line.StartsWith("Cleared", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void A_window_older_than_the_edge_says_nothing()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10.2).Clear(ServiceA, Level, 12.9)
            .Window(11, (ServiceA, Level, Fault))
            .Window(12, (ServiceA, Level, Fault))
            .Window(13, (ServiceA, Level, Ok))
            .Advance(30);

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 10.2 ConditionRaised", "Cleared in/1#1051 12.9 ConditionCleared" }));
    }

    [TestCase(NotMeasured)]
    [TestCase(Pending)]
    [TestCase(Invalid)]
    [TestCase(Suspended)]
    public void A_window_that_does_not_know_changes_nothing(VerdictState state)
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10);
        for (int i = 11; i < 40; i++)
        {
            script.Window(i, (ServiceA, Level, state), (ServiceB, Level, state));
        }

        Assert.That(script.Story, Has.Length.EqualTo(1));
    }

    [Test]
    public void A_fault_of_one_service_is_raised_at_the_service()
    {
        AlarmScript script = new();
        for (int i = 0; i < 5; i++)
        {
            script.Window(i, (Input, Pulse, Fault), (ServiceA, Pulse, Fault), (ServiceB, Pulse, Ok));
        }

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1040 0 WindowVerdict" }));
    }

    [Test]
    public void A_fault_of_several_services_is_raised_once_at_their_input()
    {
        AlarmScript script = new();
        for (int i = 0; i < 9; i++)
        {
            script.Window(i, (Input, Pulse, Fault), (ServiceA, Pulse, Fault), (ServiceB, Pulse, Fault));
        }

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in#1040 0 WindowVerdict" }));
    }

    [Test]
    public void An_alarm_of_a_service_speaks_for_the_sum_of_its_input()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10);
        for (int i = 10; i < 20; i++)
        {
            script.Window(i, (Input, Level, Fault), (ServiceA, Level, Fault));
        }

        Assert.That(script.Story, Has.Length.EqualTo(1));
    }

    [Test]
    public void An_alarm_of_the_input_speaks_for_its_services()
    {
        AlarmScript script = new AlarmScript().Raise(Input, Pulse, 10);
        for (int i = 10; i < 20; i++)
        {
            script.Window(i, (Input, Pulse, Fault), (ServiceA, Pulse, Fault), (ServiceB, Pulse, Fault));
        }

        Assert.That(script.Story, Has.Length.EqualTo(1));
    }

    [Test]
    public void The_first_edition_of_a_check_is_never_raised_by_windows()
    {
        AlarmScript script = new();
        for (int i = 0; i < 5; i++)
        {
            script.Window(i, (Input, Catalogue.PatError, Fault), (Input, Catalogue.PatError2, Fault));
        }

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in#1031 0 WindowVerdict" }));
    }

    [Test]
    public void A_window_of_the_past_changes_nothing()
    {
        AlarmScript script = new AlarmScript().Window(100, (ServiceA, Level, Ok));
        for (int i = 10; i < 20; i++)
        {
            script.WindowOfAge(i, 90, (ServiceA, Level, Fault)).Window(i, (ServiceA, Level, Fault));
        }

        Assert.That(script.Story, Is.Empty);
    }

    [Test]
    public void A_fault_that_began_and_ended_in_the_past_goes_to_the_history_only()
    {
        AlarmScript script = new AlarmScript().Window(600, (ServiceA, Level, Ok))
            .Raise(ServiceA, Level, 100, id: 7, received: 602)
            .Advance(610)
            .Clear(ServiceA, Level, 160, id: 7, received: 611)
            .Advance(700);

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 100 LateArrival", "Cleared in/1#1051 160 LateArrival" }));
        Assert.That(script.Lines.Select(l => l.Alarm.Occurrence).Distinct().Count(), Is.EqualTo(1));
        Assert.That(script.Lines.All(l => l.Alarm.Acked), Is.True, "never annunciated");
        Assert.That(script.Book.Alarms, Is.Empty);
    }

    [Test]
    public void A_late_pair_leaves_the_present_alarm_alone()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 590, id: 9)
            .Raise(ServiceA, Level, 100, id: 7, received: 602)
            .Clear(ServiceA, Level, 160, id: 7, received: 603)
            .Advance(700);

        Assert.That(script.Find(ServiceA, Level), Has.Property("Active").True.And.Property("RaisedAt").EqualTo(At(590)));
        Assert.That(script.Lines.Count(l => l.TransitionReason == Monitoring.Contracts.Alarms.TransitionReason.LateArrival), Is.EqualTo(2));
    }

    [Test]
    public void A_backlog_that_comes_before_any_live_window_raises_nothing_of_the_past()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Level, 100, id: 7, received: 602)
            .Clear(ServiceA, Level, 160, id: 7, received: 602.1)
            .Advance(700);

        Assert.That(script.Lines, Has.All.Property("TransitionReason").EqualTo(Monitoring.Contracts.Alarms.TransitionReason.LateArrival));
    }

    [Test]
    public void A_fault_that_began_in_the_backlog_and_lasts_is_raised_with_its_true_start()
    {
        AlarmScript script = new AlarmScript()
            .Raise(ServiceA, Level, 100, id: 7, received: 602, text: "no PMT")
            .Window(602, (ServiceA, Level, Fault))
            .Window(603, (ServiceA, Level, Fault));

        Assert.That(script.Story, Is.EqualTo(new[] { "Raised in/1#1051 100 ConditionRaised" }));
        Assert.That(script.Find(ServiceA, Level)!.Text, Is.EqualTo("no PMT"));

        script.Clear(ServiceA, Level, 650, id: 7).Advance(700);
        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 650 ConditionCleared"));
    }

    [Test]
    public void A_clear_from_the_backlog_ends_the_alarm_at_its_own_time()
    {
        AlarmScript script = new AlarmScript().Raise(ServiceA, Level, 10).Clear(ServiceA, Level, 100, received: 602).Advance(610);

        Assert.That(script.Story.Last(), Is.EqualTo("Cleared in/1#1051 100 ConditionCleared"));
    }
}
