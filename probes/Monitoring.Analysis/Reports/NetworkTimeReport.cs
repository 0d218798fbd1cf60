namespace Monitoring.Analysis.Reports;

/// <summary>The time of day by TDT and TOT.</summary>
/// <param name="Received">Sections of both.</param>
/// <param name="First">The first time; null where it is none.</param>
/// <param name="Last">The last time.</param>
/// <param name="OffsetSeconds">How far the last one was ahead of the clock of the probe; null for a file, which has none.</param>
public sealed record NetworkTimeReport(long Received, string? First, string? Last, double? OffsetSeconds);
