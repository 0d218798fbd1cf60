using System.Globalization;
using System.Text.Json;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>Answers as the HTTP interface of Prometheus writes them.</summary>
internal static class PromJson
{
    /// <summary>A success with whatever the function writes under <c>data</c>.</summary>
    public static void Success(Utf8JsonWriter json, Action<Utf8JsonWriter> data)
    {
        json.WriteStartObject();
        json.WriteString("status", "success");
        json.WritePropertyName("data");
        data(json);
        json.WriteEndObject();
    }

    /// <summary>Every step that has a value.</summary>
    public static void Matrix(Utf8JsonWriter json, PromAnswer answer, PromSteps steps) => Result(json, "matrix", () =>
    {
        json.WriteStartArray();
        foreach (PromSeries series in answer.Series)
        {
            Labels(json, series.Labels);
            json.WriteStartArray("values");
            for (int at = 0; at < series.Values.Length; at++)
            {
                if (!double.IsNaN(series.Values[at]))
                {
                    Sample(json, steps.At(at), series.Values[at]);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>One time: a number, or the series that have a value then.</summary>
    public static void Instant(Utf8JsonWriter json, PromAnswer answer, PromSteps steps)
    {
        if (answer.IsScalar)
        {
            Result(json, "scalar", () => Sample(json, steps.Start, answer.Series[0].Values[0]));
            return;
        }

        Result(json, "vector", () =>
        {
            json.WriteStartArray();
            foreach (PromSeries series in answer.Series.Where(s => !double.IsNaN(s.Values[0])))
            {
                Labels(json, series.Labels);
                json.WritePropertyName("value");
                Sample(json, steps.Start, series.Values[0]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    /// <summary>A set of labels.</summary>
    public static void LabelSet(Utf8JsonWriter json, SortedDictionary<string, string> labels)
    {
        json.WriteStartObject();
        foreach ((string label, string value) in labels)
        {
            json.WriteString(label, value);
        }

        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, string type, Action write)
    {
        json.WriteStartObject();
        json.WriteString("resultType", type);
        json.WritePropertyName("result");
        write();
        json.WriteEndObject();
    }

    /// <summary>Begins the object of a series.</summary>
    private static void Labels(Utf8JsonWriter json, SortedDictionary<string, string> labels)
    {
        json.WriteStartObject();
        json.WritePropertyName("metric");
        LabelSet(json, labels);
    }

    private static void Sample(Utf8JsonWriter json, double time, double value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(time, 3));
        json.WriteStringValue(
            double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture));
        json.WriteEndArray();
    }
}
