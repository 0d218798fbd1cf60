using System.Runtime.CompilerServices;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Intake;

/// <summary>The measurement half of every store; what differs between them are the tables, the reader and the upkeep behind it.</summary>
internal sealed class MeasurementStore(StoreState state, IBatchTable batches, IPointReader reader, BatchLog? log) : IMeasurementStore
{
    public StoreBacklog Backlog => new(log?.Waiting ?? 0, state.Unapplied.Count, log?.IsCommitting ?? false, log?.BusyFor ?? default, state.Upkeep);

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
                if ((open.Content ?? batches.Load(open)) is StoredBatch batch)
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

    private BatchLog Log => log ?? throw StoreUnavailableException.ReadOnly();
}
