using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// Reads <c>ExportMetricsServiceRequest</c> of opentelemetry.proto.collector.metrics.v1 in protobuf, point by point, without making its messages:
/// resources, scopes and metrics in order. Fields it does not know, exemplars and the buckets of histograms are stepped over.
/// </summary>
internal ref struct OtlpReader
{
    /// <summary>Data points of one request.</summary>
    public const int MostPoints = 100_000;

    /// <summary>What is said where there are more.</summary>
    public static readonly string TooManyPoints = $"a request may have {MostPoints} data points: send fewer at once";

    private readonly IOtlpSink _sink;
    private int _points;

    private OtlpReader(IOtlpSink sink)
    {
        _sink = sink;
        _points = 0;
    }

    /// <summary>Reads a request; a line that says what is wrong where it is none, and then nothing of it may be kept.</summary>
    public static string? Read(ReadOnlySpan<byte> request, IOtlpSink sink)
    {
        OtlpReader reader = new(sink);
        WireFields fields = new(request);
        while (fields.TryNext())
        {
            if (fields is { Number: 1, IsBytes: true } && !reader.TryReadResource(fields.Bytes))
            {
                return reader.Problem;
            }
        }

        return fields.IsMalformed ? reader.Problem : null;
    }

    private readonly string Problem => _points > MostPoints
        ? TooManyPoints
        : "the body is not an ExportMetricsServiceRequest";

    /// <summary><c>ResourceMetrics { Resource resource = 1; repeated ScopeMetrics scope_metrics = 2; }</c></summary>
    private bool TryReadResource(ReadOnlySpan<byte> bytes)
    {
        Dictionary<string, string> resource = new(StringComparer.Ordinal);
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            if (fields is { Number: 1, IsBytes: true } && !TryReadAttributes(fields.Bytes, number: 1, resource))
            {
                return false;
            }
        }

        if (fields.IsMalformed)
        {
            return false;
        }

        _sink.Begin(resource);
        fields = new WireFields(bytes);
        while (fields.TryNext())
        {
            if (fields is { Number: 2, IsBytes: true } && !TryReadScope(fields.Bytes))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What cannot be a text names nothing, and is left out.</summary>
    private static bool TryReadAttributes(ReadOnlySpan<byte> bytes, int number, Dictionary<string, string> attributes)
    {
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            if (fields.Number == number && fields.IsBytes)
            {
                if (!OtlpAttributes.TryRead(fields.Bytes, out string key, out string? value))
                {
                    return false;
                }

                if (value is not null && attributes.Count < OtlpAttributes.Most)
                {
                    attributes[key] = value;
                }
            }
        }

        return !fields.IsMalformed;
    }

    /// <summary><c>ScopeMetrics { InstrumentationScope scope = 1; repeated Metric metrics = 2; }</c></summary>
    private bool TryReadScope(ReadOnlySpan<byte> bytes)
    {
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            if (fields is { Number: 2, IsBytes: true } && !TryReadMetric(fields.Bytes))
            {
                return false;
            }
        }

        return !fields.IsMalformed;
    }

    /// <summary>
    /// <c>Metric { string name = 1; string unit = 3; oneof data { Gauge gauge = 5; Sum sum = 7; Histogram histogram = 9;
    /// ExponentialHistogram exponential_histogram = 10; Summary summary = 11; } }</c>
    /// </summary>
    private bool TryReadMetric(ReadOnlySpan<byte> bytes)
    {
        string name = string.Empty, unit = string.Empty;
        int kind = 0;
        Range data = default;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            bool isRead = (fields.Number, fields.IsBytes) switch
            {
                (1, true) => OtlpAttributes.TryReadText(fields.Bytes, out name),
                (3, true) => OtlpAttributes.TryReadText(fields.Bytes, out unit),
                _ => true,
            };
            if (!isRead)
            {
                return false;
            }

            if (fields is { Number: 5 or 7 or 9 or 10 or 11, IsBytes: true })
            {
                (kind, data) = (fields.Number, fields.Content);
            }
        }

        return !fields.IsMalformed && (kind == 0 || TryReadData(bytes[data], (OtlpShape)kind, name, unit));
    }

    /// <summary><c>repeated … data_points = 1; AggregationTemporality aggregation_temporality = 2; bool is_monotonic = 3;</c></summary>
    private bool TryReadData(ReadOnlySpan<byte> bytes, OtlpShape shape, string name, string unit)
    {
        ulong temporality = 0, isMonotonic = 0;
        int points = 0;
        WireFields fields = new(bytes);
        while (fields.TryNext())
        {
            temporality = fields is { Number: 2, IsVarint: true } ? fields.Value : temporality;
            isMonotonic = fields is { Number: 3, IsVarint: true } ? fields.Value : isMonotonic;
            points += fields is { Number: 1, IsBytes: true } ? 1 : 0;
        }

        _points += points;
        if (fields.IsMalformed || _points > MostPoints)
        {
            return false;
        }

        if (OtlpMetric.TryCreate(name, unit, shape, temporality, isMonotonic != 0, out string whyNot) is not { } metric)
        {
            _sink.Reject(points, whyNot);
            return true;
        }

        fields = new WireFields(bytes);
        while (fields.TryNext())
        {
            if (fields is { Number: 1, IsBytes: true } && !OtlpPointReader.TryRead(fields.Bytes, shape, metric, _sink))
            {
                return false;
            }
        }

        return true;
    }
}
