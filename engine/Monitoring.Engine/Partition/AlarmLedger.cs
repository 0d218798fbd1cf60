using System.Text.Json;
using Monitoring.Contracts.Alarms;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>
/// What waits to become durable: transitions with the batches whose effects they are, in one commit. While the store cannot be
/// written they wait here in order; a crash in between repeats them, for their batches are then still unapplied.
/// </summary>
internal sealed class AlarmLedger
{
    private const string RecentPrefix = "recent/";
    private const string InputsPrefix = "inputs/";

    private static readonly TimeSpan KeepRecentFor = TimeSpan.FromDays(1);

    private readonly IAlarmStore _store;
    private readonly List<PendingTransition> _transitions = [];
    private readonly List<BatchKey> _applied = [];
    private readonly List<StreamChange> _changes = [];
    private readonly Dictionary<string, string?> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _recent = new(StringComparer.Ordinal);

    public AlarmLedger(IAlarmStore store) => _store = store;

    /// <summary>Lines of the history that wait.</summary>
    public int Waiting => _transitions.Count;

    /// <summary>Batches that wait to be marked as applied.</summary>
    public int WaitingBatches => _applied.Count;

    public bool IsEmpty => _transitions.Count == 0 && _applied.Count == 0 && _kept.Count == 0 && _changes.Count == 0;

    /// <summary>What each probe said last about its inputs, as it was durable when it was loaded.</summary>
    public IReadOnlyDictionary<string, string[]> Inputs { get; private set; } = new Dictionary<string, string[]>();

    /// <summary>Alarms that are current, and those that ended lately, whose acknowledgement may still hold.</summary>
    public async Task<IReadOnlyList<Alarm>> LoadAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, Alarm> alarms = new(StringComparer.Ordinal);
        Dictionary<string, string[]> inputs = new(StringComparer.Ordinal);
        foreach (KeptState kept in await _store.LoadKeptAsync(cancellationToken))
        {
            if (kept.Key.StartsWith(InputsPrefix, StringComparison.Ordinal))
            {
                inputs[kept.Key[InputsPrefix.Length..]] = JsonSerializer.Deserialize<string[]>(kept.Body!) ?? [];
            }

            if (kept.Key.StartsWith(RecentPrefix, StringComparison.Ordinal)
                && JsonSerializer.Deserialize<Alarm>(kept.Body!) is Alarm { ClearedAt: DateTimeOffset clearedAt } alarm)
            {
                alarms[alarm.Key] = alarm;
                _recent[alarm.Key] = clearedAt;
            }
        }

        Inputs = inputs;
        foreach (Alarm alarm in await _store.LoadCurrentAsync(cancellationToken))
        {
            alarms[alarm.Key] = alarm;
        }

        return [.. alarms.Values.OrderBy(a => a.Key, StringComparer.Ordinal)];
    }

    public void Add(BatchKey applied) => _applied.Add(applied);

    public void Add(StreamChange change) => _changes.Add(change);

    /// <summary>What a probe says about its inputs from now on.</summary>
    public void KeepInputs(string probe, IEnumerable<string> inputs) => _kept[InputsPrefix + probe] = JsonSerializer.Serialize(inputs);

    public void Add(IReadOnlyList<AlarmTransition> transitions)
    {
        foreach (AlarmTransition transition in transitions)
        {
            _transitions.Add(new PendingTransition(
                transition.At, transition.Kind, transition.Actor, transition.TransitionReason, transition.Alarm));
            if (transition.TransitionReason != TransitionReason.LateArrival)
            {
                Remember(transition.Alarm);
            }
        }
    }

    /// <summary>Lets go of alarms that ended so long ago that nothing depends on them.</summary>
    public void Forget(DateTimeOffset now)
    {
        foreach ((string key, DateTimeOffset clearedAt) in _recent.Where(r => now - r.Value > KeepRecentFor).ToList())
        {
            _recent.Remove(key);
            _kept[RecentPrefix + key] = null;
        }
    }

    /// <exception cref="StoreUnavailableException">Nothing became durable; everything still waits.</exception>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        var commit = new AlarmCommit([.. _transitions], [.. _applied], [.. _kept.Select(k => new KeptState(k.Key, k.Value))], [.. _changes]);
        await _store.CommitAsync(commit, cancellationToken);
        _transitions.Clear();
        _applied.Clear();
        _kept.Clear();
        _changes.Clear();
    }

    private void Remember(Alarm alarm)
    {
        if (alarm is { Active: false, Acked: true, ClearedAt: DateTimeOffset clearedAt })
        {
            _recent[alarm.Key] = clearedAt;
            _kept[RecentPrefix + alarm.Key] = JsonSerializer.Serialize(alarm);
        }
        else if (_recent.Remove(alarm.Key))
        {
            _kept[RecentPrefix + alarm.Key] = null;
        }
    }
}
