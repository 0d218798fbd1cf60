namespace Monitoring.Analysis.Tables;

/// <summary>The time that the events of a schedule cover; seconds since the day 0 of the modified Julian date.</summary>
/// <param name="From">Start of the first event that is not over.</param>
/// <param name="Until">End of the last.</param>
/// <param name="UnbrokenUntil">End of the events that follow each other without a gap from now on; from the first where now is not known.</param>
/// <param name="Gaps">Gaps between now, or the first event, and the last.</param>
/// <param name="GapSeconds">Their length.</param>
/// <param name="Overlaps">Events that begin before the ones before them have ended.</param>
internal sealed record ScheduleCoverage(long From, long Until, long UnbrokenUntil, int Gaps, long GapSeconds, int Overlaps)
{
    /// <summary>Shorter gaps and overlaps come of times given in whole minutes.</summary>
    private const int LeastSeconds = 60;

    /// <summary>What the events cover; null when none of them is still to come.</summary>
    /// <param name="events">Events in any order, the same more than once included.</param>
    /// <param name="now">The time of the network; null where it is not known.</param>
    public static ScheduleCoverage? Of(IEnumerable<ScheduledEvent> events, long? now)
    {
        ScheduledEvent[] ahead =
        [
            .. events.Where(e => e.Seconds > 0 && (now is null || e.End > now))
                .DistinctBy(e => (e.EventId, e.Start, e.Seconds))
                .OrderBy(e => e.Start).ThenBy(e => e.End),
        ];
        if (ahead.Length == 0)
        {
            return null;
        }

        long covered = now ?? ahead[0].Start;
        long unbroken = covered;
        int gaps = 0;
        long gapSeconds = 0;
        int overlaps = 0;
        long until = long.MinValue;
        foreach (ScheduledEvent next in ahead)
        {
            if (next.Start - covered >= LeastSeconds)
            {
                gaps++;
                gapSeconds += next.Start - covered;
            }

            overlaps += until != long.MinValue && until - next.Start >= LeastSeconds ? 1 : 0;
            until = Math.Max(until, next.End);
            covered = Math.Max(covered, next.End);
            unbroken = gaps == 0 ? covered : unbroken;
        }

        return new ScheduleCoverage(ahead[0].Start, until, unbroken, gaps, gapSeconds, overlaps);
    }
}
