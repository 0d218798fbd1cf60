using System.Globalization;
using System.Text.Json;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// Reads <c>ExportMetricsServiceRequest</c> in JSON point by point, as <see cref="OtlpReader"/> reads it in protobuf: fields may come in any
/// order, so what a thing says of itself is looked for first, and what is in it is read then. Fields it does not know, exemplars (where the
/// hexadecimal trace ids are) and the buckets of histograms are stepped over.
/// </summary>
internal ref struct OtlpJsonReader
{
    private readonly IOtlpSink _sink;
    private int _points;

    private OtlpJsonReader(IOtlpSink sink)
    {
        _sink = sink;
        _points = 0;
    }

    /// <summary>Reads a request; a line that says what is wrong where it is none, and then nothing of it may be kept.</summary>
    public static string? Read(ReadOnlySpan<byte> request, IOtlpSink sink)
    {
        OtlpJsonReader reader = new(sink);
        Utf8JsonReader json = new(request);
        try
        {
            bool isWhole = reader.TryReadRequest(ref json);
            return isWhole && !json.Read() ? null : OtlpReader.TooManyPoints;
        }
        catch (FormatException wrong)
        {
            return $"the body is not an ExportMetricsServiceRequest in JSON: {wrong.Message}";
        }
        catch (JsonException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the body is not JSON: it ends, or does not go on as JSON does, at byte {json.BytesConsumed}");
        }
        catch (InvalidOperationException)
        {
            return "the body is not JSON: it has a text that is not Unicode";
        }
    }

    private bool TryReadRequest(ref Utf8JsonReader json)
    {
        json.Read();
        OtlpJson.Demand(json, JsonTokenType.StartObject);
        while (OtlpJson.NextField(ref json))
        {
            if (!json.ValueTextEquals("resourceMetrics"u8))
            {
                json.Skip();
            }
            else if (OtlpJson.Opens(ref json, JsonTokenType.StartArray))
            {
                while (OtlpJson.NextObject(ref json))
                {
                    if (!TryReadResource(ref json))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary><c>{ "resource": { "attributes": [] }, "scopeMetrics": [] }</c></summary>
    private bool TryReadResource(ref Utf8JsonReader json)
    {
        Dictionary<string, string> resource = new(StringComparer.Ordinal);
        Utf8JsonReader scopes = default;
        while (OtlpJson.NextField(ref json))
        {
            if (json.ValueTextEquals("resource"u8))
            {
                ReadAttributes(ref json, resource);
                continue;
            }

            scopes = json.ValueTextEquals("scopeMetrics"u8) ? json : scopes;
            json.Skip();
        }

        _sink.Begin(resource);
        if (scopes.TokenType == JsonTokenType.PropertyName && OtlpJson.Opens(ref scopes, JsonTokenType.StartArray))
        {
            while (OtlpJson.NextObject(ref scopes))
            {
                if (!TryReadScope(ref scopes))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What cannot be a text names nothing, and is left out.</summary>
    private static void ReadAttributes(ref Utf8JsonReader json, Dictionary<string, string> attributes)
    {
        if (!OtlpJson.Opens(ref json, JsonTokenType.StartObject))
        {
            return;
        }

        while (OtlpJson.NextField(ref json))
        {
            if (!json.ValueTextEquals("attributes"u8))
            {
                json.Skip();
            }
            else if (OtlpJson.Opens(ref json, JsonTokenType.StartArray))
            {
                while (OtlpJson.NextObject(ref json))
                {
                    (string key, string? value) = OtlpJson.KeyValue(ref json);
                    if (value is not null && attributes.Count < OtlpAttributes.Most)
                    {
                        attributes[key] = value;
                    }
                }
            }
        }
    }

    /// <summary><c>{ "scope": {}, "metrics": [] }</c></summary>
    private bool TryReadScope(ref Utf8JsonReader json)
    {
        while (OtlpJson.NextField(ref json))
        {
            if (!json.ValueTextEquals("metrics"u8))
            {
                json.Skip();
            }
            else if (OtlpJson.Opens(ref json, JsonTokenType.StartArray))
            {
                while (OtlpJson.NextObject(ref json))
                {
                    if (!TryReadMetric(ref json))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    /// <summary><c>{ "name": "", "unit": "", "gauge" or "sum" or "histogram" or "exponentialHistogram" or "summary": {} }</c></summary>
    private bool TryReadMetric(ref Utf8JsonReader json)
    {
        string name = string.Empty, unit = string.Empty;
        OtlpShape? shape = null;
        Utf8JsonReader data = default;
        while (OtlpJson.NextField(ref json))
        {
            if (json.ValueTextEquals("name"u8))
            {
                name = OtlpJson.Text(ref json);
            }
            else if (json.ValueTextEquals("unit"u8))
            {
                unit = OtlpJson.Text(ref json);
            }
            else
            {
                if (ShapeOf(json) is OtlpShape found)
                {
                    shape = found;
                    data = json;
                }

                json.Skip();
            }
        }

        return shape is null || !OtlpJson.Opens(ref data, JsonTokenType.StartObject) || TryReadData(data, shape.Value, name, unit);
    }

    private static OtlpShape? ShapeOf(in Utf8JsonReader json) =>
        json.ValueTextEquals("gauge"u8) ? OtlpShape.Gauge
        : json.ValueTextEquals("sum"u8) ? OtlpShape.Sum
        : json.ValueTextEquals("histogram"u8) ? OtlpShape.Histogram
        : json.ValueTextEquals("exponentialHistogram"u8) ? OtlpShape.ExponentialHistogram
        : json.ValueTextEquals("summary"u8) ? OtlpShape.Summary
        : null;

    /// <summary><c>{ "dataPoints": [], "aggregationTemporality": 2, "isMonotonic": true }</c></summary>
    private bool TryReadData(Utf8JsonReader json, OtlpShape shape, string name, string unit)
    {
        ulong temporality = 0;
        bool isMonotonic = false;
        int count = 0;
        Utf8JsonReader points = default;
        while (OtlpJson.NextField(ref json))
        {
            if (json.ValueTextEquals("aggregationTemporality"u8))
            {
                temporality = OtlpJson.Unsigned(ref json);
            }
            else if (json.ValueTextEquals("isMonotonic"u8))
            {
                isMonotonic = OtlpJson.Truth(ref json);
            }
            else if (json.ValueTextEquals("dataPoints"u8))
            {
                points = json;
                count = CountObjects(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        _points += count;
        if (_points > OtlpReader.MostPoints)
        {
            return false;
        }

        if (OtlpMetric.TryCreate(name, unit, shape, temporality, isMonotonic, out string whyNot) is not { } metric)
        {
            _sink.Reject(count, whyNot);
        }
        else if (points.TokenType == JsonTokenType.PropertyName && OtlpJson.Opens(ref points, JsonTokenType.StartArray))
        {
            while (OtlpJson.NextObject(ref points))
            {
                OtlpJsonPointReader.Read(ref points, shape, metric, _sink);
            }
        }

        return true;
    }

    private static int CountObjects(ref Utf8JsonReader json)
    {
        int count = 0;
        if (OtlpJson.Opens(ref json, JsonTokenType.StartArray))
        {
            while (OtlpJson.NextObject(ref json))
            {
                count++;
                json.Skip();
            }
        }

        return count;
    }
}
