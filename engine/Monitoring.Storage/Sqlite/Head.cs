using Monitoring.Contracts.Wire;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Intake;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// What is durable as batches and not yet sealed as chunks. The writing thread alone changes it; readers copy under the gate. A window
/// on its way to the disk stays readable here until its chunks are committed, so a reader that looks here first and in the file after
/// misses nothing and merges what it finds twice.
/// </summary>
internal sealed class Head
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, HeadWindow> _filling = [];
    private readonly List<HeadWindow> _sealing = [];

    /// <summary>Takes the seconds of a batch.</summary>
    public void Append(StoredBatch batch, SeriesId[] columns, OpenBatch open, DateTimeOffset now)
    {
        lock (_gate)
        {
            foreach (Window window in batch.Message.Windows)
            {
                long second = window.StartUnixMs / 1000;
                long start = WindowPoints.StartOf(second);
                if (!_filling.TryGetValue(start, out HeadWindow? filling))
                {
                    _filling[start] = filling = new HeadWindow(start, now);
                }

                filling.Append(batch, window, (int)(second - start), columns);
                if (filling.Batches.Count == 0 || filling.Batches[^1] != open)
                {
                    filling.Batches.Add(open);
                    open.OpenWindows++;
                }
            }
        }
    }

    /// <summary>Copies what is here of a series in windows that start in [first, last].</summary>
    public Dictionary<long, WindowPoints> Read(SeriesId series, long first, long last)
    {
        Dictionary<long, WindowPoints> found = [];
        lock (_gate)
        {
            foreach (HeadWindow window in _sealing.Concat(_filling.Values))
            {
                if (window.Start >= first && window.Start <= last && window.Chunks.TryGetValue(series, out HeadChunk? chunk))
                {
                    if (!found.TryGetValue(window.Start, out WindowPoints? points))
                    {
                        found[window.Start] = points = new WindowPoints();
                    }

                    chunk.CopyTo(points);
                }
            }
        }

        return found;
    }

    /// <summary>The hours of the windows that are here.</summary>
    public HashSet<long> Hours()
    {
        lock (_gate)
        {
            return [.. _sealing.Concat(_filling.Values).Select(window => DueHours.HourOf(window.Start))];
        }
    }

    /// <summary>Takes the windows that are due from filling to sealing; gives all that are sealing, oldest first.</summary>
    public IReadOnlyList<HeadWindow> BeginSealing(DateTimeOffset now, TimeSpan grace, TimeSpan lateGrace)
    {
        lock (_gate)
        {
            foreach (HeadWindow window in _filling.Values.OrderBy(w => w.Start).ToArray())
            {
                var end = DateTimeOffset.FromUnixTimeSeconds(window.Start + WindowPoints.Slots);
                if (now >= end + grace && now >= window.CreatedAt + lateGrace)
                {
                    _filling.Remove(window.Start);
                    window.Freeze();
                    _sealing.Add(window);
                }
            }

            return [.. _sealing];
        }
    }

    /// <summary>Forgets a window whose chunks are all committed.</summary>
    public void EndSealing(HeadWindow window)
    {
        lock (_gate)
        {
            _sealing.Remove(window);
        }
    }
}
