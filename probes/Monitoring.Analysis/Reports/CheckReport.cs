namespace Monitoring.Analysis.Reports;

/// <summary>The verdict of one check. A count is there only where it was measured; a reason only where it was not.</summary>
public sealed record CheckReport(
    string Number,
    string Name,
    int Priority,
    string State,
    string? Reason,
    long? Count,
    double? FirstAt,
    double? LastAt,
    IReadOnlyList<int>? Pids,
    IReadOnlyList<CheckDetail>? Details);
