using Monitoring.Contracts.Indicators;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Postgres;

/// <summary>Drops batches that are applied, summarises hours, makes room for days to come and lets old ones go.</summary>
internal sealed class PostgresUpkeep(PostgresStoreState state, BatchTable batches) : IUpkeep
{
    private const int SeriesPerStep = 200;
    private const int DaysAhead = 3;

    /// <summary>An hour that still gets late samples waits for a pause of theirs, but not for ever.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly Notes _notes = new(state);

    public IEnumerable<bool> Round()
    {
        DateTimeOffset now = state.Time.GetUtcNow();
        batches.ResolveDoubt();
        batches.DropApplied();
        yield return true;
        int today = (int)(now.ToUnixTimeSeconds() / SampleTable.SecondsPerDay);
        batches.AddDays(today, DaysAhead);
        _notes.Write(now);
        yield return true;
        foreach (bool step in Summarise(now))
        {
            yield return step;
        }

        foreach (int day in batches.ReadDays().Where(day => IsOver(day, now)).ToArray())
        {
            batches.DropDay(day);
            state.Observer.OnNotice(
                StoreNotice.DayFileDeleted,
                $"the samples of {DateTimeOffset.UnixEpoch.AddDays(day):yyyy-MM-dd} are older than {state.Options.RawDays} days and were "
                + "deleted; their availability is kept");
            yield return true;
        }
    }

    /// <summary>Whether a day is out of retention and everything that is kept of it is written.</summary>
    private bool IsOver(int day, DateTimeOffset now)
    {
        long end = (day + 1) * SampleTable.SecondsPerDay;
        return now >= DateTimeOffset.FromUnixTimeSeconds(end).AddDays(state.Options.RawDays + 1)
            && batches.DueHours.Keys.All(hour => hour >= end);
    }

    private IEnumerable<bool> Summarise(DateTimeOffset now)
    {
        foreach ((long hour, DueHour due) in batches.DueHours.OrderBy(entry => entry.Key).ToArray())
        {
            bool isOver = now >= DateTimeOffset.FromUnixTimeSeconds(hour + BatchTable.SecondsPerHour) + state.Options.SealGrace;
            if (!isOver || (now - due.Touched < Pause && now - due.Since < LongestWait))
            {
                continue;
            }

            DateTimeOffset touched = due.Touched;
            SeriesDescriptor[] kept = [.. Catalogue.Availability.SelectMany(i => state.Catalogue.Find(new SeriesFilter(Indicator: i.Id)))];
            foreach (SeriesDescriptor[] some in kept.Chunk(SeriesPerStep))
            {
                state.Writer.Write((connection, _) => HourSummary.Write(connection, hour, [.. some.Select(series => series.Id)]));
                yield return true;
            }

            if (due.Touched == touched)
            {
                state.Writer.Write((connection, _) =>
                    BatchTable.Run(connection, "UPDATE summary_hour SET is_due = false WHERE hour_s = @p1", hour));
                batches.DueHours.Remove(hour);
            }
        }
    }
}
