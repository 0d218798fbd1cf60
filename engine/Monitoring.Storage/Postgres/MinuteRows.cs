using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>The minutes as versions before the seventh kept them, a row each: how they were created, and how they are packed.</summary>
internal static class MinuteRows
{
    private const string Name = "rollup_minute";
    private const int SeriesPerStep = 200;

    public static void Create(NpgsqlConnection connection) =>
        DayTable.Create(connection, Name, $"at timestamptz NOT NULL, {PostgresSchema.RollUpColumns}");

    /// <summary>Packs them all, a day of some series at a time, and lets go of them.</summary>
    public static void Pack(NpgsqlConnection connection)
    {
        var packed = DayTable.Of(connection, DayTable.Minutes);
        int[] series = [.. ReadSeries(connection)];
        foreach (int day in DayTable.Of(connection, Name).Days(connection))
        {
            packed.Add(connection, day);
            foreach (int[] some in series.Chunk(SeriesPerStep))
            {
                List<(int Series, RollUp Minute)> rows = Read(connection, some, day);
                using PackedMinutes.Writer writer = new(connection, packed.TargetOf(day));
                foreach (IGrouping<(int Series, long Hour), RollUp> one in rows.GroupBy(
                    row => (row.Series, Tiers.DueHours.HourOf(row.Minute.StartUnixSeconds)), row => row.Minute))
                {
                    writer.Put(one.Key.Series, one.Key.Hour, [.. one]);
                }

                writer.Complete();
            }
        }

        BatchTable.Run(connection, $"DROP TABLE {Name}");
    }

    private static List<int> ReadSeries(NpgsqlConnection connection)
    {
        using var select = (NpgsqlCommand)Statement.Of(connection, "SELECT id FROM series ORDER BY id");
        using NpgsqlDataReader row = select.ExecuteReader();
        List<int> found = [];
        while (row.Read())
        {
            found.Add(row.GetInt32(0));
        }

        return found;
    }

    private static List<(int Series, RollUp Minute)> Read(NpgsqlConnection connection, int[] series, int day)
    {
        long start = day * DayTable.SecondsPerDay;
        using var select = (NpgsqlCommand)Statement.Of(
            connection,
            $"SELECT {RollUpRow.Columns} FROM {Name} WHERE series_id = ANY(@p1) AND at >= @p2 AND at < @p3 ORDER BY series_id, at",
            series, UnixTime.ToDate(start), UnixTime.ToDate(start + DayTable.SecondsPerDay));
        using NpgsqlDataReader row = select.ExecuteReader();
        List<(int Series, RollUp Minute)> found = [];
        while (row.Read())
        {
            found.Add((RollUpRow.SeriesOf(row), RollUpRow.Read(row)));
        }

        return found;
    }
}
