using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Postgres;

/// <summary>Drops batches that are applied, has hours summarised, makes room for days to come and lets old ones go.</summary>
internal sealed class PostgresUpkeep(PostgresStoreState state, BatchTable batches) : IUpkeep
{
    private const int DaysAhead = 3;

    private readonly Notes _notes = new(state);
    private readonly TierSchedule _tiers = new(state, batches.Due, new HourSummary(state, batches));

    public IEnumerable<bool> Round()
    {
        DateTimeOffset now = state.Time.GetUtcNow();
        batches.ResolveDoubt();
        batches.DropApplied();
        yield return true;
        int today = (int)(now.ToUnixTimeSeconds() / DayTable.SecondsPerDay);
        batches.AddDays(today, DaysAhead);
        _notes.Write(now);
        yield return true;
        foreach (bool step in _tiers.Round(now))
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
        long end = (day + 1) * DayTable.SecondsPerDay;
        return now >= DateTimeOffset.FromUnixTimeSeconds(end).AddDays(state.Options.RawDays + 1)
            && batches.Due.AreDoneBefore(end);
    }
}
