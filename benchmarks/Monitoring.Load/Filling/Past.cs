using Monitoring.Contracts.Measurements;
using Monitoring.Load.Plan;
using Monitoring.Storage;

namespace Monitoring.Load.Filling;

/// <summary>
/// What became of services over days: most days are fine from end to end, one in twenty has an outage of seconds to minutes, one in ten a
/// degradation, one in fifty an hour of which nothing is known. A function of its arguments.
/// </summary>
internal static class Past
{
    public const long SecondsPerDay = 86_400;

    private const int OutageCause = 1010;

    /// <summary>The runs of a day of one series, in time order and without a gap.</summary>
    /// <param name="seed">Makes another past.</param>
    /// <param name="series">Which series.</param>
    /// <param name="isOutage">Outage, or degradation.</param>
    /// <param name="dayStart">First second.</param>
    public static List<SeriesRun> DayOf(ulong seed, int series, bool isOutage, long dayStart)
    {
        double fate = Hash.Share(Hash.Of(seed, (ulong)series, (ulong)dayStart, 11));
        double where = Hash.Share(Hash.Of(seed, (ulong)series, (ulong)dayStart, 12));
        double length = Hash.Share(Hash.Of(seed, (ulong)series, (ulong)dayStart, 13));
        double faulty = isOutage ? 0.05 : 0.1;
        long at = dayStart + (long)(where * (SecondsPerDay - 3600));
        SeriesRun? turn = fate < faulty ? new SeriesRun(at, at + 5 + (long)(length * 595), VerdictState.Fault, OutageCause)
            : fate > 0.98 ? new SeriesRun(at, at + 3600, VerdictState.NotMeasured, double.NaN)
            : null;
        long end = dayStart + SecondsPerDay;
        return turn is not SeriesRun other
            ? [new SeriesRun(dayStart, end, VerdictState.Ok, 0)]
            : [.. new SeriesRun[]
            {
                new(dayStart, other.StartUnixSeconds, VerdictState.Ok, 0), other, new(other.EndUnixSeconds, end, VerdictState.Ok, 0),
            }.Where(run => run.EndUnixSeconds > run.StartUnixSeconds)];
    }

    /// <summary>The parts of runs that lie in a period.</summary>
    public static IEnumerable<SeriesRun> Cut(IEnumerable<SeriesRun> runs, long first, long end) => runs
        .Select(run => run with { StartUnixSeconds = Math.Max(run.StartUnixSeconds, first), EndUnixSeconds = Math.Min(run.EndUnixSeconds, end) })
        .Where(run => run.EndUnixSeconds > run.StartUnixSeconds);
}
