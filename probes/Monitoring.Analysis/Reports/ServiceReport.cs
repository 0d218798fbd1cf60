namespace Monitoring.Analysis.Reports;

/// <summary>One service of the PAT.</summary>
public sealed record ServiceReport(
    int ServiceId,
    string? Name,
    string? Provider,
    int? Type,
    int? RunningStatus,
    bool? FreeCa,
    int? PmtPid,
    int? PcrPid,
    int? PmtVersion,
    long? Bitrate,
    IReadOnlyList<ComponentReport> Components);
