using System.Text.Json.Serialization;

namespace Monitoring.Contracts.Enrolment;

/// <summary>How the two messages of an enrolment are written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, MaxDepth = 4)]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(EnrolmentAnswer))]
public sealed partial class EnrolmentJson : JsonSerializerContext;
