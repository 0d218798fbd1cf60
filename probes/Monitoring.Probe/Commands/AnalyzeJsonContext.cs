using System.Text.Json.Serialization;

namespace Monitoring.Probe.Commands;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(AnalyzeDocument))]
[JsonSerializable(typeof(StreamsDocument))]
internal sealed partial class AnalyzeJsonContext : JsonSerializerContext;
