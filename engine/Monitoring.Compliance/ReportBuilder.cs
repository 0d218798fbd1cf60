using Monitoring.Contracts.Measurements;

namespace Monitoring.Compliance;

/// <summary>Turns measured runs into intervals that cover the period.</summary>
public static class ReportBuilder
{
    /// <summary>Builds the report.</summary>
    public static AvailabilityReport Build(
        ReportPeriod period, TimeZoneInfo timeZone, string generator, IEnumerable<ServiceRecord> services) =>
        new(period, timeZone, generator, [.. services
            .OrderBy(s => s.Entity, StringComparer.Ordinal)
            .Select(s => new ServiceAvailability(s, period, Intervals(period, s)))]);

    /// <summary>
    /// A second is an outage or received as <c>service_outage</c> says; any other state of it, or none, is unknown. A received second is
    /// degraded where <c>service_degradation</c> says so.
    /// </summary>
    private static List<ReportInterval> Intervals(ReportPeriod period, ServiceRecord service)
    {
        List<ReportInterval> intervals = [];
        int outage = 0;
        int degradation = 0;
        long at = period.From;
        while (at < period.To)
        {
            StateRun? ruling = Covering(service.Outage, ref outage, at, out long outageEnd);
            StateRun? degraded = Covering(service.Degradation, ref degradation, at, out long degradationEnd);
            long end = Math.Min(Math.Min(outageEnd, degradationEnd), period.To);
            (IntervalKind kind, int cause) = (ruling?.State, degraded?.State) switch
            {
                (VerdictState.Fault, _) => (IntervalKind.Outage, ruling!.Value.Cause),
                (VerdictState.Ok, VerdictState.Fault) => (IntervalKind.Degraded, degraded!.Value.Cause),
                (VerdictState.Ok, _) => (IntervalKind.Up, 0),
                _ => (IntervalKind.Unknown, 0),
            };
            Append(intervals, new ReportInterval(kind, at, end, cause));
            at = end;
        }

        return intervals;
    }

    /// <summary>The run that holds a second, and until when that answer stays the same.</summary>
    private static StateRun? Covering(IReadOnlyList<StateRun> runs, ref int index, long at, out long until)
    {
        while (index < runs.Count && runs[index].End <= at)
        {
            index++;
        }

        if (index == runs.Count)
        {
            until = long.MaxValue;
            return null;
        }

        bool covers = runs[index].Start <= at;
        until = covers ? runs[index].End : runs[index].Start;
        return covers ? runs[index] : null;
    }

    private static void Append(List<ReportInterval> intervals, ReportInterval next)
    {
        if (intervals.Count > 0 && intervals[^1].Kind == next.Kind && intervals[^1].Cause == next.Cause)
        {
            intervals[^1] = intervals[^1] with { End = next.End };
        }
        else
        {
            intervals.Add(next);
        }
    }
}
