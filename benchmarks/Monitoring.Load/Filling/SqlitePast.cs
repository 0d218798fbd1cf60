using Monitoring.Contracts.Measurements;
using Monitoring.Load.Checking;
using Monitoring.Storage;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Load.Filling;

/// <summary>Writes the past into a SQLite store that nobody has open, by the code the store itself seals and retires days with.</summary>
internal static class SqlitePast
{
    /// <summary>Days whose points are gone become runs; of the others every five minutes of every series is sealed.</summary>
    public static void Write(
        StoreOptions options, IReadOnlyList<(SeriesId Id, bool IsOutage)> series, ulong seed, long first, long end, Action<long, long> progress)
    {
        using SqliteStoreState state = new(options, TimeProvider.System, new SilentStore());
        state.LoadCore();
        state.Days.OpenExisting();
        long firstKept = ((end / Past.SecondsPerDay) - options.RawDays - 1) * Past.SecondsPerDay;
        HeadChunk fine = Chunk(window => new SeriesRun(window, window + WindowPoints.Slots, VerdictState.Ok, 0), 0);
        for (long day = first; day < end; day += Past.SecondsPerDay)
        {
            long dayStart = day;
            List<SeriesRun>[] runs = [.. series.Select(s => Past.DayOf(seed, s.Id.Value, s.IsOutage, dayStart))];
            if (day < firstKept)
            {
                state.Core.Write(core =>
                {
                    for (int at = 0; at < runs.Length; at++)
                    {
                        runs[at].ForEach(run => core.PutRun(series[at].Id, run));
                    }
                });
            }
            else
            {
                for (long window = day; window < Math.Min(day + Past.SecondsPerDay, end); window += WindowPoints.Slots)
                {
                    long start = window;
                    List<(SeriesId, HeadChunk)> chunks = [.. series.Select((s, at) => (s.Id, ChunkOf(runs[at], start, fine)))];
                    state.Days.Write(DayFiles.DayOf(start), file => file.Seal(chunks, start));
                }
            }

            progress((day - first) / Past.SecondsPerDay, (end - first) / Past.SecondsPerDay);
        }
    }

    private static HeadChunk ChunkOf(List<SeriesRun> runs, long start, HeadChunk fine)
    {
        List<SeriesRun> here = [.. Past.Cut(runs, start, start + WindowPoints.Slots)];
        return here is [{ State: VerdictState.Ok }] ? fine : Chunk(second => here.First(run => run.EndUnixSeconds > second), start);
    }

    private static HeadChunk Chunk(Func<long, SeriesRun> at, long start)
    {
        HeadChunk chunk = new();
        for (int slot = 0; slot < WindowPoints.Slots; slot++)
        {
            SeriesRun run = at(start + slot);
            _ = chunk.TryAppend(slot, run.State, double.IsNaN(run.Value) ? 0 : (long)run.Value, scale: 0);
        }

        return chunk;
    }
}
