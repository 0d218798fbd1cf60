using Monitoring.Contracts.Measurements;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>Time in which the state of a series did not change.</summary>
/// <param name="Start">First second, Unix.</param>
/// <param name="End">First second after it.</param>
/// <param name="State">What was known; null where the store holds nothing.</param>
public readonly record struct StateInterval(long Start, long End, VerdictState? State)
{
    /// <summary>What stands in answers for time of which nothing is kept.</summary>
    public const string Missing = "missing";

    /// <summary>The word of the state.</summary>
    public string Word => State?.ToWord() ?? Missing;

    /// <summary>The runs of a series without their values; together they cover the range without a gap.</summary>
    public static IReadOnlyList<StateInterval> Of(IReadOnlyList<SeriesRun> runs, long from, long to)
    {
        List<StateInterval> intervals = [];
        long reached = from;
        foreach (SeriesRun run in runs)
        {
            Add(intervals, reached, run.StartUnixSeconds, null);
            Add(intervals, run.StartUnixSeconds, run.EndUnixSeconds, run.State);
            reached = run.EndUnixSeconds;
        }

        Add(intervals, reached, to, null);
        return intervals;
    }

    private static void Add(List<StateInterval> intervals, long start, long end, VerdictState? state)
    {
        if (end <= start)
        {
            return;
        }

        if (intervals.Count > 0 && intervals[^1].State == state && intervals[^1].End == start)
        {
            intervals[^1] = intervals[^1] with { End = end };
        }
        else
        {
            intervals.Add(new StateInterval(start, end, state));
        }
    }
}
