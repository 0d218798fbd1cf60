using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Monitoring.Analysis.Reports;

namespace Monitoring.Probe.Commands;

/// <summary>
/// The JSON document <c>monitoring.analysis/1</c>, a public and versioned contract: camelCase, absent means not known, and the same bytes
/// for the same input.
/// </summary>
public sealed record AnalyzeDocument : TransportStreamReport
{
    public const string CurrentSchema = "monitoring.analysis/1";

    private const string TransportStreamKind = "transportStream";

    /// <summary>Names in Chinese stay readable; the document is never put into a web page as it is.</summary>
    private static readonly AnalyzeJsonContext Json =
        new(new JsonSerializerOptions(AnalyzeJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private AnalyzeDocument(string input, TransportStreamReport report)
        : base(report) => Input = input;

    [JsonPropertyOrder(-3)]
    public string Schema { get; } = CurrentSchema;

    [JsonPropertyOrder(-2)]
    public string Input { get; }

    [JsonPropertyOrder(-1)]
    public string Kind { get; } = TransportStreamKind;

    public static AnalyzeDocument From(string input, TransportStreamReport report) => new(input, report);

    /// <summary>Writes the document and a line end.</summary>
    public void WriteTo(Stream output)
    {
        JsonSerializer.Serialize(output, this, Json.AnalyzeDocument);
        output.Write("\n"u8);
        output.Flush();
    }
}
