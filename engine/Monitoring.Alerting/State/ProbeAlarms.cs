using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;

namespace Monitoring.Alerting.State;

/// <summary>All keys of one probe: which edges are of the past, which causes hold what is below them, what its silence means.</summary>
internal sealed partial class ProbeAlarms
{
    /// <summary>A hostile or broken probe cannot make the engine remember more than this many keys.</summary>
    public const int MaxKeys = 20_000;

    /// <summary>An edge older than this tells of the past: a raise is annunciated only when windows say that it lasts.</summary>
    private static readonly TimeSpan Staleness = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan SweepInterval = TimeSpan.FromMinutes(1);

    private readonly EntityId _probe;
    private readonly RuleSet _rules;
    private readonly Func<EntityId, EntityLabel> _labels;
    private readonly TransitionJournal _journal;
    private readonly Dictionary<AlarmKey, AlarmStateMachine> _machines = [];
    private readonly HashSet<AlarmStateMachine> _timed = [];
    private readonly HashSet<AlarmStateMachine> _servicesAtFault = [];
    private readonly KnownOrder _order = new();
    private readonly List<AlarmStateMachine> _proposals = [];
    private DateTimeOffset _lastSweep = DateTimeOffset.MinValue;

    public ProbeAlarms(string probe, RuleSet rules, Func<EntityId, EntityLabel> labels, TransitionJournal journal)
    {
        _probe = EntityId.ForProbe(probe);
        _rules = rules;
        _labels = labels;
        _journal = journal;
    }

    /// <summary>Its silence is an alarm: nothing else is raised, cleared or timed until it reports.</summary>
    public bool IsLost { get; private set; }

    public IEnumerable<Alarm> Alarms => _machines.Values.Select(m => m.Alarm).OfType<Alarm>().Where(a => a.Active || !a.Acked);

    public void Restore(Alarm alarm)
    {
        if (AlarmKey.TryParse(alarm.Key, out AlarmKey key) && _rules.Find(key.Indicator) is AlarmRule rule)
        {
            var machine = new AlarmStateMachine(key, rule, _journal, alarm);
            _machines[key] = machine;
            Track(machine);
            IsLost |= alarm.Active && key.Indicator == Catalogue.ProbeLost.Id;
            if (machine.IsOfSignal)
            {
                _order.Note(machine.Since);
            }
        }
    }

    public Alarm? Find(AlarmKey key) => _machines.GetValueOrDefault(key)?.Alarm;

    public bool Acknowledge(AlarmKey key, string actor, string? comment) =>
        _machines.TryGetValue(key, out AlarmStateMachine? machine) && machine.Acknowledge(actor, comment);

    public void MarkLost(DateTimeOffset since, bool isRevoked)
    {
        if (!IsLost)
        {
            IsLost = true;
            Explanation why = (isRevoked ? Sentences.ProbeRevoked : Sentences.ProbeSilent).With(since.ToUnixTimeMilliseconds());
            Step(OwnEdge(raise: true, since, new Evidence(isRevoked ? "revoked" : "silent", "unknown", why, [])));
        }
    }

    public void MarkSeen()
    {
        if (!IsLost)
        {
            return;
        }

        IsLost = false;
        Step(OwnEdge(raise: false, _journal.Now, Evidence.None));
        RestartDelays();
    }

    /// <summary>By how much the clock of the probe was set back; null where it was not. The order of what is known then begins anew.</summary>
    public TimeSpan? NoteSent(DateTimeOffset sent)
    {
        TimeSpan? back = _order.NoteSent(sent);
        foreach (AlarmStateMachine machine in back is null ? [] : _machines.Values.ToArray())
        {
            machine.ForgetOrder();
        }

        return back;
    }

    /// <summary>Starts the delays that run anew.</summary>
    public void RestartDelays()
    {
        _lastSweep = DateTimeOffset.MinValue;
        foreach (AlarmStateMachine machine in _timed)
        {
            machine.RestartDelays();
        }
    }

    public void Apply(ConditionSignal signal)
    {
        if (_rules.Find(signal.Indicator) is { Enabled: true })
        {
            Step(signal);
        }
    }

    public void Apply(WindowSignal window)
    {
        if (window.Age > Staleness)
        {
            return;
        }

        if (window.Age >= TimeSpan.Zero)
        {
            _order.Note(window.Start + WindowSignal.Length);
        }

        string? entity = null;
        bool isNewest = false;
        foreach (Verdict verdict in window.Verdicts)
        {
            if (!ReferenceEquals(entity, verdict.Entity.Path))
            {
                entity = verdict.Entity.Path;
                isNewest = _order.IsNewest(entity, window.Start);
            }

            if (isNewest)
            {
                Judge(verdict, window.Start);
            }
        }

        Settle();
    }

    /// <summary>Withdraws all alarms of an entity that is no longer announced, and of what is below it.</summary>
    public void Remove(EntityId entity)
    {
        foreach (AlarmStateMachine machine in InOrder(_machines.Values.Where(m => m.Key.Entity == entity || m.Key.Entity.Parent == entity)))
        {
            machine.Withdraw(TransitionReason.EntityRemoved);
            Track(machine);
        }

        _order.Forget(entity.Path);
    }

