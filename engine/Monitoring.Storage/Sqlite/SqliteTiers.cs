using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>Minutes and hours in rollup.db, made of what is sealed.</summary>
internal sealed class SqliteTiers(SqliteStoreState state, SqlitePointReader reader, HourMarks marks) : ITierTables
{
    public int SeriesPerStep => 200;

    public IReadOnlyList<SeriesId> SeriesOf(long hour) => [.. state.Catalogue.Find(new SeriesFilter()).Select(series => series.Id)];

    public void Summarise(long hour, IReadOnlyList<SeriesId> series)
    {
        List<(SeriesId Series, IReadOnlyList<RollUp> Minutes)> rows = [];
        foreach (SeriesId id in series)
        {
            List<RollUp> minutes = reader.ReadMinutes(id, hour, hour + DueHours.Seconds);
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
