using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// The seconds of series in a stretch of time, series by series in their order, each in time order; of a second that stands twice the first
/// to arrive. Series by series, because then the index gives that order and nothing is sorted.
/// </summary>
internal static class SecondsQuery
{
    private const string Sql = """
        SELECT id, at, state, value FROM unnest(@p1) AS id CROSS JOIN LATERAL (
          SELECT DISTINCT ON (at) at, state, value FROM sample WHERE series_id = id AND at >= @p2 AND at < @p3 ORDER BY at, receipt) AS one
        """;

    /// <summary>The query; the caller disposes it.</summary>
    public static NpgsqlCommand Of(NpgsqlConnection connection, int[] series, long first, long end) =>
        (NpgsqlCommand)Statement.Of(connection, Sql, series, UnixTime.ToDate(first), UnixTime.ToDate(end));

    /// <summary>One row of it.</summary>
    public static (int Series, SeriesPoint Point) Read(NpgsqlDataReader row) => (
        row.GetInt32(0),
        new SeriesPoint(
            UnixTime.Of(row.GetDateTime(1)), (VerdictState)row.GetInt16(2), row.IsDBNull(3) ? double.NaN : row.GetDouble(3)));
}
