namespace Monitoring.Storage;

/// <summary>
/// Keeps what probes measured. One process owns a store. Appends come from any number of callers at once; reads run beside them.
/// </summary>
public interface IMeasurementStore : IAsyncDisposable
{
    /// <summary>How far the store is behind; what an ingest looks at before it takes more.</summary>
    StoreBacklog Backlog { get; }

    /// <summary>The dictionary of a content id; null when the store never saw it and the probe has to send it.</summary>
    BatchSchema? FindDictionary(ulong id);

    /// <summary>Takes a batch once. When the task completes the batch is durable and may be acknowledged.</summary>
    /// <exception cref="StoreUnavailableException">It could not be made durable; the same batch may be offered again.</exception>
    ValueTask<AppendResult> AppendAsync(IngestItem item, CancellationToken cancellationToken);

    /// <summary>
    /// Every batch that is durable and not applied (<see cref="AlarmCommit.Applied"/>), in order of receipt: first those left by an
    /// earlier life of the engine, then each one as it becomes durable. Ends only with the token or the store. One reader at a time.
    /// </summary>
    IAsyncEnumerable<StoredBatch> ReadUnappliedAsync(CancellationToken cancellationToken);

    /// <summary>Everything known about entities, ordered by path; with a path, that entity and everything below it.</summary>
    ValueTask<IReadOnlyList<EntityRecord>> FindEntitiesAsync(string? entity, CancellationToken cancellationToken);

    /// <summary>The series that match, ordered by entity, indicator and qualifier.</summary>
    ValueTask<IReadOnlyList<SeriesDescriptor>> FindSeriesAsync(SeriesFilter filter, CancellationToken cancellationToken);

    /// <summary>Every second with data in the range, in time order, each once. Seconds without data are absent.</summary>
    ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(SeriesId id, TimeRange range, CancellationToken cancellationToken);

    /// <summary>
    /// The same as runs of equal state and value, cut to the range. Cheap over long periods: uneventful time is not decoded, and for the
    /// availability indicators it reaches back beyond the points' retention.
    /// </summary>
    async ValueTask<IReadOnlyList<SeriesRun>> ReadRunsAsync(SeriesId id, TimeRange range, CancellationToken cancellationToken) =>
        (await ReadRunsAsync([id], range, cancellationToken))[0];

    /// <summary>The same of many series at once, each named once: a list for each, in their order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> ids, TimeRange range, CancellationToken cancellationToken);

    /// <summary>
    /// The roll-ups with data that start in the range, in time order. They outlive the points, each tier by its own retention, and know
    /// every second that is stored, the newest as well.
    /// </summary>
    async ValueTask<IReadOnlyList<RollUp>> ReadRollUpsAsync(SeriesId id, RollUpTier tier, TimeRange range, CancellationToken cancellationToken) =>
        (await ReadRollUpsAsync([id], tier, range, cancellationToken))[0];

    /// <summary>The same of many series at once, each named once: a list for each, in their order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> ids, RollUpTier tier, TimeRange range, CancellationToken cancellationToken);

    /// <summary>Seals what is due and deletes what is out of retention, now; the store also does so by itself.</summary>
    ValueTask MaintainAsync(CancellationToken cancellationToken);
}
