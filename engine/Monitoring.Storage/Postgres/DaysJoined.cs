using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Joins the availability of days that are over: a service that was well costs a row a day instead of twenty-four, and a report over months
/// reads as many fewer. Part of the round of upkeep, in steps.
/// </summary>
internal sealed class DaysJoined(PostgresStoreState state, BatchTable batches)
{
    private const int SeriesPerStep = 500;

    public IEnumerable<bool> Round(DateTimeOffset now)
    {
        foreach (int day in batches.Days.Where(day => IsDue(day, now)).ToArray())
        {
            int[] all = [.. Catalogue.Availability.SelectMany(i => state.Catalogue.Find(new SeriesFilter(Indicator: i.Id))).Select(s => s.Id.Value)];
            foreach (int[] some in all.Chunk(SeriesPerStep))
            {
                state.Writer.Write((connection, _) => KeptRuns.Join(connection, some, day));
                yield return true;
            }

            // What came meanwhile makes its hour due: then the day is taken again.
            if (IsDue(day, now))
            {
                state.Writer.Write((connection, _) => BatchTable.Run(
                    connection, "INSERT INTO availability_day(day) VALUES(@p1) ON CONFLICT(day) DO NOTHING", day));
                state.Kept.Add(day);
            }
        }
    }

    /// <summary>Whether a day is over, its hours are summarised, and it is not joined.</summary>
    private bool IsDue(int day, DateTimeOffset now)
    {
        long start = day * DayTable.SecondsPerDay;
        return now >= DateTimeOffset.FromUnixTimeSeconds(start + DayTable.SecondsPerDay) + state.Options.SealGrace
            && !state.Kept.Contains(day) && !batches.Due.AnyIn(start, start + DayTable.SecondsPerDay);
    }
}
