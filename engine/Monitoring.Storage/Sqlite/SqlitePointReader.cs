using System.Numerics;
using Monitoring.Contracts.Measurements;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Core;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>Reads series back: what is sealed and what is not, every second once.</summary>
internal sealed class SqlitePointReader(SqliteStoreState state) : IPointReader
{
    /// <summary>Series from which on they are shared out among the processors: most of reading many is making sense of their rows.</summary>
    private const int LeastAtOnce = 8;

    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(
        SeriesId series, long first, long end, CancellationToken cancellationToken) => new(ReadPoints(series, first, end));

    public ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> series, long first, long end, CancellationToken cancellationToken) =>
        ShareOutAsync(series, some => ReadRuns(some, first, end), cancellationToken);

    public ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end, CancellationToken cancellationToken) =>
        ShareOutAsync(series, some => ReadRollUps(some, tier, first, end), cancellationToken);

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
    /// their files are not opened; of other days, an hour that stayed as it was comes from its roll-up, and its windows are not read. Which
    /// those are is asked before anything is read, so a day that changes meanwhile is told as it was. What is
    /// kept counts in days that are open again, too: their file may have been deleted, or lost, and begun anew.
    /// </summary>
    public List<SeriesRun>[] ReadRuns(IReadOnlyList<SeriesId> series, long first, long end)
    {
        HashSet<long> open = [.. OpenHours()];
        HashSet<int> quiet = state.Kept.Quiet(open.Select(DayFiles.DayOf));
        bool mayBeKept = series.All(state.Catalogue.IsAvailability);
        HashSet<int> days =
        [
            .. state.Days.All.Select(file => file.Day).Where(day => (day + 1) * DayFiles.SecondsPerDay > first && !(mayBeKept && quiet.Contains(day))),
        ];
        long firstHour = Math.Max(DueHours.HourOf(first + DueHours.Seconds - 1), days.Count == 0 ? end : days.Min() * DayFiles.SecondsPerDay);
        long lastHour = end - DueHours.Seconds;
        List<RollUp>[]? hours = firstHour > lastHour ? null : state.RollUps.Read(series, RollUpTier.Hour, firstHour, lastHour, open);
        return
        [
            .. series.Select((one, at) => ReadRuns(
                one, first, end, quiet, hours?[at].Where(hour => IsUniform(hour) && days.Contains(DayFiles.DayOf(hour.StartUnixSeconds))) ?? [])),
        ];
    }

    /// <summary>
    /// The roll-ups that start in [first, end): of the hours that are summarised as they were written, of the others made now. Which are
    /// which is asked before either is read, so an hour that changes meanwhile is told as it was or as it is, never left out.
    /// </summary>
    private List<RollUp>[] ReadRollUps(IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end)
    {
        long firstHour = DueHours.HourOf(first);
        SortedSet<long> open = [.. OpenHours().Where(hour => hour >= firstHour && hour < end)];
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

    private static async ValueTask<IReadOnlyList<IReadOnlyList<T>>> ShareOutAsync<T>(
        IReadOnlyList<SeriesId> series, Func<IReadOnlyList<SeriesId>, List<T>[]> read, CancellationToken cancellationToken)
    {
        if (series.Count <= LeastAtOnce)
        {
            return read(series);
        }

        int atOnce = Math.Min(Environment.ProcessorCount, RollUpFile.MostIdleReaders);
        return [.. (await Task.WhenAll(series.Chunk((series.Count + atOnce - 1) / atOnce)
            .Select(some => Task.Run(() => read(some), cancellationToken)))).SelectMany(found => found)];
    }

    /// <summary>Hours whose roll-ups are not there, or do not know every second.</summary>
    private IEnumerable<long> OpenHours() => state.Due.All().Select(due => due.Key).Concat(state.Head.Hours());

    private List<SeriesRun> ReadRuns(SeriesId series, long first, long end, HashSet<int> quiet, IEnumerable<RollUp> uniform)
    {
        bool mayBeKept = state.Catalogue.IsAvailability(series);
        HashSet<int> without = mayBeKept ? quiet : [];
        RunList found = new(first, end);
        void ReadUpTo(long from, long to) => Walk(
            series, from, to, without, uniformToo: false,
            (start, content) => AddRuns(found, start, content),
            (start, summary) => found.Add(UniformRun(start, WindowPoints.Slots, summary.States, summary.Min ?? double.NaN)));
        long at = first;
        foreach (RollUp hour in uniform)
        {
            ReadUpTo(at, hour.StartUnixSeconds);
            at = hour.StartUnixSeconds + DueHours.Seconds;
            found.Add(UniformRun(hour.StartUnixSeconds, DueHours.Seconds, hour.States, hour.Min));
        }

        ReadUpTo(at, end);
        List<SeriesRun> kept = mayBeKept ? state.Core.Read(core => AvailabilityRuns.Read(core, series, first, end)) : [];
        return found.Beside(kept);
    }

    /// <summary>Every second of the hour has the same state and the same value.</summary>
    private static bool IsUniform(in RollUp hour) =>
        hour.KnownSeconds == DueHours.Seconds && BitOperations.IsPow2(hour.States) && hour.Min.Equals(hour.Max);

    private static SeriesRun UniformRun(long start, long seconds, byte states, double value) =>
        new(start, start + seconds, (VerdictState)BitOperations.TrailingZeroCount(states), value);

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
