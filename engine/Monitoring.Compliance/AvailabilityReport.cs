namespace Monitoring.Compliance;

/// <summary>What an auditor gets: per service what the audience got, second by second, unknown time stated as unknown.</summary>
/// <param name="Period">The time it is about.</param>
/// <param name="TimeZone">The zone of the times people read.</param>
/// <param name="Generator">Name and version of the program.</param>
/// <param name="Services">In the order of their paths.</param>
public sealed record AvailabilityReport(
    ReportPeriod Period, TimeZoneInfo TimeZone, string Generator, IReadOnlyList<ServiceAvailability> Services)
{
    /// <summary>The revision of the registry whose names it uses; 0 when there was none.</summary>
    public long RegistryRevision { get; init; }
}
