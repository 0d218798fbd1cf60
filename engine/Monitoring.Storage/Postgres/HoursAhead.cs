using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Summarises the hour that is not over, minutes at a time, so that who asks for the last day or month reads samples of the last minutes
/// alone. What comes late takes back what was written of its minute and of those after it (<see cref="DueHour.Ahead"/>).
/// </summary>
internal sealed class HoursAhead(PostgresStoreState state, BatchTable batches, HourSummary summary)
{
    private const long Pace = 2 * (long)RollUpTier.Minute;

    /// <summary>Series of a step: minutes of them are as many samples as an hour of <see cref="HourSummary.SeriesPerStep"/>.</summary>
    private const int SeriesPerStep = 1000;

    public IEnumerable<bool> Round(DateTimeOffset now)
    {
        long rested = DueHours.MinuteOf((now - state.Options.SealGrace).ToUnixTimeSeconds());
        foreach ((long hour, DueHour open) in batches.Due.All())
        {
            long first = Math.Max(hour, open.Ahead);
            long end = Math.Min(rested, hour + DueHours.Seconds);
            bool isOver = rested >= hour + DueHours.Seconds;
            if (isOver || end - first < Pace)
            {
                continue;
            }

            open.First = long.MaxValue;
            foreach (SeriesId[] some in summary.SeriesOf(first, end).Chunk(SeriesPerStep))
            {
                summary.SummarisePart(first, end, some);
                yield return true;
            }

            long until = Math.Min(end, DueHours.MinuteOf(open.First));
            if (until > first)
            {
                state.Writer.Write((connection, _) => BatchTable.Run(
                    connection, "INSERT INTO summary_ahead(hour_s, until_s) VALUES(@p1, @p2) ON CONFLICT(hour_s) DO UPDATE SET until_s = @p2",
                    hour, until));
                open.Ahead = until;
            }
        }
    }
}
