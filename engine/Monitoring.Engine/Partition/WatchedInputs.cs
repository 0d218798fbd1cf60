using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Partition;

/// <summary>
/// Which inputs each probe watches: what it said last counts, also after a restart of either. A probe says it by the dictionary that measures
/// the probe itself, which names all of them, and of a single one by the event that it is gone.
/// </summary>
internal sealed class WatchedInputs(AlarmLedger ledger)
{
    private readonly Dictionary<string, (SchemaPlan? Plan, HashSet<string> Inputs)> _probes = new(StringComparer.Ordinal);

    /// <summary>Takes what was durable.</summary>
    public void Restore(IReadOnlyDictionary<string, string[]> inputs)
    {
        foreach ((string probe, string[] paths) in inputs)
        {
            _probes[probe] = (null, new HashSet<string>(paths, StringComparer.Ordinal));
        }
    }

    /// <summary>Whether an input is watched; true as well where its probe never said which it watches.</summary>
    public bool IsWatched(EntityId input) => !_probes.TryGetValue(input.Probe, out (SchemaPlan? Plan, HashSet<string> Inputs) known) || known.Inputs.Contains(input.Path);

    /// <summary>The probe has sent a window of a dictionary, none newer being known.</summary>
    /// <param name="probe">The probe.</param>
    /// <param name="plan">The dictionary.</param>
    /// <param name="shown">Inputs of the probe that are on the wall.</param>
    /// <returns>Inputs that were watched and are no longer.</returns>
    public IReadOnlyList<EntityId> Seen(string probe, SchemaPlan plan, Func<IReadOnlyCollection<string>> shown)
    {
        bool isKnown = _probes.TryGetValue(probe, out (SchemaPlan? Plan, HashSet<string> Inputs) known);
        if (plan.Inputs is null || ReferenceEquals(known.Plan, plan))
        {
            return [];
        }

        HashSet<string> now = [.. plan.Inputs];
        _probes[probe] = (plan, now);
        if (!isKnown || !now.SetEquals(known.Inputs))
        {
            ledger.KeepInputs(probe, now.Order(StringComparer.Ordinal));
        }

        IEnumerable<string> before = isKnown ? known.Inputs.Concat(shown()) : shown();
        return [.. before.Distinct(StringComparer.Ordinal).Where(path => !now.Contains(path)).Order(StringComparer.Ordinal).Select(EntityId.Parse)];
    }

    /// <summary>The probe says that one of its inputs is gone.</summary>
    public void Removed(EntityId input)
    {
        if (_probes.TryGetValue(input.Probe, out (SchemaPlan? Plan, HashSet<string> Inputs) known) && known.Inputs.Remove(input.Path))
        {
            ledger.KeepInputs(input.Probe, known.Inputs.Order(StringComparer.Ordinal));
        }
    }
}
