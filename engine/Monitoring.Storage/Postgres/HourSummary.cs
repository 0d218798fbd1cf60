using System.Data.Common;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>What is kept of an hour besides its samples: the states of the availability indicators, as intervals.</summary>
internal static class HourSummary
{
    /// <summary>Writes the summary of some series for an hour, in place of the one there may be.</summary>
    public static void Write(NpgsqlConnection connection, long hour, IReadOnlyList<SeriesId> series)
    {
        int[] numbers = [.. series.Select(id => id.Value)];
        using DbCommand clear = Statement.Of(
            connection,
            "DELETE FROM availability_run WHERE series = ANY(@p1) AND start_s >= @p2 AND start_s < @p3",
            numbers, hour, hour + BatchTable.SecondsPerHour);
        clear.ExecuteNonQuery();
        using DbCommand write = Statement.Of(
            connection,
            """
            WITH one AS (
              SELECT DISTINCT ON (series_id, at) series_id, extract(epoch FROM at)::bigint AS t, state, value
              FROM sample WHERE series_id = ANY(@p1) AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)
              ORDER BY series_id, at, receipt),
            edge AS (
              SELECT *, (lag(t) OVER same = t - 1 AND lag(state) OVER same = state
                AND lag(value) OVER same IS NOT DISTINCT FROM value) IS NOT TRUE AS begins
              FROM one WINDOW same AS (PARTITION BY series_id ORDER BY t)),
            run AS (SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY series_id ORDER BY t) AS number FROM edge)
            INSERT INTO availability_run(series, start_s, end_s, state, value)
            SELECT series_id, min(t), max(t) + 1, min(state), min(value) FROM run GROUP BY series_id, number
            """,
            numbers, hour, hour + BatchTable.SecondsPerHour);
        write.ExecuteNonQuery();
    }
}