    /// <summary>Lets delays that are over take effect, unless nothing is known of the probe.</summary>
    public void Advance()
    {
        if (IsLost)
        {
            return;
        }

        if (_timed.Count > 0)
        {
            foreach (AlarmStateMachine machine in InOrder(_timed))
            {
                machine.Advance(_labels(machine.Key.Entity));
                Track(machine);
            }
        }

        if (_journal.Now - _lastSweep >= SweepInterval)
        {
            Sweep();
        }
    }

    private static List<AlarmStateMachine> InOrder(IEnumerable<AlarmStateMachine> machines) =>
        [.. machines.OrderBy(m => m.Text, StringComparer.Ordinal)];

    /// <summary>Causes that hold what is below them, the greater first.</summary>
    private static bool IsCause(AlarmKey key) =>
        key.Entity.Level == EntityLevel.Input
        && (key.Indicator == Catalogue.TsSyncLoss.Id || key.Indicator == Catalogue.ProbeInputFailure.Id);

    private ConditionSignal OwnEdge(bool raise, DateTimeOffset at, Evidence evidence) =>
        new(_probe, Catalogue.ProbeLost.Id, raise, Id: 1, at, TimeSpan.Zero, evidence);

    private void Step(ConditionSignal signal)
    {
        var key = new AlarmKey(signal.Entity, signal.Indicator);
        if (MachineOf(key, create: signal.Raise) is not AlarmStateMachine machine)
        {
            return;
        }

        bool was = machine.Present;
        EntityLabel label = _labels(key.Entity);
        // What the engine itself sees is never of the past, even when its clock was set back.
        bool isOurs = signal.Indicator == Catalogue.ProbeLost.Id || _probe.Path == AlarmBook.EngineName;
        bool past = !isOurs && IsPast(machine, signal);
        if (machine.IsOfSignal && signal.Age >= TimeSpan.Zero && signal.Age <= Staleness)
        {
            _order.Note(signal.At);
        }

        switch (signal.Raise)
        {
            case true when past || signal.Age > Staleness:
                machine.RaiseLate(signal);
                break;
            case true:
                machine.Raise(signal, IsHeld(machine), label);
                break;
            case false when past:
                machine.ClearLate(signal, label);
                break;
            default:
                machine.Clear(signal, label);
                break;
        }

        if (signal.Age < -KnownOrder.ClockSlack)
        {
            // It was sent before the time it tells: the clock of the probe was set back in between, and what comes next is newer.
            machine.ForgetOrder();
        }

        AfterStep(machine, was);
    }

    /// <summary>Newer things are known than the edge tells of.</summary>
    private bool IsPast(AlarmStateMachine machine, ConditionSignal signal) =>
        machine.IsOlderThanKnown(signal.At) || _order.IsPast(signal.Entity.Path, signal.At);

    private bool IsHeld(AlarmStateMachine machine)
    {
        if (!machine.IsOfSignal)
        {
            return false;
        }

        EntityId entity = machine.Key.Entity.Level == EntityLevel.Input ? machine.Key.Entity : machine.Key.Entity.Parent!.Value;
        return IsPresent(new AlarmKey(entity, Catalogue.ProbeInputFailure.Id))
            || (machine.Key != new AlarmKey(entity, Catalogue.TsSyncLoss.Id) && IsPresent(new AlarmKey(entity, Catalogue.TsSyncLoss.Id)));
    }

    private bool IsPresent(AlarmKey key) => _machines.TryGetValue(key, out AlarmStateMachine? machine) && machine.Present;

    /// <summary>A cause that came takes over what is below it; a cause that went gives it free.</summary>
    private void AfterStep(AlarmStateMachine machine, bool was)
    {
        Track(machine);
        if (was == machine.Present || !IsCause(machine.Key))
        {
            return;
        }

        foreach (AlarmStateMachine below in InOrder(_machines.Values.Where(m => m != machine && m.IsOfSignal && m.Input == machine.Input)))
        {
            if (!IsHeld(below))
            {
                below.Release(_labels(below.Key.Entity));
            }
            else if (!was)
            {
                below.Suspend(machine.Since);
            }

            Track(below);
        }
    }

    private AlarmStateMachine? MachineOf(AlarmKey key, bool create)
    {
        if (_machines.TryGetValue(key, out AlarmStateMachine? machine) || !create)
        {
            return machine;
        }

        if (_machines.Count >= MaxKeys || _rules.Find(key.Indicator) is not { Enabled: true } rule)
        {
            return null;
        }

        machine = new AlarmStateMachine(key, rule, _journal, restored: null);
        _machines.Add(key, machine);
        return machine;
    }

    private void Track(AlarmStateMachine machine)
    {
        if (machine.HasTimer)
        {
            _timed.Add(machine);
        }
        else
        {
            _timed.Remove(machine);
        }

        if (machine.Present && machine.Key.Entity.Level == EntityLevel.Service)
        {
            _servicesAtFault.Add(machine);
        }
        else
        {
            _servicesAtFault.Remove(machine);
        }
    }

    private void Sweep()
    {
        _lastSweep = _journal.Now;
        foreach (AlarmStateMachine machine in _machines.Values.Where(m => m.IsIdle(_journal.Now)).ToList())
        {
            _machines.Remove(machine.Key);
        }

        foreach (AlarmStateMachine machine in InOrder(_machines.Values.Where(m => !m.Rule.Enabled && m.IsActive)))
        {
            machine.Withdraw(TransitionReason.OperatorRequest);
        }
    }
}
