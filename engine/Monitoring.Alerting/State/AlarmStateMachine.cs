using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Alerting.State;

/// <summary>
/// One key: whether its condition is present, and the alarm made of it. Condition and alarm are two things: delays, a cause above
/// and a lost probe stand between them. The alarm is two independent bits, active and acknowledged; every change of one is a line
/// of the journal.
/// </summary>
internal sealed class AlarmStateMachine
{
    /// <summary>A returning fault is written down at once, then at most this often.</summary>
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromSeconds(10);

    private readonly TransitionJournal _journal;
    private readonly ConditionPresence _presence = new();
    private readonly LateConditions _late = new();

    private Evidence _evidence = Evidence.None;
    private ulong _condition;
    private TransitionReason _why = TransitionReason.ConditionRaised;
    private DateTimeOffset _clearedAt;
    private TransitionReason _clearWhy;
    private TransitionReason _updateWhy;

    private DateTimeOffset? _raiseDue;
    private DateTimeOffset? _clearDue;
    private DateTimeOffset? _updateDue;
    private DateTimeOffset _lastWritten = DateTimeOffset.MinValue;

    public AlarmStateMachine(AlarmKey key, AlarmRule rule, TransitionJournal journal, Alarm? restored)
    {
        Key = key;
        Text = key.ToString();
        Input = key.Entity.Level switch
        {
            EntityLevel.Input => key.Entity.Path,
            EntityLevel.Service => key.Entity.Parent!.Value.Path,
            _ => null,
        };
        IsOfSignal = Input is not null && !Catalogue.Probe.Any(i => i.Id == key.Indicator);
        Rule = rule;
        _journal = journal;
        Alarm = restored;
        if (restored is not null)
        {
            _evidence = Occurrence.EvidenceOf(restored);
            Since = restored.ClearedAt ?? restored.RaisedAt;
            _presence.Restore(restored.Active, Since);
        }
    }

    public AlarmKey Key { get; }

    /// <summary>The key as text; also the order in which several machines are stepped.</summary>
    public string Text { get; }

    /// <summary>Path of the input it belongs to; null for a probe or the engine.</summary>
    public string? Input { get; }

    /// <summary>It is about the signal of an input, so a dead input or a lost sync holds it; else about the probe itself.</summary>
    public bool IsOfSignal { get; }

    public AlarmRule Rule { get; }

    /// <summary>The newest occurrence; null before the first.</summary>
    public Alarm? Alarm { get; private set; }

    public bool IsActive => Alarm is { Active: true };

    /// <summary>The condition, whatever became of it.</summary>
    public bool Present => _presence.Present;

    /// <summary>When the condition last changed, in event time.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Start of the first of the windows that contradicted what was known.</summary>
    public DateTimeOffset ContrarySince => _presence.ContrarySince;

    public bool HasTimer => _raiseDue is not null || _clearDue is not null || _updateDue is not null;

    /// <summary>Whether an edge tells of a time about which newer things are known.</summary>
    public bool IsOlderThanKnown(DateTimeOffset at) => _presence.IsOlderThanKnown(at);

    /// <summary>Nothing of it needs to be remembered.</summary>
    public bool IsIdle(DateTimeOffset now) =>
        !Present && !_late.IsWaiting(now)
        && (Alarm is null || (Alarm is { Active: false, Acked: true } && now - Alarm.ClearedAt > Rule.ReackWindow));

    /// <summary>A raise that tells of the present. A held machine waits until the cause above it is gone.</summary>
    public void Raise(ConditionSignal signal, bool held, in EntityLabel label)
    {
        bool was = Present;
        _presence.Open(signal.Id, signal.At);
        if (was)
        {
            NoteEvidence(signal.Evidence);
        }
        else
        {
            Begin(signal.At, signal.Evidence, signal.Id, TransitionReason.ConditionRaised, held, label);
        }
    }

