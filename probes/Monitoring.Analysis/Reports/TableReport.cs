namespace Monitoring.Analysis.Reports;

/// <summary>One table that came: by PID, table_id and table_id_extension.</summary>
public sealed record TableReport(
    int Pid,
    int TableId,
    string? Name,
    int? Extension,
    bool Current,
    IReadOnlyList<int>? Versions,
    int Sections,
    long Received,
    double? MinIntervalMs,
    double? MaxIntervalMs);
