using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Probe.NetworkCaptures;

namespace Monitoring.Probe.Commands;

/// <summary>The JSON document <c>monitoring.streams/1</c>: camelCase, absent means not known.</summary>
public sealed record StreamsDocument : CaptureReport
{
    public const string CurrentSchema = "monitoring.streams/1";

    private static readonly AnalyzeJsonContext Json =
        new(new JsonSerializerOptions(AnalyzeJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private StreamsDocument(string input, CaptureReport report)
        : base(report) => Input = input;

    [JsonPropertyOrder(-2)]
    public string Schema { get; } = CurrentSchema;

    [JsonPropertyOrder(-1)]
    public string Input { get; }

    public static StreamsDocument From(string input, CaptureReport report) => new(input, report);

    /// <summary>Writes the document and a line end.</summary>
    public void WriteTo(Stream output)
    {
        JsonSerializer.Serialize(output, this, Json.StreamsDocument);
        output.Write("\n"u8);
        output.Flush();
    }
}
