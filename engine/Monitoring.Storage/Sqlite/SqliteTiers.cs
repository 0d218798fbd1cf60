using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>Minutes and hours in rollup.db, made of what is sealed.</summary>
internal sealed class SqliteTiers(SqliteStoreState state, SqlitePointReader reader, HourMarks marks) : ITierTables
{
    public int SeriesPerStep => 200;

    public void Summarise(long hour, IReadOnlyList<SeriesId> series)
    {
        List<(SeriesId Series, IReadOnlyList<RollUp> Minutes)> rows = [];
        foreach (SeriesId id in series)
        {
            List<RollUp> minutes = RollUpFold.Of(reader.ReadPoints(id, hour, hour + DueHours.Seconds), RollUpTier.Minute);
            if (minutes.Count > 0)
            {
                rows.Add((id, minutes));
            }
        }

        if (rows.Count > 0)
        {
            state.RollUps.Put(hour, rows);
        }
    }

    public void Finish(long hour) => marks.Finish(hour);

    public void Drop(RollUpTier tier, long beforeUnixSeconds) => state.RollUps.Drop(tier, beforeUnixSeconds);
}
