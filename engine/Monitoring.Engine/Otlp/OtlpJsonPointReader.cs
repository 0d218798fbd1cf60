using System.Text.Json;

namespace Monitoring.Engine.Otlp;

/// <summary>Reads one data point of any shape in JSON.</summary>
internal static class OtlpJsonPointReader
{
    /// <summary>Reads the point whose object the reader has entered, and hands it over.</summary>
    public static void Read(ref Utf8JsonReader json, OtlpShape shape, OtlpMetric metric, IOtlpSink sink)
    {
        OtlpPoint point = new(shape);
        while (OtlpJson.NextField(ref json))
        {
            if (json.ValueTextEquals("timeUnixNano"u8))
            {
                point.Time = OtlpJson.Unsigned(ref json);
            }
            else if (json.ValueTextEquals("startTimeUnixNano"u8))
            {
                point.Start = OtlpJson.Unsigned(ref json);
            }
            else if (json.ValueTextEquals("flags"u8))
            {
                point.Flags = OtlpJson.Unsigned(ref json);
            }
            else if (json.ValueTextEquals("attributes"u8))
            {
                ReadAttributes(ref json, ref point);
            }
            else if (!(point.IsNumber ? IsNumber(ref json, point) : IsAggregate(ref json, point)))
            {
                json.Skip();
            }
        }

        point.Give(metric, sink);
    }

    private static void ReadAttributes(ref Utf8JsonReader json, ref OtlpPoint point)
    {
        if (OtlpJson.Opens(ref json, JsonTokenType.StartArray))
        {
            while (OtlpJson.NextObject(ref json))
            {
                (string key, string? value) = OtlpJson.KeyValue(ref json);
                point.TakeAttribute(key, value);
            }
        }
    }

    /// <summary><c>"asDouble": 1.5</c> or <c>"asInt": "1"</c></summary>
    private static bool IsNumber(ref Utf8JsonReader json, in OtlpPoint point)
    {
        bool isInteger = json.ValueTextEquals("asInt"u8);
        if (!isInteger && !json.ValueTextEquals("asDouble"u8))
        {
            return false;
        }

        if (!IsNull(json))
        {
            point.Take(string.Empty, isInteger ? OtlpJson.Signed(ref json) : OtlpJson.Real(ref json));
            return true;
        }

        return false;
    }

    /// <summary><c>"count": "5", "sum": 2.5</c>, and <c>"min"</c> and <c>"max"</c>, or <c>"quantileValues"</c>.</summary>
    private static bool IsAggregate(ref Utf8JsonReader json, in OtlpPoint point)
    {
        if (json.ValueTextEquals("count"u8))
        {
            point.Take("count", OtlpJson.Unsigned(ref json));
            return true;
        }

        if (point.Shape == OtlpShape.Summary && json.ValueTextEquals("quantileValues"u8))
        {
            ReadQuantiles(ref json, point);
            return true;
        }

        string? part = json.ValueTextEquals("sum"u8) ? "sum"
            : point.Shape == OtlpShape.Summary ? null
            : json.ValueTextEquals("min"u8) ? "min"
            : json.ValueTextEquals("max"u8) ? "max"
            : null;
        if (part is null || IsNull(json))
        {
            return false;
        }

        point.Take(part, OtlpJson.Real(ref json));
        return true;
    }

    /// <summary><c>[ { "quantile": 0.99, "value": 0.75 } ]</c></summary>
    private static void ReadQuantiles(ref Utf8JsonReader json, in OtlpPoint point)
    {
        if (!OtlpJson.Opens(ref json, JsonTokenType.StartArray))
        {
            return;
        }

        while (OtlpJson.NextObject(ref json))
        {
            double quantile = 0, value = 0;
            while (OtlpJson.NextField(ref json))
            {
                if (json.ValueTextEquals("quantile"u8))
                {
                    quantile = OtlpJson.Real(ref json);
                }
                else if (json.ValueTextEquals("value"u8))
                {
                    value = OtlpJson.Real(ref json);
                }
                else
                {
                    json.Skip();
                }
            }

            point.TakeQuantile(quantile, value);
        }
    }

    /// <summary>Whether the value of the field stood on is null, which is as if it were not there. The reader is a copy.</summary>
    private static bool IsNull(Utf8JsonReader json) => !OtlpJson.HasValue(ref json);
}
