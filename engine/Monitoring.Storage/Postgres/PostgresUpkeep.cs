using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Postgres;

/// <summary>Drops batches that are applied, has hours summarised and days joined, makes room for days to come and lets old ones go.</summary>
internal sealed class PostgresUpkeep : IUpkeep
{
    private const int DaysAhead = 3;

    private readonly PostgresStoreState _state;
    private readonly BatchTable _batches;
    private readonly Notes _notes;
    private readonly TierSchedule _tiers;
    private readonly HoursAhead _ahead;
    private readonly DaysJoined _joined;

    public PostgresUpkeep(PostgresStoreState state, BatchTable batches)
    {
        HourSummary summary = new(state, batches);
        _state = state;
        _batches = batches;
        _notes = new Notes(state);
        _tiers = new TierSchedule(state, batches.Due, summary);
        _ahead = new HoursAhead(state, batches, summary);
        _joined = new DaysJoined(state, batches);
    }

    public IEnumerable<bool> Round()
    {
        DateTimeOffset now = _state.Time.GetUtcNow();
        _batches.ResolveDoubt();
        _state.Upkeep = StoreUpkeep.Clear;
        _batches.DropApplied();
        yield return true;
        int today = (int)(now.ToUnixTimeSeconds() / DayTable.SecondsPerDay);
        _batches.AddDays(today, DaysAhead);
        _notes.Write(now);
        yield return true;
        _state.Upkeep = StoreUpkeep.Summarise;
        foreach (bool step in _tiers.Round(now).Concat(_joined.Round(now)).Concat(_ahead.Round(now)))
        {
            yield return step;
        }

        foreach (int day in _batches.ReadDays().Where(day => IsOver(day, now)).ToArray())
        {
            _state.Upkeep = StoreUpkeep.Retire;
            _batches.DropDay(day);
            _state.Observer.OnNotice(
                StoreNotice.DayFileDeleted,
                $"the samples of {DateTimeOffset.UnixEpoch.AddDays(day):yyyy-MM-dd} are older than {_state.Options.RawDays} days and were "
                + "deleted; their availability is kept");
            yield return true;
        }
    }

    /// <summary>Whether a day is out of retention and everything that is kept of it is written.</summary>
    private bool IsOver(int day, DateTimeOffset now)
    {
        long end = (day + 1) * DayTable.SecondsPerDay;
        return now >= DateTimeOffset.FromUnixTimeSeconds(end).AddDays(_state.Options.RawDays + 1)
            && _batches.Due.AreDoneBefore(end);
    }
}
