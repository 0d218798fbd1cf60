using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Alerting.State;

/// <content>What measurement windows say where edges are silent.</content>
internal sealed partial class ProbeAlarms
{
    private void Judge(in Verdict verdict, DateTimeOffset start)
    {
        var key = new AlarmKey(verdict.Entity, verdict.Indicator);
        bool fault = verdict.State == VerdictState.Fault;
        if (MachineOf(key, create: fault) is AlarmStateMachine machine)
        {
            Judge(machine, verdict.State, start);
        }

        if (_servicesAtFault.Count > 0 && verdict.Entity.Level == EntityLevel.Input
            && verdict.State is VerdictState.Ok or VerdictState.NotApplicable)
        {
            JudgeServices(verdict, start);
        }
    }

    /// <summary>
    /// What is in order at an input, or has no meaning there, is at fault at none of its services. Most checks have no windows at services,
    /// and a probe that starts again knows nothing of the conditions it told of before.
    /// </summary>
    private void JudgeServices(in Verdict verdict, DateTimeOffset start)
    {
        IndicatorId indicator = verdict.Indicator;
        string input = verdict.Entity.Path;
        foreach (AlarmStateMachine below in InOrder(_servicesAtFault.Where(m => m.Key.Indicator == indicator && m.Input == input)))
        {
            Judge(below, verdict.State, start);
        }
    }

    private void Judge(AlarmStateMachine machine, VerdictState state, DateTimeOffset start)
    {
        if (IsHeld(machine))
        {
            return;
        }

        bool was = machine.Present;
        if (machine.Judge(state, start, _labels(machine.Key.Entity)))
        {
            _proposals.Add(machine);
        }

        AfterStep(machine, was);
    }

    /// <summary>
    /// Raises what only the windows know of, once: a fault of one service at the service, of several at their input, and nothing
    /// where an alarm of the same check already speaks at the input or, for the input, at one of its services.
    /// </summary>
    private void Settle()
    {
        foreach (IGrouping<(string?, IndicatorId), AlarmStateMachine> group in _proposals
            .GroupBy(m => (m.Input, m.Key.Indicator))
            .OrderBy(g => g.Key.Indicator.Value)
            .ToList())
        {
            AlarmStateMachine? chosen = Choose([.. group]);
            if (chosen is not null && !IsHeld(chosen))
            {
                bool was = chosen.Present;
                chosen.RaiseByWindows(group.Min(m => m.ContrarySince), _labels(chosen.Key.Entity));
                AfterStep(chosen, was);
            }
        }

        _proposals.Clear();
    }

    private AlarmStateMachine? Choose(List<AlarmStateMachine> proposed)
    {
        AlarmStateMachine first = proposed[0];
        if (first.Input is null)
        {
            return first;
        }

        bool IsCovered(AlarmStateMachine m) =>
            m.Input == first.Input && m.Key.Indicator == first.Key.Indicator && (m.IsActive || m.Present);
        var input = new AlarmKey(EntityId.Parse(first.Input), first.Key.Indicator);
        if (_machines.TryGetValue(input, out AlarmStateMachine? above) && IsCovered(above))
        {
            return null;
        }

        List<AlarmStateMachine> services = [.. proposed.Where(m => m.Key.Entity.Level == EntityLevel.Service)];
        return services.Count switch
        {
            1 => services[0],
            > 1 => MachineOf(input, create: true),
            _ => _machines.Values.Any(IsCovered) ? null : first,
        };
    }
}
