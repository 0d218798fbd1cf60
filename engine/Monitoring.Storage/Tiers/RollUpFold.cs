namespace Monitoring.Storage.Tiers;

/// <summary>Folds roll-ups into coarser ones.</summary>
internal static class RollUpFold
{
    /// <summary>Roll-ups of finer roll-ups in time order.</summary>
    public static List<RollUp> Of(IEnumerable<RollUp> finer, RollUpTier tier)
    {
        List<RollUp> found = [];
        foreach (RollUp one in finer)
        {
            Add(found, tier, one);
        }

        return found;
    }

    private static void Add(List<RollUp> found, RollUpTier tier, in RollUp later)
    {
        long start = later.StartUnixSeconds - (later.StartUnixSeconds % (int)tier);
        if (found.Count == 0 || found[^1].StartUnixSeconds != start)
        {
            found.Add(later with { StartUnixSeconds = start });
            return;
        }

        RollUp sum = found[^1];
        bool hadValue = sum.KnownSeconds > 0, hasValue = later.KnownSeconds > 0;
        found[^1] = new RollUp(
            start, sum.KnownSeconds + later.KnownSeconds, sum.UnknownSeconds + later.UnknownSeconds, sum.FaultSeconds + later.FaultSeconds,
            (byte)(sum.States | later.States),
            !hasValue ? sum.Min : hadValue ? Math.Min(sum.Min, later.Min) : later.Min,
            !hasValue ? sum.Max : hadValue ? Math.Max(sum.Max, later.Max) : later.Max,
            !hasValue ? sum.Sum : hadValue ? sum.Sum + later.Sum : later.Sum,
            hasValue ? later.Last : sum.Last);
    }
}
