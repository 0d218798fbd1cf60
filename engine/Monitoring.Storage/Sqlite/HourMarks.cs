using System.Data.Common;
using Monitoring.Storage.Core;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Which hours are due, in core.db. An hour is marked before the first chunk of it is written, so a crash in between costs a summary
/// made twice and never one that is missing.
/// </summary>
internal sealed class HourMarks(SqliteStoreState state)
{
    /// <summary>Reads the marks of an earlier life.</summary>
    public void Load()
    {
        List<long> hours = state.Core.Read(core =>
        {
            using DbCommand select = Statement.Of(core, "SELECT hour_s FROM summary_hour WHERE is_due = 1");
            using DbDataReader row = select.ExecuteReader();
            List<long> found = [];
            while (row.Read())
            {
                found.Add(row.GetInt64(0));
            }

            return found;
        });
        hours.ForEach(Touch);
        state.Core.Read(core =>
        {
            state.Kept.Load(core);
            return true;
        });
    }

    /// <summary>A window of the hour is about to be sealed.</summary>
    public void Mark(long hour)
    {
        int day = DayFiles.DayOf(hour);
        if (!state.Due.Contains(hour) || state.Kept.Contains(day))
        {
            state.Core.Write(core =>
            {
                core.PutSummaryHour(hour);
                core.RemoveAvailabilityDay(day);
            });
            state.Kept.Remove(day);
        }

        Touch(hour);
    }

    /// <summary>All hours of all day files, where their roll-ups are to be made anew.</summary>
    public void MarkAll()
    {
        long now = state.Time.GetUtcNow().ToUnixTimeSeconds();
        long[] hours = [.. state.Days.All
            .SelectMany(file => Enumerable.Range(0, 24).Select(hour => (file.Day * DayFiles.SecondsPerDay) + (hour * DueHours.Seconds)))
            .Where(hour => hour <= now)];
        if (hours.Length > 0)
        {
            state.Core.Write(core => Array.ForEach(hours, core.PutSummaryHour));
            Array.ForEach(hours, Touch);
        }
    }

    public void Finish(long hour) => state.Core.Write(core => core.RemoveSummaryHour(hour));

    /// <summary>Sealing has waited for stragglers already: the hour counts as untouched since its end.</summary>
    private void Touch(long hour) => state.Due.Touch(hour, DateTimeOffset.FromUnixTimeSeconds(hour + DueHours.Seconds));
}
