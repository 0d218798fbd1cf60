using System.Numerics;
using Monitoring.Contracts.Measurements;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>Makes a long series short without hiding its extremes, its faults or its gaps.</summary>
public static class PointThinner
{
    /// <summary>At most about <paramref name="most"/> points; a gap begins with a point that has no value.</summary>
    public static IReadOnlyList<ThinPoint> Thin(IReadOnlyList<SeriesPoint> points, TimeRange range, int most)
    {
        long slot = Math.Max(1, (long)Math.Ceiling((range.To - range.From).TotalSeconds / most));
        List<ThinPoint> thin = [];
        long? expected = null;
        for (int i = 0; i < points.Count;)
        {
            long start = points[i].UnixSeconds - (points[i].UnixSeconds % slot);
            if (expected is not null && start > expected)
            {
                thin.Add(new ThinPoint(expected.Value * 1000, V: null, VerdictState.NotMeasured));
            }

            int end = i;
            while (end < points.Count && points[end].UnixSeconds < start + slot)
            {
                end++;
            }

            thin.Add(Merge(points, i, end, start * 1000, isSlot: slot > 1));
            expected = start + slot;
            i = end;
        }

        return thin;
    }

    /// <summary>The tier a period of so many points is read from; null where the points themselves are needed.</summary>
    public static RollUpTier? TierFor(TimeRange range, int most) => ((range.To - range.From).TotalSeconds / most) switch
    {
        >= (int)RollUpTier.Hour => (RollUpTier?)RollUpTier.Hour,
        >= (int)RollUpTier.Minute => RollUpTier.Minute,
        _ => null,
    };

    /// <summary>The same of roll-ups.</summary>
    public static IReadOnlyList<ThinPoint> Thin(IReadOnlyList<RollUp> rollUps, RollUpTier tier, TimeRange range, int most)
    {
        long slot = Math.Max(1, (long)Math.Ceiling((range.To - range.From).TotalSeconds / most / (int)tier)) * (int)tier;
        List<ThinPoint> thin = [];
        long? expected = null;
        foreach (IGrouping<long, RollUp> group in rollUps.GroupBy(one => one.StartUnixSeconds - (one.StartUnixSeconds % slot)))
        {
            if (expected is not null && group.Key > expected)
            {
                thin.Add(new ThinPoint(expected.Value * 1000, V: null, VerdictState.NotMeasured));
            }

            RollUp[] known = [.. group.Where(one => one.KnownSeconds > 0)];
            VerdictState state = group.Any(one => one.FaultSeconds > 0) ? VerdictState.Fault
                : known.Length > 0 ? VerdictState.Ok
                : (VerdictState)BitOperations.Log2(group.Last().States);
            thin.Add(known.Length == 0
                ? new ThinPoint(group.Key * 1000, V: null, state)
                : new ThinPoint(
                    group.Key * 1000, known.Sum(one => one.Sum) / known.Sum(one => one.KnownSeconds), state, known.Min(one => one.Min),
                    known.Max(one => one.Max)));
            expected = group.Key + slot;
        }

        return thin;
    }

    private static ThinPoint Merge(IReadOnlyList<SeriesPoint> points, int from, int to, long start, bool isSlot)
    {
        double sum = 0;
        double min = double.PositiveInfinity;
        double max = double.NegativeInfinity;
        int measured = 0;
        bool fault = false;
        for (int i = from; i < to; i++)
        {
            SeriesPoint point = points[i];
            fault |= point.State == VerdictState.Fault;
            if (point.State.HasValue() && !double.IsNaN(point.Value))
            {
                measured++;
                sum += point.Value;
                min = Math.Min(min, point.Value);
                max = Math.Max(max, point.Value);
            }
        }

        VerdictState state = fault ? VerdictState.Fault : measured > 0 ? VerdictState.Ok : points[to - 1].State;
        return measured == 0 ? new ThinPoint(start, V: null, state)
            : isSlot ? new ThinPoint(start, sum / measured, state, min, max)
            : new ThinPoint(start, sum, state);
    }
}
