using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Diagnostics;

/// <summary>Sums what the meters of one engine report and prints it in the Prometheus text format 0.0.4.</summary>
public sealed class PrometheusText : IDisposable
{
    /// <summary>The content type of the text.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    private const int MostSeries = 10_000;

    private readonly Lock _gate = new();
    private readonly MeterListener _listener = new();
    private readonly SortedDictionary<string, (Instrument Instrument, SortedDictionary<string, double> Values)> _values =
        new(StringComparer.Ordinal);
    private int _series;

    public PrometheusText(IMeterFactory factory)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter.Scope, factory) && instrument.Meter.Name == IngestMetrics.MeterName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Take(i, value, tags));
        _listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Take(i, value, tags));
        _listener.SetMeasurementEventCallback<double>((i, value, tags, _) => Take(i, value, tags));
        _listener.Start();
    }

    /// <summary>The text as of now.</summary>
    public string Write()
    {
        lock (_gate)
        {
            foreach ((Instrument instrument, SortedDictionary<string, double> values) in _values.Values)
            {
                if (instrument.IsObservable)
                {
                    _series -= values.Count;
                    values.Clear();
                }
            }

            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach ((string name, (Instrument instrument, SortedDictionary<string, double> values)) in _values)
            {
                string type = instrument.IsObservable ? "gauge" : "counter";
                text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {instrument.Description}\n# TYPE {name} {type}\n");
                foreach ((string labels, double value) in values)
                {
                    text.Append(CultureInfo.InvariantCulture, $"{name}{labels} {value:R}\n");
                }
            }

            return text.ToString();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = Labels(tags);
        lock (_gate)
        {
            if (instrument is Histogram<double>)
            {
                Add(instrument.Name + "_sum", instrument, labels, value);
                Add(instrument.Name + "_count", instrument, labels, 1);
            }
            else
            {
                Add(instrument.Name, instrument, labels, value);
            }
        }
    }

    private void Add(string name, Instrument instrument, string labels, double value)
    {
        if (!_values.TryGetValue(name, out (Instrument Instrument, SortedDictionary<string, double> Values) entry))
        {
            entry = (instrument, new SortedDictionary<string, double>(StringComparer.Ordinal));
            _values.Add(name, entry);
        }

        if (!entry.Values.TryGetValue(labels, out double known))
        {
            if (_series == MostSeries)
            {
                return;
            }

            _series++;
        }

        entry.Values[labels] = instrument.IsObservable ? value : known + value;
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.Length == 0)
        {
            return string.Empty;
        }

        var text = new StringBuilder("{");
        foreach ((string key, object? value) in tags)
        {
            string escaped = string.Create(CultureInfo.InvariantCulture, $"{value}")
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length > 1 ? "," : string.Empty).Append(key).Append("=\"").Append(escaped).Append('"');
        }

        return text.Append('}').ToString();
    }
}
