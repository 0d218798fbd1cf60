using System.Runtime.CompilerServices;
using Monitoring.Storage;

namespace Monitoring.Engine.Queries;

/// <summary>The runs of many series, some at a time: a question each costs a database more than its answer, all in one cost the memory.</summary>
internal static class SeriesRuns
{
    private const int AtOnce = 250;

    /// <summary>Reads them in the order of the series.</summary>
    /// <param name="store">Where they are.</param>
    /// <param name="series">Which, each once.</param>
    /// <param name="rangeOf">Over which time.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async IAsyncEnumerable<(SeriesDescriptor Series, IReadOnlyList<SeriesRun> Runs)> ReadAsync(
        IMeasurementStore store, IReadOnlyList<SeriesDescriptor> series, Func<SeriesDescriptor, TimeRange> rangeOf,
        [EnumeratorCancellation] CancellationToken stop)
    {
        foreach (SeriesDescriptor[] some in series.Chunk(AtOnce))
        {
            Dictionary<SeriesId, IReadOnlyList<SeriesRun>> found = [];
            foreach (IGrouping<TimeRange, SeriesDescriptor> alike in some.GroupBy(rangeOf))
            {
                SeriesId[] ids = [.. alike.Select(s => s.Id)];
                foreach ((SeriesId id, IReadOnlyList<SeriesRun> runs) in ids.Zip(await store.ReadRunsAsync(ids, alike.Key, stop)))
                {
                    found.Add(id, runs);
                }
            }

            foreach (SeriesDescriptor one in some)
            {
                yield return (one, found[one.Id]);
            }
        }
    }
}
