using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>Reads series back from the database, every second once.</summary>
internal sealed class PostgresPointReader(PostgresStoreState state) : IPointReader
{
    private const string Samples = """
        SELECT DISTINCT ON (at) extract(epoch FROM at)::bigint, extract(epoch FROM at)::bigint + 1, state, value
        FROM sample WHERE series_id = @p1 AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3) ORDER BY at, receipt
        """;

    /// <summary>
    /// Intervals where the hour is summarised, samples where it is not, both of one moment. That samples lie within what is asked for follows
    /// from their hours; said once more, the days that cannot have any are left out.
    /// </summary>
    private const string Availability = """
        SELECT start_s, end_s, state, value FROM availability_run
        WHERE series = @p1 AND start_s > @p2 - 3600 AND start_s < @p3 AND end_s > @p2
          AND NOT EXISTS(SELECT FROM summary_hour WHERE is_due AND hour_s = start_s - start_s % 3600)
        UNION ALL
        SELECT t, t + 1, state, value FROM (
          SELECT DISTINCT ON (at) extract(epoch FROM at)::bigint AS t, state, value
          FROM summary_hour JOIN sample
            ON at >= to_timestamp(greatest(hour_s, @p2)) AND at < to_timestamp(least(hour_s + 3600, @p3))
          WHERE is_due AND hour_s > @p2 - 3600 AND hour_s < @p3 AND series_id = @p1
            AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)
          ORDER BY at, receipt) open_hours
        ORDER BY 1
        """;

    /// <summary>The seconds of the hours that are not summarised.</summary>
    private const string OpenSeconds = """
        SELECT DISTINCT ON (at) series_id, extract(epoch FROM at)::bigint AS t, state, value
        FROM summary_hour JOIN sample
          ON at >= to_timestamp(greatest(hour_s, @p2)) AND at < to_timestamp(least(hour_s + 3600, @p3))
        WHERE is_due AND hour_s > @p2 - 3600 AND hour_s < @p3 AND series_id = @p1
          AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)
        ORDER BY at, receipt
        """;

    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken) =>
        ReadAsync(Samples, series, first, end, new List<SeriesPoint>(), (points, run) =>
            points.Add(new SeriesPoint(run.StartUnixSeconds, run.State, run.Value)), cancellationToken);

    public async ValueTask<IReadOnlyList<SeriesRun>> ReadRunsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken)
    {
        RunList runs = new(first, end);
        string sql = state.Catalogue.IsAvailability(series) ? Availability : Samples;
        await ReadAsync(sql, series, first, end, runs.Runs, (_, run) => runs.Add(run), cancellationToken);
        return runs.Runs;
    }

    public ValueTask<IReadOnlyList<RollUp>> ReadRollUpsAsync(
        SeriesId series, RollUpTier tier, long first, long end, CancellationToken cancellationToken)
    {
        long step = (long)tier;
        string table = tier == RollUpTier.Minute ? DayTable.Minutes : "rollup_hour";
        string sql = $"""
            SELECT extract(epoch FROM at)::bigint AS t, known, unknown, fault, states, mn, mx, sm, last FROM {table}
            WHERE series_id = @p1 AND at >= to_timestamp(@p2) AND at < to_timestamp(@p3)
              AND NOT EXISTS(SELECT FROM summary_hour
                WHERE is_due AND hour_s = extract(epoch FROM at)::bigint - extract(epoch FROM at)::bigint % 3600)
            UNION ALL
            SELECT extract(epoch FROM at)::bigint, known, unknown, fault, states, mn, mx, sm, last
            FROM ({HourSummary.Fold(OpenSeconds, "@p4")}) open_hours
            ORDER BY 1
            """;
        return state.Database.ReadAsync<IReadOnlyList<RollUp>>(
            async connection =>
            {
                // Roll-ups start on whole multiples of their length.
                long from = (first + step - 1) / step * step;
                await using var select = (NpgsqlCommand)Statement.Of(connection, sql, series.Value, from, (end + step - 1) / step * step, step);
                await using NpgsqlDataReader row = await select.ExecuteReaderAsync(cancellationToken);
                List<RollUp> found = [];
                while (await row.ReadAsync(cancellationToken))
                {
                    found.Add(RollUpOf(row));
                }

                return found;
            },
            cancellationToken);
    }

    private static RollUp RollUpOf(NpgsqlDataReader row)
    {
        double Real(int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
        return new RollUp(
            row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), (byte)row.GetInt16(4), Real(5), Real(6), Real(7), Real(8));
    }

    private ValueTask<IReadOnlyList<T>> ReadAsync<T>(
        string sql, SeriesId series, long first, long end, List<T> found, Action<List<T>, SeriesRun> take, CancellationToken cancellationToken) =>
        state.Database.ReadAsync<IReadOnlyList<T>>(
            async connection =>
            {
                await using var select = (NpgsqlCommand)Statement.Of(connection, sql, series.Value, first, end);
                await using NpgsqlDataReader row = await select.ExecuteReaderAsync(cancellationToken);
                while (await row.ReadAsync(cancellationToken))
                {
                    take(found, RunOf(row));
                }

                return found;
            },
            cancellationToken);

    private static SeriesRun RunOf(NpgsqlDataReader row) => new(
        row.GetInt64(0), row.GetInt64(1), (VerdictState)row.GetInt16(2), row.IsDBNull(3) ? double.NaN : row.GetDouble(3));
}
