namespace Monitoring.Analysis.Reports;

/// <summary>Share of all packets that a service takes.</summary>
public sealed record DtmbServiceReport(int ServiceId, double Share);
