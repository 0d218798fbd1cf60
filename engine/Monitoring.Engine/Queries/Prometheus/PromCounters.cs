using Monitoring.Contracts.Measurements;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries.Prometheus;

/// <summary>
/// How much a counter grew, as Prometheus counts it: a value below the one before means that it began again at 0. Nothing is extrapolated to the
/// ends of the time asked for.
/// </summary>
internal static class PromCounters
{
    /// <summary>The functions that count so.</summary>
    public static IReadOnlyList<string> Functions { get; } = ["rate", "increase"];

    /// <summary>Growth from the first known second to the last within [start, end); NaN where fewer than two are known.</summary>
    /// <param name="runs">The series.</param>
    /// <param name="first">Where to begin: no run before it reaches into the time.</param>
    /// <param name="start">First second.</param>
    /// <param name="end">First second after it.</param>
    /// <param name="perSecond">Whether it is divided by the time between those two.</param>
    public static double Growth(IReadOnlyList<SeriesRun> runs, int first, long start, long end, bool perSecond)
    {
        double growth = 0, last = double.NaN;
        long firstSecond = 0, lastSecond = 0;
        for (int at = first; at < runs.Count && runs[at].StartUnixSeconds < end; at++)
        {
            SeriesRun run = runs[at];
            if (!run.State.HasValue())
            {
                continue;
            }

            bool isFirst = double.IsNaN(last);
            firstSecond = isFirst ? Math.Max(run.StartUnixSeconds, start) : firstSecond;
            growth += isFirst ? 0 : run.Value >= last ? run.Value - last : run.Value;
            last = run.Value;
            lastSecond = Math.Min(run.EndUnixSeconds, end) - 1;
        }

        return lastSecond <= firstSecond ? double.NaN : perSecond ? growth / (lastSecond - firstSecond) : growth;
    }
}
