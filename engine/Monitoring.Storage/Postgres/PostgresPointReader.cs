using System.Runtime.InteropServices;
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
    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken) =>
        state.Database.Queries.ReadAsync<IReadOnlyList<SeriesPoint>>(
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
        return state.Database.Queries.ReadSnapshotAsync<IReadOnlyList<IReadOnlyList<SeriesRun>>>(
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
        return state.Database.Queries.ReadSnapshotAsync<IReadOnlyList<IReadOnlyList<RollUp>>>(
            async connection =>
            {
                List<RollUp>[] found = [.. series.Select(_ => new List<RollUp>())];
                if (tier == RollUpTier.Minute)
                {
                    await ReadMinutesAsync(connection, ids, first, end, id => found[places[id]], cancellationToken);
                    return found;
                }

                OpenHours open = await ReadHoursAsync(connection, ids, first, end, (id, one) => found[places[id]].Add(one), cancellationToken);
                if (!open.IsEmpty)
                {
                    List<RollUp>[] minutes = [.. series.Select(_ => new List<RollUp>())];
                    (long firstHour, long endOfLast) = open.Bounds;
                    await ReadMinutesAsync(
                        connection, ids, Math.Max(first, firstHour), Math.Min(end, endOfLast), id => minutes[places[id]], cancellationToken);
                    for (int at = 0; at < found.Length; at++)
                    {
                        _ = minutes[at].RemoveAll(one => !open.Contains(one.StartUnixSeconds));
                        found[at].AddRange(RollUpFold.Of(minutes[at], tier));
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
        await using var select = (NpgsqlCommand)Statement.Of(connection, KeptRuns.Sql, series, first, end, KeptRuns.DayOf(first));
        await using NpgsqlDataReader row = await select.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            take(row.GetInt32(0), KeptRuns.Read(row));
        }
    }

    /// <summary>The minutes, packed and of the seconds that only samples tell of, in time order.</summary>
    private async Task ReadMinutesAsync(
        NpgsqlConnection connection, int[] series, long first, long end, Func<int, List<RollUp>> listOf, CancellationToken cancellationToken)
    {
        OpenHours open = await ReadPackedAsync(connection, series, first, end, listOf, cancellationToken);
        Dictionary<int, MinuteFold> folds = [];
        foreach ((long from, long to) in open.Stretches(first, end))
        {
            await ReadSecondsAsync(
                connection, series, from, to,
                (id, point) =>
                {
                    ref MinuteFold? fold = ref CollectionsMarshal.GetValueRefOrAddDefault(folds, id, out _);
                    (fold ??= new MinuteFold(listOf(id))).Add(point.UnixSeconds, point.State, point.Value);
                },
                cancellationToken);
        }

        foreach ((int id, MinuteFold fold) in folds)
        {
            fold.End();
            InOrder(listOf(id));
        }
    }

    /// <summary>The packed minutes that count, and the hours that are open; one round trip.</summary>
    private async Task<OpenHours> ReadPackedAsync(
        NpgsqlConnection connection, int[] series, long first, long end, Func<int, List<RollUp>> listOf, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch both = connection.CreateBatch();
        await using NpgsqlDataReader row = await WithOpenHoursAsync(
            both, first, end, PackedMinutes.Sql, [series, UnixTime.ToDate(DueHours.HourOf(first)), UnixTime.ToDate(end)], cancellationToken);
        OpenHours open = await OpenHours.ReadAsync(row, cancellationToken);
        _ = await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            List<RollUp> minutes = listOf(PackedMinutes.SeriesOf(row));
            long start = PackedMinutes.StartOf(row);
            if (!PackedMinutes.TryAdd(row, minutes))
            {
                state.Observer.OnNotice(
                    StoreNotice.ChunkUnreadable,
                    $"{state.Place}: the minutes of series {PackedMinutes.SeriesOf(row)} at {start} cannot be unpacked and are left out");
            }

            PackedMinutes.RemoveFrom(minutes, Math.Min(end, open.Until(DueHours.HourOf(start))));
            if (start < first)
            {
                _ = minutes.RemoveAll(one => one.StartUnixSeconds < first);
            }
        }

        return open;
    }

    /// <summary>The hours that count, and those that are open; one round trip.</summary>
    private static async Task<OpenHours> ReadHoursAsync(
        NpgsqlConnection connection, int[] series, long first, long end, Action<int, RollUp> take, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch both = connection.CreateBatch();
        await using NpgsqlDataReader row = await WithOpenHoursAsync(
            both, first, end,
            $"SELECT {RollUpRow.Columns} FROM {DayTable.Hours} WHERE series_id = ANY(@p1) AND at >= @p2 AND at < @p3",
            [series, UnixTime.ToDate(first), UnixTime.ToDate(end)], cancellationToken);
        OpenHours open = await OpenHours.ReadAsync(row, cancellationToken);
        _ = await row.NextResultAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            if (!open.Contains(RollUpRow.StartOf(row)))
            {
                take(RollUpRow.SeriesOf(row), RollUpRow.Read(row));
            }
        }

        return open;
    }

    private static Task<NpgsqlDataReader> WithOpenHoursAsync(
        NpgsqlBatch both, long first, long end, string sql, object[] values, CancellationToken cancellationToken)
    {
        both.BatchCommands.Add((NpgsqlBatchCommand)Statement.InBatch(both, OpenHours.Sql, [first, end]));
        both.BatchCommands.Add((NpgsqlBatchCommand)Statement.InBatch(both, sql, values));
        return both.ExecuteReaderAsync(cancellationToken);
    }
}
