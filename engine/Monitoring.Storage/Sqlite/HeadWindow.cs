using Monitoring.Contracts.Wire;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Sqlite;

/// <summary>Five minutes of all series that had data in them.</summary>
internal sealed class HeadWindow(long start, DateTimeOffset createdAt)
{
    /// <summary>The head chunks of a dictionary's columns, so that a sample costs no look-up.</summary>
    private readonly Dictionary<ulong, HeadChunk[]> _columns = [];

    /// <summary>Unix seconds.</summary>
    public long Start => start;

    public DateTimeOffset CreatedAt => createdAt;

    public Dictionary<SeriesId, HeadChunk> Chunks { get; } = [];

    /// <summary>The batches with seconds in this window.</summary>
    public List<OpenBatch> Batches { get; } = [];

    /// <summary>The chunks in the order of their keys, once the window is sealing.</summary>
    public IReadOnlyList<(SeriesId Series, HeadChunk Head)> Frozen { get; private set; } = [];

    /// <summary>How many of them are committed.</summary>
    public int Sealed { get; set; }

    public void Append(StoredBatch batch, Window window, int slot, SeriesId[] columns)
    {
        if (!_columns.TryGetValue(batch.Dictionary.Id, out HeadChunk[]? chunks))
        {
            _columns[batch.Dictionary.Id] = chunks = [.. columns.Select(ChunkOf)];
        }

        IReadOnlyList<DictionarySeries> series = batch.Dictionary.Series;
        foreach (Measurement measurement in batch.Read(window))
        {
            chunks[measurement.Series].TryAppend(slot, measurement.State, measurement.Scaled, series[measurement.Series].Scale10);
        }
    }

    public void Freeze() => Frozen = [.. Chunks.OrderBy(chunk => chunk.Key.Value).Select(chunk => (chunk.Key, chunk.Value))];

    private HeadChunk ChunkOf(SeriesId series)
    {
        if (!Chunks.TryGetValue(series, out HeadChunk? chunk))
        {
            Chunks[series] = chunk = new HeadChunk();
        }

        return chunk;
    }
}
