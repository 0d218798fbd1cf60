using Google.Protobuf;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Storage;

/// <summary>Realistic batches to measure stores with: one a second from each of some probes.</summary>
internal static class StoreLoad
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    /// <summary>40 % constant, 30 % a level on a grid, 20 % a bitrate, 10 % a share of four digits.</summary>
    public static List<IngestItem>[] Items(int probes, int services, int seconds) =>
        [.. Enumerable.Range(0, probes).Select(number => ItemsOf(number, services, seconds))];

    public static long Samples(List<IngestItem>[] items) =>
        items.Sum(i => i.Sum(item => (long)item.Dictionary.Series.Count * item.Message.Windows.Count));

    /// <summary>Appends them as uplinks do, some in flight from each probe at once.</summary>
    public static Task AppendAsync(IMeasurementStore store, List<IngestItem>[] items, int inFlight) =>
        Task.WhenAll(items.Select(probe => Parallel.ForEachAsync(
            probe, new ParallelOptions { MaxDegreeOfParallelism = inFlight },
            async (item, cancel) => await store.AppendAsync(item, cancel))));

    private static List<IngestItem> ItemsOf(int number, int services, int seconds)
    {
        BatchBuilder probe = new($"probe-{number}", services);
        BatchSchema.TryCreate(probe.Dictionary.ToByteArray(), out BatchSchema? schema, out _);
        Random random = new(number);
        long[] level = [.. Enumerable.Range(0, probe.SeriesCount).Select(_ => random.NextInt64(1_000_000, 8_000_000))];
        List<IngestItem> items = [];
        for (int second = 0; second < seconds; second++)
        {
            Batch batch = probe.Seconds(Start.AddSeconds(second), 1, (_, series) => (series % 10) switch
            {
                < 4 => 0,
                < 7 => 300 + random.Next(-2, 3),
                < 9 => level[series] + random.Next(-2000, 2001),
                _ => random.Next(400, 600),
            });
            batch.Dictionary = second == 0 ? batch.Dictionary : null;
            items.Add(BatchBuilder.Item(batch, Start, schema));
        }

        return items;
    }
}
