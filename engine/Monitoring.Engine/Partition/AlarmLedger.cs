using System.Text.Json;
using Monitoring.Contracts.Alarms;
using Monitoring.Storage;

namespace Monitoring.Engine.Partition;

/// <summary>
/// What waits to become durable: transitions with the batches whose effects they are, in one commit. While the store cannot be
/// written they wait here in order; a crash in between repeats them, for their batches are then still unapplied. A commit that failed may
/// have reached the store all the same: it is asked for again as it was, and what came since is the next one.
/// </summary>
public sealed class AlarmLedger
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
    private AlarmCommit? _begun;

    /// <param name="store">Where it becomes durable.</param>
    public AlarmLedger(IAlarmStore store) => _store = store;

    /// <summary>Lines of the history that wait.</summary>
    public int Waiting => _transitions.Count + (_begun?.Transitions.Count ?? 0);

    /// <summary>Batches that wait to be marked as applied.</summary>
    public int WaitingBatches => _applied.Count + (_begun?.Applied.Count ?? 0);

    /// <summary>Nothing waits.</summary>
    public bool IsEmpty => _begun is null && _transitions.Count == 0 && _applied.Count == 0 && _kept.Count == 0 && _changes.Count == 0;

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

    /// <summary>A batch whose effects are evaluated.</summary>
    public void Add(BatchKey applied) => _applied.Add(applied);

    /// <summary>A change of a stream.</summary>
    public void Add(StreamChange change) => _changes.Add(change);

    /// <summary>What a probe says about its inputs from now on.</summary>
    public void KeepInputs(string probe, IEnumerable<string> inputs) => _kept[InputsPrefix + probe] = JsonSerializer.Serialize(inputs);

    /// <summary>Lines of the history, in their order.</summary>
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

    /// <summary>Begins to make durable what waits, or again what failed. It works beside the caller, who adds more meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">(Of the task.) Nothing became durable, as far as is known.</exception>
    public Task BeginCommit()
    {
        if (_begun is null)
        {
            _begun = new AlarmCommit([.. _transitions], [.. _applied], [.. _kept.Select(k => new KeptState(k.Key, k.Value))], [.. _changes]);
            _transitions.Clear();
            _applied.Clear();
            _kept.Clear();
            _changes.Clear();
        }

        AlarmCommit commit = _begun;
        return Task.Run(async () => await _store.CommitAsync(commit, CancellationToken.None));
    }

    /// <summary>What was begun is durable.</summary>
    public void EndCommit() => _begun = null;

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
