using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// What is kept of an hour besides its samples: its minutes, itself, and the states of the availability indicators as intervals. The
/// samples are folded here, as a reader would, and what comes of them is copied in: in SQL it took four times as long.
/// </summary>
internal sealed class HourSummary(PostgresStoreState state, BatchTable batches) : ITierTables
{
    private const string RollUpColumns = "(at, series_id, known, unknown, fault, states, mn, mx, sm, last)";

    public int SeriesPerStep => 50;

    public IReadOnlyList<SeriesId> SeriesOf(long hour) => SeriesOf(hour, hour + DueHours.Seconds);

    /// <summary>The series with samples in [first, end).</summary>
    public IReadOnlyList<SeriesId> SeriesOf(long first, long end) => state.Database.Own.Read(connection =>
    {
        // LIMIT keeps the planner from a join, which would read every sample of the day.
        using var select = (NpgsqlCommand)Core.Statement.Of(
            connection,
            """
            SELECT id FROM series CROSS JOIN LATERAL (
              SELECT FROM sample WHERE series_id = id AND at >= @p1 AND at < @p2 LIMIT 1) AS one
            """,
            UnixTime.ToDate(first), UnixTime.ToDate(end));
        using NpgsqlDataReader row = select.ExecuteReader();
        List<SeriesId> found = [];
        while (row.Read())
        {
            found.Add(new SeriesId(row.GetInt32(0)));
        }

        return found;
    });

    public void Summarise(long hour, IReadOnlyList<SeriesId> series) => state.Writer.Write((connection, _) =>
    {
        int[] ids = [.. series.Select(id => id.Value)];
        long end = hour + DueHours.Seconds;
        Dictionary<int, List<RollUp>> minutes = Replace(connection, ids, hour, end);
        Delete(connection, DayTable.Hours, ids, hour, end);
        using BinaryCopy copy = new(connection, DayTable.Hours + RollUpColumns);
        foreach ((int id, List<RollUp> some) in minutes)
        {
            Put(copy, id, RollUpFold.Of(some, RollUpTier.Hour)[0]);
        }

        copy.Complete();
    });

    /// <summary>Writes minutes and intervals of a part of an hour, whole minutes, in place of what there may be.</summary>
    public void SummarisePart(long first, long end, IReadOnlyList<SeriesId> series) => state.Writer.Write((connection, _) =>
        Replace(connection, [.. series.Select(id => id.Value)], first, end));

    public void Finish(long hour) => state.Writer.Write((connection, _) =>
    {
        BatchTable.Run(connection, "UPDATE summary_hour SET is_due = false WHERE hour_s = @p1", hour);
        BatchTable.Run(connection, "DELETE FROM summary_ahead WHERE hour_s = @p1", hour);
    });

    public void Drop(RollUpTier tier, long beforeUnixSeconds) => state.Writer.Write((connection, _) =>
    {
        if (tier == RollUpTier.Hour)
        {
            BatchTable.Run(connection, "DELETE FROM rollup_hour WHERE at < @p1", UnixTime.ToDate(beforeUnixSeconds));
            return;
        }

        foreach (int day in batches.Minutes.Days(connection).Where(day => (day + 1) * DayTable.SecondsPerDay <= beforeUnixSeconds))
        {
            batches.Minutes.Drop(connection, day);
        }
    });

    /// <summary>The minutes of [first, end), within an hour, written like the intervals; given back by series.</summary>
    private Dictionary<int, List<RollUp>> Replace(NpgsqlConnection connection, int[] series, long first, long end)
    {
        Dictionary<int, List<RollUp>> minutes = [];
        Dictionary<int, RunList> runs = [];
        Read(connection, series, first, end, minutes, runs);
        int day = (int)(first / DayTable.SecondsPerDay);
        batches.Minutes.Add(connection, day);
        Delete(connection, DayTable.Minutes, series, first, end);
        using (PackedMinutes.Writer writer = new(connection, batches.Minutes.TargetOf(day)))
        {
            foreach ((int id, List<RollUp> some) in minutes)
            {
                writer.Put(id, first, some);
            }

            writer.Complete();
        }

        int[] availability = [.. series.Where(id => state.Catalogue.IsAvailability(new SeriesId(id)))];
        if (availability.Length > 0)
        {
            KeptRuns.Replace(connection, availability, first, end, runs);
        }

        return minutes;
    }

    private void Read(
        NpgsqlConnection connection, int[] series, long first, long end, Dictionary<int, List<RollUp>> minutes, Dictionary<int, RunList> runs)
    {
        MinuteFold? fold = null;
        RunList? states = null;
        int current = 0;
        using NpgsqlCommand select = SecondsQuery.Of(connection, series, first, end);
        using NpgsqlDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            (int id, SeriesPoint point) = SecondsQuery.Read(row);
            if (fold is null || id != current)
            {
                fold?.End();
                current = id;
                fold = new MinuteFold(minutes[id] = []);
                states = state.Catalogue.IsAvailability(new SeriesId(id)) ? runs[id] = new RunList(first, end) : null;
            }

            fold.Add(point.UnixSeconds, point.State, point.Value);
            states?.Add(new SeriesRun(point.UnixSeconds, point.UnixSeconds + 1, point.State, point.Value));
        }

        fold?.End();
    }

    private static void Delete(NpgsqlConnection connection, string table, int[] series, long first, long end) => BatchTable.Run(
        connection, $"DELETE FROM {table} WHERE series_id = ANY(@p1) AND at >= @p2 AND at < @p3", series, UnixTime.ToDate(first), UnixTime.ToDate(end));

    private static void Put(BinaryCopy copy, int series, RollUp one)
    {
        copy.Row(10);
        copy.Timestamp(one.StartUnixSeconds);
        copy.Int(series);
        copy.Int(one.KnownSeconds);
        copy.Int(one.UnknownSeconds);
        copy.Int(one.FaultSeconds);
        copy.SmallInt(one.States);
        copy.Real(one.Min);
        copy.Real(one.Max);
        copy.Real(one.Sum);
        copy.Real(one.Last);
    }
}
