using System.Runtime.InteropServices;
using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// What is kept of the availability indicators as intervals: written an hour or a part of one at a time, joined over the hours of a day once
/// it is over. None reaches over midnight.
/// </summary>
internal static class KeptRuns
{
    /// <summary>Those of series, @p1, in [@p2, @p3); @p4 is the start of the day of @p2.</summary>
    public const string Sql = """
        SELECT id, start_s, end_s, state, value FROM unnest(@p1) AS id CROSS JOIN LATERAL (
          SELECT start_s, end_s, state, value FROM availability_run
          WHERE series = id AND start_s >= @p4 AND start_s < @p3 AND end_s > @p2 ORDER BY start_s) AS one
        """;

    public static long DayOf(long unixSeconds) => unixSeconds - (unixSeconds % DayTable.SecondsPerDay);

    public static SeriesRun Read(NpgsqlDataReader row) => new(
        row.GetInt64(1), row.GetInt64(2), (VerdictState)row.GetInt16(3), row.IsDBNull(4) ? double.NaN : row.GetDouble(4));

    /// <summary>
    /// Writes the runs of a stretch of a day, all of which the samples that are kept tell of. A second that is kept already stays as it is:
    /// its sample may have gone with its day. What is kept before and after the stretch stays, too.
    /// </summary>
    public static void Replace(NpgsqlConnection connection, int[] series, long first, long end, Dictionary<int, RunList> runs)
    {
        Dictionary<int, List<SeriesRun>> kept = ReadAll(connection, series, first, end);
        List<(int Series, SeriesRun Run)> rows = [];
        foreach (int id in series)
        {
            List<SeriesRun> before = kept.GetValueOrDefault(id, []);
            RunList inside = new(first, end);
            before.ForEach(inside.Add);
            IEnumerable<SeriesRun> all = before.Where(run => run.StartUnixSeconds < first).Select(run => run with { EndUnixSeconds = first })
                .Concat(runs.TryGetValue(id, out RunList? read) ? read.Beside(inside.Runs) : inside.Runs)
                .Concat(before.Where(run => run.EndUnixSeconds > end).Select(run => run with { StartUnixSeconds = end }));
            rows.AddRange(all.Select(run => (id, run)));
        }

        Write(connection, series, first, end, rows);
    }

    /// <summary>Joins the runs of a day over its hours.</summary>
    public static void Join(NpgsqlConnection connection, int[] series, int day)
    {
        long first = day * DayTable.SecondsPerDay;
        long end = first + DayTable.SecondsPerDay;
        Dictionary<int, List<SeriesRun>> kept = ReadAll(connection, series, first, end);
        List<(int Series, SeriesRun Run)> rows = [];
        List<int> changed = [];
        foreach ((int id, List<SeriesRun> before) in kept)
        {
            RunList joined = new(first, end);
            before.ForEach(joined.Add);
            if (joined.Runs.Count < before.Count)
            {
                changed.Add(id);
                rows.AddRange(joined.Runs.Select(run => (id, run)));
            }
        }

        if (changed.Count > 0)
        {
            Write(connection, [.. changed], first, end, rows);
        }
    }

    /// <summary>Puts rows in place of those that reach into a stretch of a day.</summary>
    private static void Write(NpgsqlConnection connection, int[] series, long first, long end, List<(int Series, SeriesRun Run)> rows)
    {
        BatchTable.Run(
            connection, "DELETE FROM availability_run WHERE series = ANY(@p1) AND start_s >= @p2 AND start_s < @p3 AND end_s > @p4",
            series, DayOf(first), end, first);
        using BinaryCopy copy = new(connection, "availability_run(series, start_s, end_s, state, value)");
        foreach ((int id, SeriesRun run) in rows)
        {
            copy.Row(5);
            copy.Int(id);
            copy.BigInt(run.StartUnixSeconds);
            copy.BigInt(run.EndUnixSeconds);
            copy.SmallInt((short)run.State);
            copy.Real(run.Value);
        }

        copy.Complete();
    }

    private static Dictionary<int, List<SeriesRun>> ReadAll(NpgsqlConnection connection, int[] series, long first, long end)
    {
        Dictionary<int, List<SeriesRun>> found = [];
        using var select = (NpgsqlCommand)Statement.Of(connection, Sql, series, first, end, DayOf(first));
        using NpgsqlDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            ref List<SeriesRun>? runs = ref CollectionsMarshal.GetValueRefOrAddDefault(found, row.GetInt32(0), out _);
            (runs ??= []).Add(Read(row));
        }

        return found;
    }
}
