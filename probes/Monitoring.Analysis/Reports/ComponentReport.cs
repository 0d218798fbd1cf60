namespace Monitoring.Analysis.Reports;

/// <summary>One elementary stream of a service.</summary>
public sealed record ComponentReport(int Pid, int StreamType, string? Kind, string? Codec, string? Language, ElementaryReport? Elementary);
