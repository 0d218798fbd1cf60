namespace Monitoring.Analysis.Reports;

/// <summary>A check that was not measured where others were put together.</summary>
public sealed record LeftOutReport(string Number, string State, string? Reason);
