using System.Text;
using System.Text.Json;
using Google.Protobuf;

namespace Monitoring.Testing.Otlp;

/// <summary>What <see cref="OtlpBody"/> builds, as the specification writes it in JSON: the same request in the other encoding.</summary>
public static class OtlpJsonText
{
    private static readonly Dictionary<string, Field[]> Messages = new(StringComparer.Ordinal)
    {
        ["Request"] = [new(1, "resourceMetrics", "ResourceMetrics", true)],
        ["ResourceMetrics"] = [new(1, "resource", "Resource"), new(2, "scopeMetrics", "ScopeMetrics", true)],
        ["Resource"] = [new(1, "attributes", "KeyValue", true)],
        ["KeyValue"] = [new(1, "key", "text"), new(2, "value", "AnyValue")],
        ["AnyValue"] =
        [
            new(1, "stringValue", "text"), new(2, "boolValue", "bool"), new(3, "intValue", "int64"), new(4, "doubleValue", "double"),
            new(5, "arrayValue", "ArrayValue"), new(7, "bytesValue", "base64"),
        ],
        ["ArrayValue"] = [new(1, "values", "AnyValue", true)],
        ["ScopeMetrics"] = [new(2, "metrics", "Metric", true)],
        ["Metric"] =
        [
            new(1, "name", "text"), new(2, "description", "text"), new(3, "unit", "text"), new(5, "gauge", "Numbers"), new(7, "sum", "Numbers"),
            new(9, "histogram", "Histogram"), new(10, "exponentialHistogram", "ExponentialHistogram"), new(11, "summary", "Summary"),
        ],
        ["Numbers"] = Data("NumberDataPoint"),
        ["Histogram"] = Data("HistogramDataPoint"),
        ["ExponentialHistogram"] = Data("ExponentialHistogramDataPoint"),
        ["Summary"] = Data("SummaryDataPoint"),
        ["NumberDataPoint"] =
        [
            new(7, "attributes", "KeyValue", true), .. Times(), new(4, "asDouble", "double"), new(6, "asInt", "fixed64"), new(5, "exemplars", "Exemplar", true),
            new(8, "flags", "int32"),
        ],
        ["Exemplar"] = [new(2, "timeUnixNano", "fixed64"), new(3, "asDouble", "double"), new(4, "spanId", "hexadecimal"), new(5, "traceId", "hexadecimal")],
        ["HistogramDataPoint"] =
        [
            new(9, "attributes", "KeyValue", true), .. Times(), new(4, "count", "fixed64"), new(5, "sum", "double"), new(10, "flags", "int32"),
            new(11, "min", "double"), new(12, "max", "double"),
        ],
        ["ExponentialHistogramDataPoint"] =
        [
            new(1, "attributes", "KeyValue", true), .. Times(), new(4, "count", "fixed64"), new(5, "sum", "double"), new(10, "flags", "int32"),
            new(12, "min", "double"), new(13, "max", "double"),
        ],
        ["SummaryDataPoint"] =
        [
            new(7, "attributes", "KeyValue", true), .. Times(), new(4, "count", "fixed64"), new(5, "sum", "double"),
            new(6, "quantileValues", "ValueAtQuantile", true), new(8, "flags", "int32"),
        ],
        ["ValueAtQuantile"] = [new(1, "quantile", "double"), new(2, "value", "double")],
    };

    /// <summary>The JSON of a request in protobuf; fields that are not in the table are left out.</summary>
    public static byte[] Of(byte[] request)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            WriteMessage(json, "Request", request);
        }

        return bytes.ToArray();
    }

    private static Field[] Data(string point) =>
        [new(1, "dataPoints", point, true), new(2, "aggregationTemporality", "int32"), new(3, "isMonotonic", "bool")];

    private static Field[] Times() => [new(2, "startTimeUnixNano", "fixed64"), new(3, "timeUnixNano", "fixed64")];

    private static void WriteMessage(Utf8JsonWriter json, string message, byte[] bytes)
    {
        Dictionary<int, List<object>> values = Read(bytes);
        json.WriteStartObject();
        foreach (Field field in Messages[message].Where(f => values.ContainsKey(f.Number)))
        {
            json.WritePropertyName(field.Name);
            if (!field.IsRepeated)
            {
                WriteValue(json, field.Kind, values[field.Number][^1]);
                continue;
            }

            json.WriteStartArray();
            values[field.Number].ForEach(value => WriteValue(json, field.Kind, value));
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static Dictionary<int, List<object>> Read(byte[] bytes)
    {
        Dictionary<int, List<object>> values = [];
        using CodedInputStream input = new(bytes);
        for (uint tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
        {
            int number = WireFormat.GetTagFieldNumber(tag);
            if (!values.TryGetValue(number, out List<object>? all))
            {
                values[number] = all = [];
            }

            all.Add(WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => input.ReadUInt64(),
                WireFormat.WireType.Fixed64 => input.ReadFixed64(),
                _ => input.ReadBytes().ToByteArray(),
            });
        }

        return values;
    }

    private static void WriteValue(Utf8JsonWriter json, string kind, object value)
    {
        switch (kind)
        {
            case "text":
                json.WriteStringValue(Encoding.UTF8.GetString((byte[])value));
                break;
            case "bool":
                json.WriteBooleanValue((ulong)value != 0);
                break;
            case "int32":
                json.WriteNumberValue((ulong)value);
                break;
            case "int64" or "fixed64":
                json.WriteStringValue(unchecked((long)(ulong)value).ToString(System.Globalization.CultureInfo.InvariantCulture));
                break;
            case "double":
                WriteDouble(json, BitConverter.UInt64BitsToDouble((ulong)value));
                break;
            case "base64":
                json.WriteBase64StringValue((byte[])value);
                break;
            case "hexadecimal":
                json.WriteStringValue(Convert.ToHexStringLower((byte[])value));
                break;
            default:
                WriteMessage(json, kind, (byte[])value);
                break;
        }
    }

    private static void WriteDouble(Utf8JsonWriter json, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private sealed record Field(int Number, string Name, string Kind, bool IsRepeated = false);
}
