using Google.Protobuf;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// A few series of a source that share a dictionary. A dictionary never changes, so a new series makes a new one; pages are small so that
/// what grows series by series leaves little behind.
/// </summary>
internal sealed class ForeignPage
{
    /// <summary>Series of one page.</summary>
    public const int Size = 64;

    private readonly Dictionary _dictionary = new() { Foreign = true };
    private readonly Dictionary<string, uint> _entities = new(StringComparer.Ordinal);
    private BatchSchema? _schema;

    public bool IsFull => _dictionary.Series.Count == Size;

    /// <summary>The dictionary of the series it has now.</summary>
    public BatchSchema Schema => _schema ??= BatchSchema.TryCreate(_dictionary.ToByteArray(), out BatchSchema? schema, out string? problem)
        ? schema : throw new InvalidOperationException(problem);

    /// <summary>Adds a series; its column.</summary>
    public int Add(in ForeignSeries series)
    {
        if (!_entities.TryGetValue(series.Entity.Path, out uint entity))
        {
            entity = (uint)_dictionary.Entities.Count;
            _entities.Add(series.Entity.Path, entity);
            _dictionary.Entities.Add(new Entity { Path = series.Entity.Path, ServiceId = (uint)(series.Entity.ServiceId ?? 0) });
        }

        _dictionary.Series.Add(new Series
        {
            Entity = entity,
            Indicator = series.Indicator.Value,
            Qualifier = series.Qualifier,
            Scale10 = series.Scale10,
        });
        _schema = null;
        return _dictionary.Series.Count - 1;
    }
}
