namespace Monitoring.Analysis.Reports;

/// <summary>
/// The verdict of one check. A count is there only where it was measured; a reason only where it was not. Extras are findings beyond the
/// guidelines, on its table: details say so of them, and they are no part of count and state.
/// </summary>
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
    IReadOnlyList<CheckDetail>? Details,
    long? Extras = null);
