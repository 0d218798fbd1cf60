using Monitoring.Contracts.Indicators;

namespace Monitoring.Storage.Sqlite;

/// <summary>Writes the availability of a day that is over into core.db, in steps short enough that appends hardly wait.</summary>
internal sealed class DayKeeping(SqliteStoreState state, SqlitePointReader reader)
{
    private const int SeriesPerStep = 50;

    /// <summary>Whether a day's hours are all summarised and it is not kept yet.</summary>
    public bool IsDue(DayFile file, DateTimeOffset now)
    {
        long start = file.Day * DayFiles.SecondsPerDay;
        long end = start + DayFiles.SecondsPerDay;
        return now >= DateTimeOffset.FromUnixTimeSeconds(end) + state.Options.SealGrace && !state.Kept.Contains(file.Day)
            && !OpenHours().Any(hour => hour >= start && hour < end);
    }

    /// <summary>Puts the day's runs in place of those there are; the mark comes last, so that a crash costs doing it again.</summary>
    public IEnumerable<bool> Keep(int day)
    {
        long start = day * DayFiles.SecondsPerDay;
        long end = start + DayFiles.SecondsPerDay;
        SeriesDescriptor[] all = [.. Catalogue.Availability.SelectMany(i => state.Catalogue.Find(new SeriesFilter(Indicator: i.Id)))];
        foreach (SeriesDescriptor[] some in all.Chunk(SeriesPerStep))
        {
            List<SeriesRun>[] found = reader.ReadRuns([.. some.Select(series => series.Id)], start, end);
            state.Core.Write(core =>
            {
                foreach ((SeriesDescriptor series, List<SeriesRun> runs) in some.Zip(found))
                {
                    core.RemoveRuns(series.Id, start, end);
                    runs.ForEach(run => core.PutRun(series.Id, run));
                }
            });
            yield return true;
        }

        // What came meanwhile makes its hour open: then the day is taken again.
        if (!OpenHours().Any(hour => hour >= start && hour < end))
        {
            state.Core.Write(core => core.PutAvailabilityDay(day));
            state.Kept.Add(day);
        }
    }

    private IEnumerable<long> OpenHours() => state.Due.All().Select(due => due.Key).Concat(state.Head.Hours());
}
