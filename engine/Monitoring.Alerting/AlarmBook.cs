using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Alerting.State;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;

namespace Monitoring.Alerting;

/// <summary>
/// Turns conditions and windows into alarms. Knows no clock and no store: each step is told the time and its lines are drained by the
/// host, which makes them durable. The same steps give the same lines, byte for byte.
/// </summary>
/// <remarks>Not thread-safe: one worker owns it.</remarks>
public sealed class AlarmBook
{
    /// <summary>The name under which the engine reports about itself; no probe may use it.</summary>
    public const string EngineName = "engine";

    private readonly RuleSet _rules;
    private readonly Func<EntityId, EntityLabel> _labels;
    private readonly TransitionJournal _journal = new();
    private readonly SortedDictionary<string, ProbeAlarms> _probes = new(StringComparer.Ordinal);

    /// <summary>Starts from what was durable.</summary>
    /// <param name="rules">How each check becomes an alarm.</param>
    /// <param name="labels">How people know an entity.</param>
    /// <param name="durable">The newest occurrence of each key that is active, not acknowledged or ended lately.</param>
    public AlarmBook(RuleSet rules, Func<EntityId, EntityLabel> labels, IEnumerable<Alarm> durable)
    {
        _rules = rules;
        _labels = labels;
        foreach (Alarm alarm in durable)
        {
            if (EntityId.TryParse(alarm.Entity, out EntityId entity))
            {
                Of(entity.Probe).Restore(alarm);
            }
        }
    }

    /// <summary>All alarms that are active or not acknowledged.</summary>
    public IEnumerable<Alarm> Alarms => _probes.Values.SelectMany(p => p.Alarms);

    /// <summary>The newest occurrence of a key; null when there is none.</summary>
    public Alarm? Find(AlarmKey key) => _probes.GetValueOrDefault(key.Entity.Probe)?.Find(key);

    /// <summary>Whether the silence of a probe is an alarm.</summary>
    public bool IsLost(string probe) => _probes.TryGetValue(probe, out ProbeAlarms? alarms) && alarms.IsLost;

    /// <summary>Takes an edge. The probe must have been marked as seen.</summary>
    public void Apply(ConditionSignal signal, DateTimeOffset now)
    {
        _journal.Now = now;
        Of(signal.Entity.Probe).Apply(signal);
    }

    /// <summary>Takes a measurement window. The probe must have been marked as seen.</summary>
    public void Apply(WindowSignal window, DateTimeOffset now)
    {
        _journal.Now = now;
        Of(window.Probe).Apply(window);
    }

    /// <summary>A batch of the probe has arrived.</summary>
    public void MarkSeen(string probe, DateTimeOffset now)
    {
        _journal.Now = now;
        Of(probe).MarkSeen();
    }

    /// <summary>
    /// The newest batch of a probe, by its sequence, says when it was sent. Where that is before the end of a window that came earlier, the
    /// clock of the probe was set back, and the order of what is known begins anew.
    /// </summary>
    /// <returns>By how much at least; null where it was not.</returns>
    public TimeSpan? NoteSent(string probe, DateTimeOffset sent, DateTimeOffset now)
    {
        _journal.Now = now;
        return Of(probe).NoteSent(sent);
    }

    /// <summary>No batch of the probe has arrived since <paramref name="since"/>, for longer than its limit.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="since">Its newest batch.</param>
    /// <param name="now">The time.</param>
    /// <param name="isRevoked">It is silent because it may no longer report.</param>
    public void MarkLost(string probe, DateTimeOffset since, DateTimeOffset now, bool isRevoked = false)
    {
        _journal.Now = now;
        Of(probe).MarkLost(since, isRevoked);
    }

    /// <summary>The entity is no longer announced and will not come back.</summary>
    public void Remove(EntityId entity, DateTimeOffset now)
    {
        _journal.Now = now;
        Of(entity.Probe).Remove(entity);
    }

    /// <summary>The clock was set: delays that run start anew, for their ends were times of the old one.</summary>
    public void RestartDelays(DateTimeOffset now)
    {
        _journal.Now = now;
        foreach (ProbeAlarms probe in _probes.Values)
        {
            probe.RestartDelays();
        }
    }

    /// <summary>Lets the delays that are over take effect.</summary>
    public void Advance(DateTimeOffset now)
    {
        _journal.Now = now;
        foreach (ProbeAlarms probe in _probes.Values)
        {
            probe.Advance();
        }
    }

    /// <summary>A person has seen these alarms.</summary>
    /// <returns>How many were not acknowledged before.</returns>
    public int Acknowledge(IEnumerable<AlarmKey> keys, string actor, string? comment, DateTimeOffset now)
    {
        _journal.Now = now;
        return keys.Count(key => _probes.TryGetValue(key.Entity.Probe, out ProbeAlarms? probe) && probe.Acknowledge(key, actor, comment));
    }

    /// <summary>Hands over the lines since the last call, in the order they happened.</summary>
    public IReadOnlyList<AlarmTransition> Drain() => _journal.Drain();

    private ProbeAlarms Of(string probe)
    {
        if (!_probes.TryGetValue(probe, out ProbeAlarms? alarms))
        {
            alarms = new ProbeAlarms(probe, _rules, _labels, _journal);
            _probes.Add(probe, alarms);
        }

        return alarms;
    }
}
