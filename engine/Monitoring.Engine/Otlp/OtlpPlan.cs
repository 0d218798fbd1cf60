using Google.Protobuf;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Ingest;
using Monitoring.Storage;

namespace Monitoring.Engine.Otlp;

/// <summary>What becomes of one request: each point to a second of a series, or to the list of those that are not kept.</summary>
internal sealed class OtlpPlan(ForeignSources sources, OtlpMapping mapping, ProbeCaller caller, DateTimeOffset now, TimeSpan oldest, TimeSpan newest)
    : IOtlpSink
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;
    private const int MostWindows = 600;
    private const string Temporality = "otlp.temporality";

    private readonly Dictionary<ForeignPage, (ForeignSource Source, List<Cell> Cells)> _pages = [];
    private readonly List<(ForeignSource Source, ForeignSeries Series)> _started = [];
    private EntityId _entity;
    private ForeignSource? _source;
    private string? _whyNot;
    private int _points;

    /// <summary>What is not kept.</summary>
    public Rejections Rejections { get; } = new();

    /// <summary>Every point was refused because its entity is not the caller's to report: status and reason.</summary>
    public (int Status, string Reason)? Refusal { get; private set; }

    /// <summary>Points of the request.</summary>
    public int Points => _points;

    /// <summary>Nothing of it became durable: the starts in it are new again when they come once more.</summary>
    public void Forget()
    {
        foreach ((ForeignSource source, ForeignSeries series) in _started)
        {
            source.ForgetStart(series);
        }
    }

    public void Begin(IReadOnlyDictionary<string, string> resource)
    {
        _source = null;
        _whyNot = mapping.EntityOf(resource, out _entity);
        if (_whyNot is null)
        {
            Refusal = caller.WhyNot(_entity.Probe);
            _whyNot = Refusal?.Reason;
        }

        if (_whyNot is null)
        {
            _source = sources.Find(_entity.Probe);
            _whyNot = _source is null ? $"there are {ForeignSources.Most} sources already" : null;
        }
    }

    public void Reject(int points, string reason)
    {
        _points += points;
        Rejections.Add(points, reason);
    }

    public void Take(
        OtlpMetric metric, IReadOnlyList<KeyValuePair<string, string>> attributes, ulong startNanoseconds, ulong timeNanoseconds, bool isKnown,
        IReadOnlyList<OtlpPart> parts)
    {
        _points++;
        long second = (long)(timeNanoseconds / NanosecondsPerSecond);
        string? reason = _source is null ? _whyNot
            : timeNanoseconds == 0 ? $"metric '{metric.Shown}' has a point without a time"
            : IsOutside(second) ? $"metric '{metric.Shown}' has a point older than {oldest.TotalDays:0} days or more than {newest.TotalDays:0} day ahead"
            : Place(metric, attributes, startNanoseconds, second, isKnown ? parts : [new OtlpPart(string.Empty, string.Empty, double.NaN)], isKnown);
        if (reason is not null)
        {
            Rejections.Add(1, reason);
        }
    }

    /// <summary>The batches of all that is kept. What falls on a second that another point of the request has is rejected here.</summary>
    public IReadOnlyList<IngestItem> Build()
    {
        List<IngestItem> items = [];
        foreach ((ForeignPage page, (ForeignSource source, List<Cell> cells)) in _pages)
        {
            Batch batch = source.NextBatch(page);
            int columns = page.Schema.Series.Count;
            foreach (IGrouping<long, Cell> second in cells.GroupBy(c => c.Second).OrderBy(g => g.Key))
            {
                if (batch.Windows.Count == MostWindows)
                {
                    items.Add(ItemOf(batch, page));
                    batch = source.NextBatch(page);
                }

                batch.Windows.Add(WindowOf(second, columns));
            }

            items.Add(ItemOf(batch, page));
        }

        return items;
    }

    private IngestItem ItemOf(Batch batch, ForeignPage page) =>
        IngestItem.TryCreate(batch, page.Schema, batch.ToByteArray(), now, out IngestItem? item, out string? problem)
            ? item : throw new InvalidOperationException(problem);

    private Window WindowOf(IGrouping<long, Cell> second, int columns)
    {
        byte[] states = new byte[columns];
        long[] values = new long[columns];
        states.AsSpan().Fill(IngestItem.Absent);
        foreach (Cell cell in second)
        {
            if (states[cell.Column] == IngestItem.Absent)
            {
                (states[cell.Column], values[cell.Column]) = ((byte)cell.State, cell.Value);
            }
            else if (cell.IsPoint)
            {
                Rejections.Add(1, "a series has two points in one second; the first counts");
            }
        }

        Window window = new() { StartUnixMs = second.Key * 1000, DurationMs = 1000, States = ByteString.CopyFrom(states) };
        for (int column = 0; column < columns; column++)
        {
            if (((VerdictState)states[column]).HasValue())
            {
                window.Values.Add(values[column]);
            }
        }

        return window;
    }

    private bool IsOutside(long second) =>
        second < (now - oldest).ToUnixTimeSeconds() + 1 || second > (now + newest).ToUnixTimeSeconds() - 1;

    /// <summary>All numbers of a point, or none; the reason where none.</summary>
    private string? Place(
        OtlpMetric metric, IReadOnlyList<KeyValuePair<string, string>> attributes, ulong startNanoseconds, long second,
        IReadOnlyList<OtlpPart> parts, bool isKnown)
    {
        OtlpMetricRule? rule = mapping.RuleOf(metric.Name);
        if (rule?.IsDropped == true)
        {
            return null;
        }

        List<(ForeignSeries Series, OtlpPart Part, long Value)> kept = [];
        foreach (OtlpPart part in parts)
        {
            ForeignSeries series = SeriesOf(metric, attributes, part, rule);
            double factor = part.Name == "count" ? 1 : rule?.Factor ?? 1;
            bool fits = TryWrite(part.Value * factor, series.Scale10, out long value);
            string? reason = series.Qualifier.Length > IngestLimits.ForeignQualifierCharacters
                    ? $"name, unit and attributes of metric '{metric.Shown}' are longer than {IngestLimits.ForeignQualifierCharacters} characters"
                : fits ? null
                : $"metric '{metric.Shown}' has a value that is infinite, or too large for the indicator it is";
            if (reason is not null)
            {
                return reason;
            }

            if (isKnown || _source!.Knows(series))
            {
                kept.Add((series, part, value));
            }
        }

        bool isPoint = true;
        foreach ((ForeignSeries series, OtlpPart part, long value) in kept)
        {
            if (!_source!.TryPlace(series, out (ForeignPage Page, int Column) place))
            {
                return $"source '{_entity.Probe}' has {sources.MostSeries} series already (setting otlp.mostSeries)";
            }

            List<Cell> cells = CellsOf(place.Page);
            cells.Add(new Cell(second, place.Column, double.IsNaN(part.Value) ? VerdictState.NotMeasured : VerdictState.Ok, value, isPoint));
            isPoint = false;
            if (metric.Accumulates && part.Name is "" or "count" or "sum")
            {
                NoteStart(series, startNanoseconds, second, place.Column, cells);
            }
        }

        return null;
    }

    /// <summary>A start that is new is a 0 then: what came since is told apart from what was before.</summary>
    private void NoteStart(in ForeignSeries series, ulong startNanoseconds, long second, int column, List<Cell> cells)
    {
        if (startNanoseconds == 0 || !_source!.StartsAnew(series, startNanoseconds))
        {
            return;
        }

        _started.Add((_source, series));
        long start = (long)(startNanoseconds / NanosecondsPerSecond);
        if (start < second && !IsOutside(start))
        {
            // The bits of 0.0 and the whole number 0 are the same.
            cells.Add(new Cell(start, column, VerdictState.Ok, 0, IsPoint: false));
        }
    }

    private List<Cell> CellsOf(ForeignPage page)
    {
        if (!_pages.TryGetValue(page, out (ForeignSource Source, List<Cell> Cells) found))
        {
            _pages[page] = found = (_source!, []);
        }

        return found.Cells;
    }

    private ForeignSeries SeriesOf(
        OtlpMetric metric, IReadOnlyList<KeyValuePair<string, string>> attributes, in OtlpPart part, OtlpMetricRule? rule)
    {
        if (rule?.Indicator is Indicator indicator && part.Name.Length == 0)
        {
            return new ForeignSeries(_entity, indicator.Id, string.Empty, indicator.Scale10);
        }

        IEnumerable<KeyValuePair<string, string>> all = attributes;
        all = metric.IsDelta ? all.Append(new(Temporality, "delta")) : all;
        all = part.Quantile.Length > 0 ? all.Append(new("quantile", part.Quantile)) : all;
        string name = part.Name.Length > 0 ? $"{metric.Name}.{part.Name}" : metric.Name;
        string unit = part.Name == "count" ? string.Empty : metric.Unit;
        return new ForeignSeries(
            _entity, Catalogue.Otlp.Id, SeriesName.Of(name, unit, SeriesName.AttributesOf(all)), DecimalScale.DoubleBits);
    }

    private static bool TryWrite(double value, byte scale10, out long written)
    {
        if (scale10 == DecimalScale.DoubleBits)
        {
            written = double.IsNaN(value) ? 0 : BitConverter.DoubleToInt64Bits(value + 0.0);
            return !double.IsInfinity(value);
        }

        double scaled = Math.Round(value * Math.Pow(10, scale10));
        bool fits = double.IsNaN(scaled) || Math.Abs(scaled) <= IngestLimits.ScaledValue;
        written = fits && !double.IsNaN(scaled) ? (long)scaled : 0;
        return fits;
    }

    /// <summary>One second of one series. IsPoint tells one of the numbers of a point from the others and from what was added.</summary>
    private readonly record struct Cell(long Second, int Column, VerdictState State, long Value, bool IsPoint);
}
