namespace Monitoring.Compliance;

/// <summary>The figures of one service. Its intervals cover the period without gap or overlap; every figure is a sum over them.</summary>
public sealed class ServiceAvailability
{
    public ServiceAvailability(ServiceRecord service, ReportPeriod period, IReadOnlyList<ReportInterval> intervals)
    {
        Service = service;
        Intervals = intervals;
        PlannedSeconds = period.Seconds;
        UpSeconds = Sum(IntervalKind.Up);
        DegradedSeconds = Sum(IntervalKind.Degraded);
        OutageSeconds = Sum(IntervalKind.Outage);
        UnknownSeconds = Sum(IntervalKind.Unknown);
        Outages = Merge(intervals);
    }

    /// <summary>The service.</summary>
    public ServiceRecord Service { get; }

    /// <summary>The whole period in time order.</summary>
    public IReadOnlyList<ReportInterval> Intervals { get; }

    /// <summary>Outages in time order; one that changes its cause on the way is one outage under its first cause.</summary>
    public IReadOnlyList<ReportInterval> Outages { get; }

    /// <summary>Seconds the service was planned: the whole period as long as there is no run plan.</summary>
    public long PlannedSeconds { get; }

    public long UpSeconds { get; }

    public long DegradedSeconds { get; }

    public long OutageSeconds { get; }

    public long UnknownSeconds { get; }

    /// <summary>Availability when all unknown time is counted as outage.</summary>
    public double AvailabilityLow => 1 - ((double)(OutageSeconds + UnknownSeconds) / PlannedSeconds);

    /// <summary>Availability when all unknown time is counted as up.</summary>
    public double AvailabilityHigh => 1 - ((double)OutageSeconds / PlannedSeconds);

    /// <summary>Availability over the time that is known; null when nothing is.</summary>
    public double? AvailabilityOfKnown =>
        PlannedSeconds == UnknownSeconds ? null : 1 - ((double)OutageSeconds / (PlannedSeconds - UnknownSeconds));

    /// <summary>Outage in seconds per 100 planned hours, unknown time counted as up.</summary>
    public double OutageRateLow => OutageSeconds * 360_000.0 / PlannedSeconds;

    /// <summary>Outage in seconds per 100 planned hours, unknown time counted as outage.</summary>
    public double OutageRateHigh => (OutageSeconds + UnknownSeconds) * 360_000.0 / PlannedSeconds;

    private static List<ReportInterval> Merge(IReadOnlyList<ReportInterval> intervals)
    {
        List<ReportInterval> outages = [];
        foreach (ReportInterval interval in intervals.Where(i => i.Kind == IntervalKind.Outage))
        {
            if (outages.Count > 0 && outages[^1].End == interval.Start)
            {
                outages[^1] = outages[^1] with { End = interval.End };
            }
            else
            {
                outages.Add(interval);
            }
        }

        return outages;
    }

    private long Sum(IntervalKind kind) => Intervals.Where(i => i.Kind == kind).Sum(i => i.Seconds);
}
