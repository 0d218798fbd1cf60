using System.Globalization;
using System.Text.Json;

namespace Monitoring.Engine.Otlp;

/// <summary>Answers of OTLP/HTTP in JSON.</summary>
internal static class OtlpJsonAnswer
{
    /// <summary><c>{ "partialSuccess": { "rejectedDataPoints": "1", "errorMessage": "" } }</c>; <c>{}</c> where everything was kept.</summary>
    public static byte[] Success(int rejected, string message) => rejected == 0 ? "{}"u8.ToArray() : Write(json =>
    {
        json.WriteStartObject("partialSuccess");
        json.WriteString("rejectedDataPoints", rejected.ToString(CultureInfo.InvariantCulture));
        json.WriteString("errorMessage", message);
        json.WriteEndObject();
    });

    /// <summary><c>google.rpc.Status</c> as <c>{ "message": "" }</c>; the code is not used over HTTP.</summary>
    public static byte[] Failure(string message) => Write(json => json.WriteString("message", message));

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        using Utf8JsonWriter json = new(bytes);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return bytes.ToArray();
    }
}
