using System.Runtime.CompilerServices;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>The measurement half of every store; what differs between them are the tables, the reader and the upkeep behind it.</summary>
internal sealed class MeasurementStore(StoreState state, IBatchTable batches, IPointReader reader, BatchLog? log) : IMeasurementStore
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private volatile StoreOutage? _unread;

    public StoreBacklog Backlog => new(
        log?.Waiting ?? 0, state.Unapplied.Count, log?.IsCommitting ?? false, log?.BusyFor ?? default, state.Upkeep, log?.SinceUpkeep ?? default, _unread);

    public BatchSchema? FindDictionary(ulong id) => state.Catalogue.FindSchema(id);

    public async ValueTask<AppendResult> AppendAsync(IngestItem item, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Log.AppendAsync(item).WaitAsync(cancellationToken);
    }

    public async IAsyncEnumerable<StoredBatch> ReadUnappliedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        state.Unapplied.BeginReading();
        for (Task arrival = state.Unapplied.Arrival(); !state.Unapplied.IsClosed; arrival = state.Unapplied.Arrival())
        {
            while (state.Unapplied.TakeNext() is OpenBatch open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if ((open.Content ?? await LoadAsync(open, cancellationToken)) is StoredBatch batch)
                {
                    yield return batch;
                }
                else
                {
                    // Its content was damaged or is gone: there is nothing left to apply, and nobody shall wait for it.
                    state.Unapplied.MarkApplied([open.Key]);
                }
            }

            await arrival.WaitAsync(cancellationToken);
        }
    }

    public ValueTask<IReadOnlyList<EntityRecord>> FindEntitiesAsync(string? entity, CancellationToken cancellationToken) =>
        new(state.Catalogue.FindEntities(entity));

    public ValueTask<IReadOnlyList<SeriesDescriptor>> FindSeriesAsync(SeriesFilter filter, CancellationToken cancellationToken) =>
        new(state.Catalogue.Find(filter));

    public ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(SeriesId id, TimeRange range, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadPointsAsync(id, range.FirstSecond, range.EndSecond, cancellationToken);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> ids, TimeRange range, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadRunsAsync(ids, range.FirstSecond, range.EndSecond, cancellationToken);
    }

    public ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> ids, RollUpTier tier, TimeRange range, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return reader.ReadRollUpsAsync(ids, tier, range.FirstSecond, range.EndSecond, cancellationToken);
    }

    public async ValueTask MaintainAsync(CancellationToken cancellationToken) => await Log.MaintainAsync().WaitAsync(cancellationToken);

    public ValueTask DisposeAsync()
    {
        log?.Dispose();
        state.Unapplied.Close();
        return ValueTask.CompletedTask;
    }

    /// <summary>One batch after the other: what cannot be read now holds up those behind it, and is tried again until it can.</summary>
    private async ValueTask<StoredBatch?> LoadAsync(OpenBatch open, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                StoredBatch? batch = batches.Load(open);
                _unread = null;
                return batch;
            }
            catch (StoreUnavailableException failure) when (!state.Unapplied.IsClosed)
            {
                StoreOutage? before = _unread;
                _unread = StoreOutage.After(before, failure, state.Time.GetUtcNow());
                if (!ReferenceEquals(before, _unread))
                {
                    state.Observer.OnNotice(StoreNotice.BatchUnreadable, failure.Message);
                }
            }

            await Task.Delay(RetryInterval, cancellationToken);
        }
    }

    private BatchLog Log => log ?? throw StoreUnavailableException.ReadOnly();
}
