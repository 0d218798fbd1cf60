using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Push;

/// <summary>The newest window of each entity, kept as it came and read when somebody asks.</summary>
public sealed class CheckBoard
{
    private readonly ConditionalWeakTable<BatchSchema, DictionaryEntity[]> _measured = [];
    private readonly ConcurrentDictionary<string, (StoredBatch Batch, Window Window)> _newest = new(StringComparer.Ordinal);

    /// <summary>Takes a window when it is the newest of its entities.</summary>
    public void Take(StoredBatch batch, Window window)
    {
        foreach (DictionaryEntity entity in MeasuredIn(batch.Dictionary))
        {
            bool isKnown = _newest.TryGetValue(entity.Id.Path, out (StoredBatch Batch, Window Window) known);
            if (!isKnown ? _newest.Count < EntityDirectory.MostEntities : known.Window.StartUnixMs <= window.StartUnixMs)
            {
                _newest[entity.Id.Path] = (batch, window);
            }
        }
    }

    /// <summary>The clock of a probe was set back: whatever it sends next is the newest.</summary>
    public void StartAnew(string probe)
    {
        string below = probe + "/";
        foreach (string path in _newest.Keys.Where(path => path == probe || path.StartsWith(below, StringComparison.Ordinal)))
        {
            _newest.TryRemove(path, out _);
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

    /// <summary>A dictionary may name entities that another one measures.</summary>
    private DictionaryEntity[] MeasuredIn(BatchSchema schema) =>
        _measured.GetValue(schema, static s => [.. s.Series.Select(series => series.Entity).Distinct().Select(e => s.Entities[e])]);
}
