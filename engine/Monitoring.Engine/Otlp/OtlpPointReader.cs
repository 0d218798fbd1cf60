using System.Globalization;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// Reads one data point of any shape. Of a histogram its count, sum, least and greatest measurement are kept, of a summary its count, sum and
/// quantiles; buckets and exemplars are not.
/// </summary>
internal ref struct OtlpPointReader
{
    private const ulong NoRecordedValue = 1;

    /// <summary>Numbers kept of one point; a summary has a handful of quantiles.</summary>
    private const int MostParts = 40;

    private readonly OtlpShape _shape;
    private readonly List<OtlpPart> _parts;
    private readonly List<KeyValuePair<string, string>> _attributes;
    private ulong _start;
    private ulong _time;
    private ulong _flags;
    private string? _unusable;

    private OtlpPointReader(OtlpShape shape)
    {
        _shape = shape;
        _parts = [];
        _attributes = [];
    }

    /// <summary>Reads a point and hands it over; false for bytes that no encoder wrote.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, OtlpShape shape, OtlpMetric metric, IOtlpSink sink)
    {
        OtlpPointReader reader = new(shape);
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            if (!reader.TryTake(fields))
            {
                return false;
            }
        }

        if (fields.IsMalformed)
        {
            return false;
        }

        reader.Give(metric, sink);
        return true;
    }

    private readonly void Give(OtlpMetric metric, IOtlpSink sink)
    {
        bool isKnown = (_flags & NoRecordedValue) == 0;
        if (_shape is not (OtlpShape.Gauge or OtlpShape.Sum) && !_parts.Exists(p => p.Name == "count"))
        {
            // An encoder leaves out what is 0.
            _parts.Add(new OtlpPart("count", string.Empty, 0));
        }

        string name = metric.Name.Length > 80 ? metric.Name[..80] : metric.Name;
        string? reason = _unusable is not null ? $"metric '{name}' has an attribute '{(_unusable.Length > 40 ? _unusable[..40] : _unusable)}' that is no text or number"
            : _attributes.Count > OtlpAttributes.Most ? $"metric '{name}' has more than {OtlpAttributes.Most} attributes"
            : isKnown && _parts.Count == 0 ? $"metric '{name}' has a point without a value"
            : null;
        if (reason is not null)
        {
            sink.Reject(1, reason);
            return;
        }

        sink.Take(metric, _attributes, _start, _time, isKnown, isKnown ? _parts : []);
    }

    private bool TryTake(in WireFields field)
    {
        (int attributes, int start, int time, int flags) = _shape switch
        {
            OtlpShape.Histogram => (9, 2, 3, 10),
            OtlpShape.ExponentialHistogram => (1, 2, 3, 10),
            _ => (7, 2, 3, 8),
        };
        if (field.Number == attributes && field.IsBytes)
        {
            return TryTakeAttribute(field.Bytes);
        }

        _start = field.Number == start && field.IsFixed64 ? field.Value : _start;
        _time = field.Number == time && field.IsFixed64 ? field.Value : _time;
        _flags = field.Number == flags && field.IsVarint ? field.Value : _flags;
        if (_shape is OtlpShape.Gauge or OtlpShape.Sum)
        {
            TakeNumber(field);
            return true;
        }

        return TryTakeAggregate(field);
    }

    private bool TryTakeAttribute(ReadOnlySpan<byte> bytes)
    {
        if (!OtlpAttributes.TryRead(bytes, out string key, out string? value))
        {
            return false;
        }

        if (value is null)
        {
            _unusable ??= key;
        }
        else if (_attributes.Count <= OtlpAttributes.Most)
        {
            _attributes.Add(new(key, value));
        }

        return true;
    }

    /// <summary><c>oneof value { double as_double = 4; sfixed64 as_int = 6; }</c></summary>
    private readonly void TakeNumber(in WireFields field)
    {
        if (field is { Number: 4 or 6, IsFixed64: true })
        {
            _parts.Clear();
            _parts.Add(new OtlpPart(string.Empty, string.Empty, field.Number == 4 ? field.Double : unchecked((long)field.Value)));
        }
    }

    /// <summary><c>fixed64 count = 4; double sum = 5;</c> least and greatest, or quantiles, behind them.</summary>
    private readonly bool TryTakeAggregate(in WireFields field)
    {
        string? part = (field.Number, _shape) switch
        {
            (4, _) => "count",
            (5, _) => "sum",
            (11, OtlpShape.Histogram) or (12, OtlpShape.ExponentialHistogram) => "min",
            (12, OtlpShape.Histogram) or (13, OtlpShape.ExponentialHistogram) => "max",
            _ => null,
        };
        if (part is not null && field.IsFixed64)
        {
            _parts.RemoveAll(p => p.Name == part);
            _parts.Add(new OtlpPart(part, string.Empty, field.Number == 4 ? field.Value : field.Double));
        }

        return !(_shape == OtlpShape.Summary && field is { Number: 6, IsBytes: true }) || TryTakeQuantile(field.Bytes);
    }

    /// <summary><c>ValueAtQuantile { double quantile = 1; double value = 2; }</c></summary>
    private readonly bool TryTakeQuantile(ReadOnlySpan<byte> bytes)
    {
        double quantile = 0, value = 0;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            quantile = fields is { Number: 1, IsFixed64: true } ? fields.Double : quantile;
            value = fields is { Number: 2, IsFixed64: true } ? fields.Double : value;
        }

        if (_parts.Count >= MostParts)
        {
            return !fields.IsMalformed;
        }

        _parts.Add(new OtlpPart("quantile", quantile.ToString("R", CultureInfo.InvariantCulture), value));
        return !fields.IsMalformed;
    }
}
