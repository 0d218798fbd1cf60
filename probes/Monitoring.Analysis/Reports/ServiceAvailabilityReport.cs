using Monitoring.Analysis.Tr101290.Availability;

namespace Monitoring.Analysis.Reports;

/// <summary>Service availability, TR 101 290 §5.5.</summary>
/// <param name="IntervalSeconds">ΔT.</param>
/// <param name="Threshold">An interval with more errors than this counts for the ratio.</param>
/// <param name="Clock">The time intervals are of: stream, or arrival.</param>
/// <param name="RestSeconds">After the last whole interval: part of none.</param>
/// <param name="Indicators">SAE, SDE, SIE.</param>
public sealed record ServiceAvailabilityReport(
    double IntervalSeconds,
    double Threshold,
    string Clock,
    double? RestSeconds,
    IReadOnlyList<AvailabilityReport> Indicators)
{
    internal static ServiceAvailabilityReport Of(ServiceAvailability availability, AnalysisOptions options)
    {
        double seconds = ReportTime.Seconds(availability.Interval)!.Value;
        string why = availability.Rest is null ? "there is no time to judge by"
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"no whole interval of {seconds:0.###} s is known");
        return new ServiceAvailabilityReport(
            seconds,
            availability.Threshold,
            options.Clock == ClockKind.Stream ? "stream" : "arrival",
            availability.Rest is { } rest ? ReportTime.Seconds(rest) : null,
            [.. availability.All.Select(i => AvailabilityReport.Of(i, availability.Rest is null, why))]);
    }
}
