using System.Text.Json;
using System.Text.Json.Serialization;

namespace Monitoring.Analysis.Templates;

/// <summary>Properties of templates have setters, since what a file leaves out keeps its usual value only so.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(StreamTemplate))]
internal sealed partial class TemplateJson : JsonSerializerContext;
