using System.Runtime.InteropServices;
using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Chunks;

namespace Monitoring.Storage.Sqlite;

/// <summary>Reads series back: what is sealed and what is not, every second once.</summary>
internal sealed class SqlitePointReader(SqliteStoreState state)
{
    /// <summary>The seconds with data in [first, end), in time order.</summary>
    public List<SeriesPoint> ReadPoints(SeriesId series, long first, long end)
    {
        List<SeriesPoint> points = [];
        Walk(series, first, end, uniformToo: true, (start, content) => AddPoints(points, start, content, first, end), onUniform: null);
        return points;
    }

    /// <summary>The runs in [first, end), in time order, cut to it.</summary>
    public List<SeriesRun> ReadRuns(SeriesId series, long first, long end)
    {
        List<SeriesRun> runs = [];
        HashSet<int> open = Walk(
            series, first, end, uniformToo: false,
            (start, content) => AddRuns(runs, start, content, first, end),
            (start, summary) => Add(runs, UniformRun(start, summary), first, end));
        List<SeriesRun> kept = state.Core.ReadRuns(series, first, end);
        kept.RemoveAll(run => open.Contains(DayFiles.DayOf(run.StartUnixSeconds)));
        return kept.Count == 0 ? runs : Join(kept, runs, first, end);
    }

    private static SeriesRun UniformRun(long start, in ChunkSummary summary)
    {
        var state = (VerdictState)System.Numerics.BitOperations.TrailingZeroCount(summary.States);
        return new SeriesRun(start, start + WindowPoints.Slots, state, summary.Min ?? double.NaN);
    }

    private static void AddPoints(List<SeriesPoint> points, long start, WindowPoints content, long first, long end)
    {
        int from = (int)Math.Max(0, first - start);
        int to = (int)Math.Min(WindowPoints.Slots, end - start);
        for (int slot = from; slot < to; slot++)
        {
            if (content.States[slot] != WindowPoints.Absent)
            {
                points.Add(new SeriesPoint(start + slot, (VerdictState)content.States[slot], content.Value(slot)));
            }
        }
    }

    private static void AddRuns(List<SeriesRun> runs, long start, WindowPoints content, long first, long end)
    {
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            if (content.States[slot] != WindowPoints.Absent)
            {
                var state = (VerdictState)content.States[slot];
                Add(runs, new SeriesRun(start + slot, start + slot + 1, state, content.Value(slot)), first, end);
            }
        }
    }

    /// <summary>Adds a run, or makes the last one longer where it goes on.</summary>
    private static void Add(List<SeriesRun> runs, SeriesRun run, long first, long end)
    {
        run = run with { StartUnixSeconds = Math.Max(run.StartUnixSeconds, first), EndUnixSeconds = Math.Min(run.EndUnixSeconds, end) };
        if (run.StartUnixSeconds >= run.EndUnixSeconds)
        {
            return;
        }

        if (runs.Count > 0)
        {
            ref SeriesRun last = ref CollectionsMarshal.AsSpan(runs)[^1];
            if (last.EndUnixSeconds == run.StartUnixSeconds && last.State == run.State && last.Value.Equals(run.Value))
            {
                last = last with { EndUnixSeconds = run.EndUnixSeconds };
                return;
            }
        }

        runs.Add(run);
    }

    private static List<SeriesRun> Join(List<SeriesRun> kept, List<SeriesRun> runs, long first, long end)
    {
        List<SeriesRun> joined = [];
        foreach (SeriesRun run in kept.Concat(runs).OrderBy(run => run.StartUnixSeconds))
        {
            Add(joined, run, first, end);
        }

        return joined;
    }

    /// <summary>
    /// Visits the windows of a period in time order. The head is copied before the files are read: a window sealed in between is then
    /// found twice and merged, never missed. Gives the days whose file was read.
    /// </summary>
    private HashSet<int> Walk(
        SeriesId series, long first, long end, bool uniformToo, Action<long, WindowPoints> onWindow, Action<long, ChunkSummary>? onUniform)
    {
        HashSet<int> days = [];
        if (first >= end)
        {
            return days;
        }

        long firstWindow = WindowPoints.StartOf(first);
        SortedDictionary<long, WindowPoints> head = new(state.Head.Read(series, firstWindow, end - 1));
        WindowPoints sealedPoints = new();
        foreach (DayFile file in state.Days.All)
        {
            long dayFirst = file.Day * DayFiles.SecondsPerDay;
            if (dayFirst >= end || dayFirst + DayFiles.SecondsPerDay <= firstWindow)
            {
                continue;
            }

            using DayReader? reader = file.Rent();
            if (reader is null)
            {
                continue;
            }

            days.Add(file.Day);
            long from = Math.Max(firstWindow, dayFirst);
            long to = Math.Min(end, dayFirst + DayFiles.SecondsPerDay) - 1;
            foreach (ChunkRow row in state.Days.Read(reader, r => r.ReadChunks(series, from, to, uniformToo), []))
            {
                FlushHead(head, row.Start, onWindow);
                bool isUniform = row.Data is null;
                if (isUniform)
                {
                    onUniform!(row.Start, row.Summary);
                    head.Remove(row.Start);
                    continue;
                }

                if (ChunkCodec.Decode(row.Data, row.Summary.Codec, sealedPoints) == ChunkStatus.Malformed)
                {
                    sealedPoints.Clear();
                    state.Observer.OnNotice(
                        StoreNotice.ChunkUnreadable,
                        $"{file.Path}: the chunk of series {series} at {row.Start} cannot be unpacked and is left out");
                }

                if (head.Remove(row.Start, out WindowPoints? arriving))
                {
                    sealedPoints.FillFrom(arriving);
                }

                onWindow(row.Start, sealedPoints);
            }

            FlushHead(head, dayFirst + DayFiles.SecondsPerDay, onWindow);
        }

        FlushHead(head, long.MaxValue, onWindow);
        return days;
    }

    /// <summary>Visits the windows that are only in memory and start before a time.</summary>
    private static void FlushHead(SortedDictionary<long, WindowPoints> head, long before, Action<long, WindowPoints> onWindow)
    {
        foreach (long start in head.Keys.TakeWhile(start => start < before).ToArray())
        {
            onWindow(start, head[start]);
            head.Remove(start);
        }
    }
}
