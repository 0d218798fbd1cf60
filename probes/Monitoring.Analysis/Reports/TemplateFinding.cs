namespace Monitoring.Analysis.Reports;

/// <summary>One difference between a stream and its template.</summary>
/// <param name="Kind">What differs: missingService, extraService, renamedService, codec, scrambling, serviceBitrate …</param>
/// <param name="ServiceId">The service; null for the stream itself.</param>
/// <param name="Pid">The PID, where there is one.</param>
/// <param name="Expected">What the template says; null for what it does not have.</param>
/// <param name="Found">What the stream has; null for what is missing.</param>
public sealed record TemplateFinding(string Kind, int? ServiceId, int? Pid, string? Expected, string? Found);
