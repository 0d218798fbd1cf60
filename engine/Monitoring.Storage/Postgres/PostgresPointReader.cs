using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// Reads series back from the database, every second once. What is kept of an hour besides its samples counts up to where it was written;
/// of what comes after that the samples are read, in the same snapshot, and beside them the intervals that are kept: those of samples that went. Their time goes into the query as it is, worked out beforehand: of
/// a join with the hours the planner cannot tell how little it is.
/// </summary>
internal sealed class PostgresPointReader(PostgresStoreState state) : IPointReader
{
    private const string Runs = """
        SELECT id, start_s, end_s, state, value FROM unnest(@p1) AS id CROSS JOIN LATERAL (
          SELECT start_s, end_s, state, value FROM availability_run
          WHERE series = id AND start_s > @p2 - 3600 AND start_s < @p3 AND end_s > @p2 ORDER BY start_s) AS one
        """;

    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken) =>
        state.Database.ReadAsync<IReadOnlyList<SeriesPoint>>(
            async connection =>
            {
                List<SeriesPoint> points = [];
                await ReadSecondsAsync(connection, [series.Value], first, end, (_, point) => points.Add(point), cancellationToken);
                return points;
            },
            cancellationToken);

    public ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> series, long first, long end, CancellationToken cancellationToken)
    {
        Dictionary<int, int> places = PlacesOf(series);
        int[] kept = [.. series.Where(state.Catalogue.IsAvailability).Select(id => id.Value)];
        int[] others = [.. places.Keys.Except(kept)];
        return state.Database.ReadSnapshotAsync<IReadOnlyList<IReadOnlyList<SeriesRun>>>(
            async connection =>
            {
                RunList[] seconds = [.. series.Select(_ => new RunList(first, end))];
                void Take(int id, SeriesPoint point) =>
                    seconds[places[id]].Add(new SeriesRun(point.UnixSeconds, point.UnixSeconds + 1, point.State, point.Value));
                if (others.Length > 0)
                {
                    await ReadSecondsAsync(connection, others, first, end, Take, cancellationToken);
                }

                if (kept.Length == 0)
                {
                    return [.. seconds.Select(runs => runs.Runs)];
                }

                OpenHours open = await OpenHours.ReadAsync(connection, first, end, cancellationToken);
                RunList[] written = [.. series.Select(_ => new RunList(first, end))];
                await ReadWrittenAsync(connection, kept, first, end, (id, run) => written[places[id]].Add(run), cancellationToken);
                foreach ((long from, long to) in open.Stretches(first, end))
                {
                    await ReadSecondsAsync(connection, kept, from, to, Take, cancellationToken);
                }

                return [.. written.Zip(seconds, (some, more) => more.Beside(some.Runs))];
            },
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end, CancellationToken cancellationToken)
    {
        // Roll-ups start on whole multiples of their length.
        long step = (long)tier;
        (first, end) = ((first + step - 1) / step * step, (end + step - 1) / step * step);
        Dictionary<int, int> places = PlacesOf(series);
        int[] ids = [.. places.Keys];
        return state.Database.ReadSnapshotAsync<IReadOnlyList<IReadOnlyList<RollUp>>>(
            async connection =>
            {
                List<RollUp>[] found = [.. series.Select(_ => new List<RollUp>())];
                OpenHours open = await ReadRollUpsAsync(connection, tier, ids, first, end, (id, one) => found[places[id]].Add(one), cancellationToken);
                List<RollUp>[] minutes = tier == RollUpTier.Minute ? found : [.. series.Select(_ => new List<RollUp>())];
                MinuteFold[] folds = [.. minutes.Select(list => new MinuteFold(list))];
                foreach ((long from, long to) in open.Stretches(first, end))
                {
                    await ReadSecondsAsync(
                        connection, ids, from, to, (id, point) => folds[places[id]].Add(point.UnixSeconds, point.State, point.Value), cancellationToken);
                }

                Array.ForEach(folds, fold => fold.End());
                if (tier == RollUpTier.Hour && !open.IsEmpty)
                {
                    (long firstHour, long endOfLast) = open.Bounds;
                    await ReadRollUpsAsync(
                        connection, RollUpTier.Minute, ids, Math.Max(first, firstHour), Math.Min(end, endOfLast),
                        (id, one) =>
                        {
                            if (open.Contains(one.StartUnixSeconds))
                            {
                                minutes[places[id]].Add(one);
                            }
                        },
                        cancellationToken);
                    for (int at = 0; at < found.Length; at++)
                    {
                        found[at].AddRange(RollUpFold.Of(InOrder(minutes[at]), tier));
                    }
                }

                Array.ForEach(found, list => InOrder(list));
                return found;
            },
            cancellationToken);
    }

    private static Dictionary<int, int> PlacesOf(IReadOnlyList<SeriesId> series) =>
        series.Select((id, place) => (id.Value, place)).ToDictionary(one => one.Value, one => one.place);

    private static List<RollUp> InOrder(List<RollUp> rollUps)
    {
        for (int at = 1; at < rollUps.Count; at++)
        {
            if (rollUps[at].StartUnixSeconds < rollUps[at - 1].StartUnixSeconds)
            {
                rollUps.Sort(static (one, other) => one.StartUnixSeconds.CompareTo(other.StartUnixSeconds));
                break;
            }
        }

        return rollUps;
    }

    private static async Task ReadSecondsAsync(
        NpgsqlConnection connection, int[] series, long first, long end, Action<int, SeriesPoint> take, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand select = SecondsQuery.Of(connection, series, first, end);
        await using NpgsqlDataReader row = await select.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            (int id, SeriesPoint point) = SecondsQuery.Read(row);
            take(id, point);
        }
    }

    private static async Task ReadWrittenAsync(
        NpgsqlConnection connection, int[] series, long first, long end, Action<int, SeriesRun> take, CancellationToken cancellationToken)
    {
        await using var select = (NpgsqlCommand)Statement.Of(connection, Runs, series, first, end);
        await using NpgsqlDataReader row = await select.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            take(row.GetInt32(0), new SeriesRun(row.GetInt64(1), row.GetInt64(2), (Contracts.Measurements.VerdictState)row.GetInt16(3), Real(row, 4)));
        }
    }

    /// <summary>The roll-ups that count, and the hours that are open; one round trip.</summary>
    private static async Task<OpenHours> ReadRollUpsAsync(
        NpgsqlConnection connection, RollUpTier tier, int[] series, long first, long end, Action<int, RollUp> take,
        CancellationToken cancellationToken)
    {
        string table = tier == RollUpTier.Minute ? DayTable.Minutes : DayTable.Hours;
        await using NpgsqlBatch both = connection.CreateBatch();
        both.BatchCommands.Add((NpgsqlBatchCommand)Statement.InBatch(both, OpenHours.Sql, [first, end]));
        both.BatchCommands.Add((NpgsqlBatchCommand)Statement.InBatch(
            both,
            $"SELECT series_id, at, known, unknown, fault, states, mn, mx, sm, last FROM {table} WHERE series_id = ANY(@p1) AND at >= @p2 AND at < @p3",
            [series, UnixTime.ToDate(first), UnixTime.ToDate(end)]));
        await using NpgsqlDataReader row = await both.ExecuteReaderAsync(cancellationToken);
        OpenHours open = await OpenHours.ReadAsync(row, cancellationToken);
        _ = await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            long start = UnixTime.Of(row.GetDateTime(1));
            long hour = DueHours.HourOf(start);
            if (start < open.Until(hour) && (tier == RollUpTier.Minute || !open.Contains(hour)))
            {
                take(row.GetInt32(0), new RollUp(
                    start, row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), (byte)row.GetInt16(5), Real(row, 6), Real(row, 7), Real(row, 8), Real(row, 9)));
            }
        }

        return open;
    }

    private static double Real(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
}
