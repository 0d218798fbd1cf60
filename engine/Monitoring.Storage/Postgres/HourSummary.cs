using Monitoring.Storage.Tiers;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// What is kept of an hour besides its samples: its minutes, itself, and the states of the availability indicators as intervals.
/// </summary>
internal sealed class HourSummary(PostgresStoreState state, BatchTable batches) : ITierTables
{
    /// <summary>Seconds of many series, the first to arrive of each. @p1 series, @p2 and @p3 their time.</summary>
    private const string Seconds = """
        SELECT DISTINCT ON (series_id, at) series_id, extract(epoch FROM at)::bigint AS t, state, value
        FROM sample WHERE series_id = ANY(@p1) AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)
        ORDER BY series_id, at, receipt
        """;

    public int SeriesPerStep => 50;

    /// <summary>Roll-ups of such seconds, each of as many as a parameter says.</summary>
    /// <param name="seconds">A query that gives series_id, t, state and value.</param>
    /// <param name="step">The parameter.</param>
    public static string Fold(string seconds, string step) => $"""
        SELECT to_timestamp(t - t % {step}) AS at, series_id, count(value)::int AS known, (count(*) - count(value))::int AS unknown,
          (count(*) FILTER (WHERE state = 3))::int AS fault, bit_or(1 << state)::smallint AS states,
          min(value) AS mn, max(value) AS mx, sum(value) AS sm,
          (array_agg(value ORDER BY t DESC) FILTER (WHERE value IS NOT NULL))[1] AS last
        FROM ({seconds}) one GROUP BY series_id, t - t % {step}
        """;

    public void Summarise(long hour, IReadOnlyList<SeriesId> series) => state.Writer.Write((connection, _) =>
    {
        int[] all = [.. series.Select(id => id.Value)];
        batches.Minutes.Add(connection, (int)(hour / DayTable.SecondsPerDay));
        Replace(connection, DayTable.Minutes, all, hour, RollUpTier.Minute);
        Replace(connection, "rollup_hour", all, hour, RollUpTier.Hour);
        int[] availability = [.. series.Where(state.Catalogue.IsAvailability).Select(id => id.Value)];
        if (availability.Length > 0)
        {
            ReplaceRuns(connection, availability, hour);
        }
    });

    public void Finish(long hour) => state.Writer.Write((connection, _) =>
        BatchTable.Run(connection, "UPDATE summary_hour SET is_due = false WHERE hour_s = @p1", hour));

    public void Drop(RollUpTier tier, long beforeUnixSeconds) => state.Writer.Write((connection, _) =>
    {
        if (tier == RollUpTier.Hour)
        {
            BatchTable.Run(connection, "DELETE FROM rollup_hour WHERE at < to_timestamp(@p1)", beforeUnixSeconds);
            return;
        }

        foreach (int day in batches.Minutes.Days(connection).Where(day => (day + 1) * DayTable.SecondsPerDay <= beforeUnixSeconds))
        {
            batches.Minutes.Drop(connection, day);
        }
    });

    private static void Replace(NpgsqlConnection connection, string table, int[] series, long hour, RollUpTier tier)
    {
        long end = hour + DueHours.Seconds;
        BatchTable.Run(
            connection, $"DELETE FROM {table} WHERE series_id = ANY(@p1) AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)",
            series, hour, end);
        BatchTable.Run(
            connection,
            $"INSERT INTO {table}(at, series_id, known, unknown, fault, states, mn, mx, sm, last) {Fold(Seconds, "@p4")}",
            series, hour, end, (long)tier);
    }

    private static void ReplaceRuns(NpgsqlConnection connection, int[] series, long hour)
    {
        long end = hour + DueHours.Seconds;
        BatchTable.Run(
            connection, "DELETE FROM availability_run WHERE series = ANY(@p1) AND start_s >= @p2 AND start_s < @p3", series, hour, end);
        BatchTable.Run(
            connection,
            $"""
            WITH one AS ({Seconds}),
            edge AS (
              SELECT *, (lag(t) OVER same = t - 1 AND lag(state) OVER same = state
                AND lag(value) OVER same IS NOT DISTINCT FROM value) IS NOT TRUE AS begins
              FROM one WINDOW same AS (PARTITION BY series_id ORDER BY t)),
            run AS (SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY series_id ORDER BY t) AS number FROM edge)
            INSERT INTO availability_run(series, start_s, end_s, state, value)
            SELECT series_id, min(t), max(t) + 1, min(state), min(value) FROM run GROUP BY series_id, number
            """,
            series, hour, end);
    }
}
