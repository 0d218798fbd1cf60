namespace Monitoring.Analysis.Reports;

/// <summary>A present or following event.</summary>
public sealed record EpgEventReport(int EventId, string? Start, double? DurationSeconds, int RunningStatus, string? Name);
