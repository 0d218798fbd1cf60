using System.Collections.Concurrent;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>The newest window of each entity, kept as it came and read when somebody asks.</summary>
public sealed class CheckBoard
{
    private readonly ConcurrentDictionary<string, (StoredBatch Batch, Window Window)> _newest = new(StringComparer.Ordinal);

    /// <summary>Takes a window when it is the newest of its entities.</summary>
    public void Take(StoredBatch batch, Window window)
    {
        foreach (DictionaryEntity entity in batch.Dictionary.Entities)
        {
            bool isKnown = _newest.TryGetValue(entity.Id.Path, out (StoredBatch Batch, Window Window) known);
            if (!isKnown ? _newest.Count < EntityDirectory.MostEntities : known.Window.StartUnixMs <= window.StartUnixMs)
            {
                _newest[entity.Id.Path] = (batch, window);
            }
        }
    }

    /// <summary>All that the newest window says about an entity; empty when it has none.</summary>
    public IReadOnlyList<NewestCheck> Read(string entity)
    {
        if (!_newest.TryGetValue(entity, out (StoredBatch Batch, Window Window) newest))
        {
            return [];
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(newest.Window.StartUnixMs);
        List<NewestCheck> states = [];
        foreach (Measurement measurement in newest.Batch.Read(newest.Window))
        {
            DictionarySeries series = newest.Batch.Dictionary.Series[measurement.Series];
            if (newest.Batch.Dictionary.Entities[series.Entity].Id.Path == entity)
            {
                double? value = measurement.State.HasValue() ? measurement.Value : null;
                states.Add(new NewestCheck(entity, series.Indicator.Value, series.Qualifier, measurement.State, value, at));
            }
        }

        return states;
    }
}