    /// <summary>A clear that tells of the present.</summary>
    public void Clear(ConditionSignal signal, in EntityLabel label)
    {
        bool was = Present;
        _late.Take(signal.Id);
        _presence.Close(signal.Id, signal.At);
        if (was && !Present)
        {
            bool suspended = signal.Evidence.Reason == Evidence.SuspendedReason;
            End(signal.At, suspended ? TransitionReason.Suspended : TransitionReason.ConditionCleared, label);
        }
    }

    /// <summary>A raise of the past: kept until its clear tells how long it was.</summary>
    public void RaiseLate(ConditionSignal signal)
    {
        if (!_presence.Knows(signal.Id))
        {
            _late.Add(signal, _journal.Now);
        }
    }

    /// <summary>A clear of the past: with its raise it is a line of the history, it never changes what is now.</summary>
    public void ClearLate(ConditionSignal signal, in EntityLabel label)
    {
        _presence.CloseLate(signal.Id);
        if (_late.Take(signal.Id) is ConditionSignal raise && signal.At >= raise.At)
        {
            Alarm alarm = NewAlarm(raise.At, raise.Evidence, raise.Id, label) with { Acked = true }; // never annunciated
            _journal.Write(alarm, raise.At, AlarmTransitionKind.Raised, TransitionReason.LateArrival);
            alarm = alarm with { Active = false, ClearedAt = signal.At };
            _journal.Write(alarm, signal.At, AlarmTransitionKind.Cleared, TransitionReason.LateArrival);
        }
    }

    /// <summary>
    /// Holds a window's verdict against the edges. True: by the windows the fault is there though no edge said so; the caller
    /// decides whether this key or one above it speaks for it.
    /// </summary>
    public bool Judge(VerdictState state, DateTimeOffset start, in EntityLabel label)
    {
        if (state is VerdictState.Ok or VerdictState.NotApplicable)
        {
            _late.EndBefore(start);
        }

        if (!_presence.IsDisprovedBy(state, start))
        {
            return false;
        }

        if (!Present)
        {
            return Rule.WindowsRaise;
        }

        DateTimeOffset since = _presence.ContrarySince;
        _presence.Forget();
        End(since, TransitionReason.WindowVerdict, label);
        return false;
    }

    /// <summary>Raises on the word of the windows, from the edge of the backlog that began it when there is one.</summary>
    public void RaiseByWindows(DateTimeOffset start, in EntityLabel label)
    {
        if (_late.TakeOngoing() is ConditionSignal raise)
        {
            _presence.Open(raise.Id, start);
            Begin(raise.At, raise.Evidence, raise.Id, TransitionReason.ConditionRaised, held: false, label);
        }
        else
        {
            _presence.OpenWithoutEdge(start);
            Begin(start, Evidence.None, condition: 0, TransitionReason.WindowVerdict, held: false, label);
        }
    }

    /// <summary>A cause above took over: the condition is forgotten and the alarm clears at once.</summary>
    public void Suspend(DateTimeOffset at)
    {
        _presence.Forget();
        _raiseDue = null;
        if (IsActive)
        {
            Deactivate(at, TransitionReason.Suspended);
        }
    }

    /// <summary>The cause above is gone: what is still there becomes an alarm now.</summary>
    public void Release(in EntityLabel label)
    {
        if (Present && !IsActive && _raiseDue is null)
        {
            Arm(label);
        }
    }

    /// <summary>Ends whatever there is: the entity or the rule is gone.</summary>
    public void Withdraw(TransitionReason reason)
    {
        _presence.Forget();
        _raiseDue = null;
        if (IsActive)
        {
            Deactivate(_journal.Now, reason);
        }
    }

    /// <summary>The clock of the probe was set back: the next edge is the newest.</summary>
    public void ForgetOrder() => _presence.ForgetOrder();

    /// <summary>Starts the delays anew after a time of which nothing is known.</summary>
    public void RestartDelays()
    {
        _raiseDue = _raiseDue is null ? null : _journal.Now + Rule.OnDelay;
        _clearDue = _clearDue is null ? null : _journal.Now + Rule.OffDelay;
        if (_lastWritten > _journal.Now)
        {
            _lastWritten = _journal.Now;
            _updateDue = _updateDue is null ? null : _journal.Now + UpdateInterval;
        }
    }

