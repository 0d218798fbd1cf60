using Monitoring.Contracts.Indicators;
using Monitoring.Storage;

namespace Monitoring.Engine.Otlp;

/// <summary>Every source of series that others measure. Used by one request at a time, under its gate.</summary>
internal sealed class ForeignSources
{
    /// <summary>Sources that are told apart.</summary>
    public const int Most = 1000;

    private readonly ILookup<string, SeriesDescriptor> _known;
    private readonly Dictionary<string, ForeignSource> _sources = new(StringComparer.Ordinal);

    private ForeignSources(IEnumerable<SeriesDescriptor> known, int mostSeries)
    {
        _known = known.ToLookup(s => s.Entity.Probe, StringComparer.Ordinal);
        MostSeries = mostSeries;
    }

    /// <summary>Held while a request is planned.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Series a source may have under names of their own.</summary>
    public int MostSeries { get; }

    /// <summary>Reads which series the store has of sources already.</summary>
    public static async Task<ForeignSources> LoadAsync(IMeasurementStore store, int mostSeries, CancellationToken stop) =>
        new(await store.FindSeriesAsync(new SeriesFilter(Entity: null, Catalogue.Otlp.Id), stop), mostSeries);

    /// <summary>A source; null where there are too many.</summary>
    public ForeignSource? Find(string probe)
    {
        if (!_sources.TryGetValue(probe, out ForeignSource? source) && _sources.Count < Most)
        {
            _sources.Add(probe, source = new ForeignSource(probe, _known[probe], MostSeries));
        }

        return source;
    }
}
