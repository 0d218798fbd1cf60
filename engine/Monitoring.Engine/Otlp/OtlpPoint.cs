using System.Globalization;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// One data point of any shape, as it is gathered. Of a histogram its count, sum, least and greatest measurement are kept, of a summary its
/// count, sum and quantiles; buckets and exemplars are not.
/// </summary>
internal struct OtlpPoint(OtlpShape shape)
{
    private const ulong NoRecordedValue = 1;

    /// <summary>Numbers kept of one point; a summary has a handful of quantiles.</summary>
    private const int MostParts = 40;

    private readonly List<OtlpPart> _parts = [];
    private readonly List<KeyValuePair<string, string>> _attributes = [];
    private string? _unusable;

    /// <summary>What kind of metric it belongs to.</summary>
    public readonly OtlpShape Shape => shape;

    /// <summary>Whether it is one number, not several that sum measurements up.</summary>
    public readonly bool IsNumber => shape is OtlpShape.Gauge or OtlpShape.Sum;

    /// <summary>Since when it counts, in nanoseconds; 0 where that is not told.</summary>
    public ulong Start { get; set; }

    /// <summary>When it was measured, in nanoseconds.</summary>
    public ulong Time { get; set; }

    /// <summary>Its flags.</summary>
    public ulong Flags { get; set; }

    /// <summary>One attribute; no value where it is no text or number, which names no series.</summary>
    public void TakeAttribute(string key, string? value)
    {
        if (value is null)
        {
            _unusable ??= key;
        }
        else if (_attributes.Count <= OtlpAttributes.Most)
        {
            _attributes.Add(new(key, value));
        }
    }

    /// <summary>A number of it; of two with one name the last counts, as everywhere in protobuf.</summary>
    /// <param name="name">Empty for the value itself, else <c>count</c>, <c>sum</c>, <c>min</c> or <c>max</c>.</param>
    /// <param name="value">The number.</param>
    public readonly void Take(string name, double value)
    {
        OtlpPart part = new(name, string.Empty, value);
        for (int at = 0; at < _parts.Count; at++)
        {
            if (_parts[at].Name == name)
            {
                _parts[at] = part;
                return;
            }
        }

        _parts.Add(part);
    }

    /// <summary>A quantile of it.</summary>
    public readonly void TakeQuantile(double quantile, double value)
    {
        if (_parts.Count < MostParts)
        {
            _parts.Add(new OtlpPart("quantile", quantile.ToString("R", CultureInfo.InvariantCulture), value));
        }
    }

    /// <summary>Hands it over, or says why it cannot be kept.</summary>
    public readonly void Give(OtlpMetric metric, IOtlpSink sink)
    {
        bool isKnown = (Flags & NoRecordedValue) == 0;
        if (!IsNumber && !_parts.Exists(p => p.Name == "count"))
        {
            // An encoder leaves out what is 0.
            _parts.Add(new OtlpPart("count", string.Empty, 0));
        }

        string? reason = _unusable is not null
                ? $"metric '{metric.Shown}' has an attribute '{(_unusable.Length > 40 ? _unusable[..40] : _unusable)}' that is no text or number"
            : _attributes.Count > OtlpAttributes.Most ? $"metric '{metric.Shown}' has more than {OtlpAttributes.Most} attributes"
            : isKnown && _parts.Count == 0 ? $"metric '{metric.Shown}' has a point without a value"
            : null;
        if (reason is not null)
        {
            sink.Reject(1, reason);
            return;
        }

        sink.Take(metric, _attributes, Start, Time, isKnown, isKnown ? _parts : []);
    }
}