    /// <summary>Lets delays that are over take effect.</summary>
    public void Advance(in EntityLabel label)
    {
        if (_raiseDue <= _journal.Now)
        {
            Activate(label);
        }

        if (_clearDue <= _journal.Now)
        {
            Deactivate(_clearedAt, _clearWhy);
        }

        if (_updateDue <= _journal.Now)
        {
            WriteUpdate();
        }
    }

    /// <summary>A person has seen it. False when there is nothing to acknowledge.</summary>
    public bool Acknowledge(string actor, string? comment)
    {
        if (Alarm is null or { Acked: true })
        {
            return false;
        }

        Alarm = Alarm with { Acked = true, AckedAt = _journal.Now, AckedBy = actor, AckComment = comment };
        _journal.Write(Alarm, _journal.Now, AlarmTransitionKind.Acknowledged, TransitionReason.OperatorRequest, actor);
        return true;
    }

    private void Begin(
        DateTimeOffset at, Evidence evidence, ulong condition, TransitionReason why, bool held, in EntityLabel label)
    {
        Since = at;
        _evidence = evidence;
        _condition = condition;
        _why = why;
        if (IsActive)
        {
            _clearDue = null;
            Alarm = Alarm!.Explain(evidence) with { Count = Alarm!.Count + 1 };
            PlanUpdate(TransitionReason.ConditionReturned);
        }
        else if (!held)
        {
            Arm(label);
        }
    }

    private void Arm(in EntityLabel label)
    {
        _raiseDue = _journal.Now + Rule.OnDelay;
        if (Rule.OnDelay == TimeSpan.Zero)
        {
            Activate(label);
        }
    }

    private void End(DateTimeOffset at, TransitionReason why, in EntityLabel label)
    {
        if (_raiseDue is not null && why != TransitionReason.Suspended && at - Since >= Rule.OnDelay)
        {
            Activate(label);
        }

        Since = at;
        _raiseDue = null;
        if (!IsActive)
        {
            return;
        }

        if (Rule.OffDelay == TimeSpan.Zero || why == TransitionReason.Suspended)
        {
            Deactivate(at, why);
            return;
        }

        _clearedAt = at;
        _clearWhy = why;
        _clearDue = _journal.Now + Rule.OffDelay;
    }

    private void Activate(in EntityLabel label)
    {
        _raiseDue = null;
        Alarm = NewAlarm(Since, _evidence, _condition, label).Inherit(Alarm, Rule.ReackWindow);
        Write(Since, AlarmTransitionKind.Raised, _why);
    }

    private void Deactivate(DateTimeOffset at, TransitionReason why)
    {
        _clearDue = null;
        Alarm = Alarm!.End(at);
        Write(Alarm.ClearedAt!.Value, AlarmTransitionKind.Cleared, why);
    }

    private void NoteEvidence(Evidence evidence)
    {
        if (!_evidence.Says(evidence))
        {
            _evidence = evidence;
            if (IsActive)
            {
                Alarm = Alarm!.Explain(evidence);
                PlanUpdate(TransitionReason.ConditionRaised);
            }
        }
    }

    private void PlanUpdate(TransitionReason why)
    {
        _updateWhy = why;
        if (_journal.Now - _lastWritten >= UpdateInterval)
        {
            WriteUpdate();
        }
        else
        {
            _updateDue ??= _lastWritten + UpdateInterval;
        }
    }

    private void WriteUpdate() => Write(Since, AlarmTransitionKind.Updated, _updateWhy);

    private void Write(DateTimeOffset at, AlarmTransitionKind kind, TransitionReason reason)
    {
        _updateDue = null;
        _lastWritten = _journal.Now;
        _journal.Write(Alarm!, at, kind, reason);
    }

    private Alarm NewAlarm(DateTimeOffset raisedAt, Evidence evidence, ulong condition, in EntityLabel label) =>
        Occurrence.Begin(Key, Rule, label, raisedAt, evidence, OccurrenceId.Create(Text, raisedAt, _journal.Now, condition));
}
