using Monitoring.Storage.Core;

namespace Monitoring.Storage.Tiers;

/// <summary>
/// When hours are summarised and how long each tier stays: one schedule for every store. Part of the store's round of upkeep, in steps.
/// </summary>
internal sealed class TierSchedule(StoreState state, DueHours due, ITierTables tables)
{
    /// <summary>An hour that still gets late samples waits for a pause of theirs, but not for ever.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan DropInterval = TimeSpan.FromHours(1);

    private readonly TimeSpan _pause = state.Options.SealGrace < LongestPause ? state.Options.SealGrace : LongestPause;

    private DateTimeOffset _lastDrop;

    public IEnumerable<bool> Round(DateTimeOffset now)
    {
        foreach ((long hour, DueHour open) in due.All())
        {
            if (IsReady(hour, open, now))
            {
                DateTimeOffset touched = open.Touched;
                foreach (SeriesId[] some in tables.SeriesOf(hour).Chunk(tables.SeriesPerStep))
                {
                    tables.Summarise(hour, some);
                    yield return true;
                }

                if (open.Touched == touched)
                {
                    tables.Finish(hour);
                    due.Remove(hour);
                }
            }
        }

        if (now - _lastDrop >= DropInterval)
        {
            tables.Drop(RollUpTier.Minute, now.AddDays(-state.Options.MinuteDays).ToUnixTimeSeconds());
            tables.Drop(RollUpTier.Hour, now.AddDays(-state.Options.HourDays).ToUnixTimeSeconds());
            _lastDrop = now;
            yield return true;
        }
    }

    /// <summary>An hour is ready once it is over, its windows are due to be sealed, and no sample came for a while.</summary>
    private bool IsReady(long hour, DueHour open, DateTimeOffset now) =>
        now >= DateTimeOffset.FromUnixTimeSeconds(hour + DueHours.Seconds) + state.Options.SealGrace
        && (now - open.Touched >= _pause || now - open.Since >= LongestWait);
}
