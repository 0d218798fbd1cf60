using System.Collections.Concurrent;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>The newest changes of each entity since the engine started. They are for people to read, and raise nothing.</summary>
public sealed class ChangeBoard
{
    /// <summary>Changes kept of one entity.</summary>
    public const int MostOfEntity = 50;

    private readonly ConcurrentDictionary<string, NewestChange[]> _newest = new(StringComparer.Ordinal);

    /// <summary>Takes a condition of a batch where it is a change, once however often the batch is applied.</summary>
    /// <returns>Whether it is one.</returns>
    public bool Take(StoredBatch batch, Condition condition)
    {
        if (condition.Indicator != Catalogue.StreamChange.Id.Value)
        {
            return false;
        }

        string entity = batch.Dictionary.Entities[(int)condition.Entity].Id.Path;
        NewestChange[] known = _newest.GetValueOrDefault(entity, []);
        if ((known.Length > 0 || _newest.Count < EntityDirectory.MostEntities) && !known.Any(c => c.Id == condition.Id))
        {
            NewestChange change = new(
                condition.Id, entity, DateTimeOffset.FromUnixTimeMilliseconds(condition.AtUnixMs), condition.Reason, condition.Text,
                condition.Before, condition.After, [.. condition.Pids.Select(p => (int)p)]);
            _newest[entity] = [.. known.Append(change).OrderByDescending(c => c.At).Take(MostOfEntity)];
        }

        return true;
    }

    /// <summary>Changes of an entity, the newest first.</summary>
    public IReadOnlyList<NewestChange> Read(string entity) => _newest.GetValueOrDefault(entity, []);
}
