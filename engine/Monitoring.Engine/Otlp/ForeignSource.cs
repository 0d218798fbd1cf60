using Google.Protobuf;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Otlp;

/// <summary>One source: what the first part of its entities names. Its series, and the batches that are made of its points.</summary>
internal sealed class ForeignSource
{
    private readonly string _probe;
    private readonly int _mostSeries;
    private readonly ByteString _epoch = ByteString.CopyFrom(Guid.CreateVersion7().ToByteArray(bigEndian: true));
    private readonly List<ForeignPage> _pages = [];
    private readonly Dictionary<ForeignSeries, (ForeignPage Page, int Column)> _places = [];
    private readonly Dictionary<ForeignSeries, ulong> _starts = [];
    private readonly HashSet<(string Entity, string Qualifier)> _known;
    private ulong _sequence;

    /// <param name="probe">Its name.</param>
    /// <param name="known">Its series that are in the store already.</param>
    /// <param name="mostSeries">Series it may have under names of their own.</param>
    public ForeignSource(string probe, IEnumerable<SeriesDescriptor> known, int mostSeries)
    {
        _probe = probe;
        _mostSeries = mostSeries;
        _known = [.. known.Select(s => (s.Entity.Path, s.Qualifier))];
    }

    /// <summary>The place of a series; false for a new one beyond what a source may have.</summary>
    public bool TryPlace(in ForeignSeries series, out (ForeignPage Page, int Column) place)
    {
        if (_places.TryGetValue(series, out place))
        {
            return true;
        }

        (string, string) key = (series.Entity.Path, series.Qualifier);
        if (series.Indicator == Catalogue.Otlp.Id && !_known.Contains(key))
        {
            if (_known.Count >= _mostSeries)
            {
                return false;
            }

            _known.Add(key);
        }

        if (_pages.Count == 0 || _pages[^1].IsFull)
        {
            _pages.Add(new ForeignPage());
        }

        place = (_pages[^1], _pages[^1].Add(series));
        _places.Add(series, place);
        return true;
    }

    /// <summary>Whether a series is placed.</summary>
    public bool Knows(in ForeignSeries series) => _places.ContainsKey(series);

    /// <summary>Notes since when a series counts; true when it is another start than before.</summary>
    public bool StartsAnew(in ForeignSeries series, ulong startNanoseconds)
    {
        bool isSame = _starts.TryGetValue(series, out ulong before) && before == startNanoseconds;
        _starts[series] = startNanoseconds;
        return !isSame;
    }

    /// <summary>The start noted last did not become durable.</summary>
    public void ForgetStart(in ForeignSeries series) => _starts.Remove(series);

    /// <summary>An empty batch of one page, with the next sequence.</summary>
    public Batch NextBatch(ForeignPage page) => new()
    {
        Probe = _probe,
        Epoch = _epoch,
        Sequence = ++_sequence,
        Lane = Lane.Backfill,
        DictionaryId = page.Schema.Id,
        Software = "otlp",
    };
}
