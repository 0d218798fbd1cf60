using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>Reads series back: what is sealed and what is not, every second once.</summary>
internal sealed class SqlitePointReader(SqliteStoreState state) : IPointReader
{
    /// <summary>Series from which on they are shared out among the processors: most of reading roll-ups is unpacking them.</summary>
    private const int LeastAtOnce = 8;

    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken) => new(ReadPoints(series, first, end));

    public ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> series, long first, long end, CancellationToken cancellationToken) =>
        new([.. series.Select(one => ReadRuns(one, first, end))]);

    public async ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end, CancellationToken cancellationToken)
    {
        if (series.Count <= LeastAtOnce)
        {
            return ReadRollUps(series, tier, first, end);
        }

        int atOnce = Math.Min(Environment.ProcessorCount, RollUpFile.MostIdleReaders);
        return [.. (await Task.WhenAll(series.Chunk((series.Count + atOnce - 1) / atOnce)
            .Select(some => Task.Run(() => ReadRollUps(some, tier, first, end), cancellationToken)))).SelectMany(found => found)];
    }

    /// <summary>The minutes of [first, end), whole ones, made of the seconds.</summary>
    public List<RollUp> ReadMinutes(SeriesId series, long first, long end)
    {
        List<RollUp> minutes = [];
        MinuteFold fold = new(minutes);
        Walk(series, first, end, [], uniformToo: true, (start, content) => AddSeconds(fold, start, content), onUniform: null);
        fold.End();
        return minutes;
    }

    public List<SeriesPoint> ReadPoints(SeriesId series, long first, long end)
    {
        List<SeriesPoint> points = [];
        Walk(series, first, end, [], uniformToo: true, (start, content) => AddPoints(points, start, content, first, end), onUniform: null);
        return points;
    }

    /// <summary>
    /// The runs in [first, end), in time order, cut to it. Of the availability indicators, days that are over come from core.db, and
    /// their files are not opened; which those are is asked before anything is read, so a day that changes meanwhile is told as it was. What is
    /// kept counts in days that are open again, too: their file may have been deleted, or lost, and begun anew.
    /// </summary>
    public List<SeriesRun> ReadRuns(SeriesId series, long first, long end)
    {
        bool mayBeKept = state.Catalogue.IsAvailability(series);
        HashSet<int> quiet = mayBeKept ? state.Kept.Quiet(state.Due.All().Select(due => due.Key).Concat(state.Head.Hours()).Select(DayFiles.DayOf)) : [];
        RunList found = new(first, end);
        Walk(
            series, first, end, quiet, uniformToo: false,
            (start, content) => AddRuns(found, start, content),
            (start, summary) => found.Add(UniformRun(start, summary)));
        List<SeriesRun> kept = mayBeKept ? state.Core.Read(core => AvailabilityRuns.Read(core, series, first, end)) : [];
        return found.Beside(kept);
    }

    /// <summary>
    /// The roll-ups that start in [first, end): of the hours that are summarised as they were written, of the others made now. Which are
    /// which is asked before either is read, so an hour that changes meanwhile is told as it was or as it is, never left out.
    /// </summary>
    private List<RollUp>[] ReadRollUps(IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end)
    {
        long firstHour = DueHours.HourOf(first);
        SortedSet<long> open = [.. state.Due.All().Select(due => due.Key).Concat(state.Head.Hours()).Where(hour => hour >= firstHour && hour < end)];
        List<RollUp>[] found = state.RollUps.Read(series, tier, firstHour, end - 1, open);
        for (int at = 0; at < found.Length; at++)
        {
            List<RollUp> rollUps = found[at];
            bool isInOrder = open.Count == 0 || rollUps.Count == 0 || rollUps[^1].StartUnixSeconds < open.Min;
            foreach ((long from, long to) in Stretches(open))
            {
                List<RollUp> minutes = ReadMinutes(series[at], from, to);
                rollUps.AddRange(tier == RollUpTier.Minute ? minutes : RollUpFold.Of(minutes, tier));
            }

            rollUps.RemoveAll(one => one.StartUnixSeconds < first || one.StartUnixSeconds >= end);
            if (!isInOrder)
            {
                rollUps.Sort(static (one, other) => one.StartUnixSeconds.CompareTo(other.StartUnixSeconds));
            }
        }

        return found;
    }

    /// <summary>Hours that follow each other as one stretch.</summary>
    private static IEnumerable<(long From, long To)> Stretches(SortedSet<long> hours)
    {
        foreach (long hour in hours.Where(hour => !hours.Contains(hour - DueHours.Seconds)))
        {
            long end = hour;
            while (hours.Contains(end))
            {
                end += DueHours.Seconds;
            }

            yield return (hour, end);
        }
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

    private static void AddSeconds(MinuteFold fold, long start, WindowPoints content)
    {
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            if (content.States[slot] != WindowPoints.Absent)
            {
                fold.Add(start + slot, (VerdictState)content.States[slot], content.Value(slot));
            }
        }
    }

    private static void AddRuns(RunList runs, long start, WindowPoints content)
    {
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            if (content.States[slot] != WindowPoints.Absent)
            {
                var state = (VerdictState)content.States[slot];
                runs.Add(new SeriesRun(start + slot, start + slot + 1, state, content.Value(slot)));
            }
        }
    }

    /// <summary>
    /// Visits the windows of a period in time order. The head is copied before the files are read: a window sealed in between is then
    /// found twice and merged, never missed.
    /// </summary>
    private void Walk(
        SeriesId series, long first, long end, HashSet<int> without, bool uniformToo, Action<long, WindowPoints> onWindow, Action<long, ChunkSummary>? onUniform)
    {
        if (first >= end)
        {
            return;
        }

        long firstWindow = WindowPoints.StartOf(first);
        SortedDictionary<long, WindowPoints> head = new(state.Head.Read(series, firstWindow, end - 1));
        WindowPoints sealedPoints = new();
        foreach (DayFile file in state.Days.All)
        {
            long dayFirst = file.Day * DayFiles.SecondsPerDay;
            if (dayFirst >= end || dayFirst + DayFiles.SecondsPerDay <= firstWindow || without.Contains(file.Day))
            {
                continue;
            }

            using DayReader? reader = file.Rent();
            if (reader is null)
            {
                continue;
            }

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
