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
    IReadOnlyList<ComponentReport> Components)
{
    /// <summary>How the name was read; null where the SDT has none.</summary>
    public TextReport? NameText { get; init; }

    /// <summary>How the provider's name was read; null where the SDT has none.</summary>
    public TextReport? ProviderText { get; init; }
}
