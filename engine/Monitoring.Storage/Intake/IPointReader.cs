namespace Monitoring.Storage.Intake;

/// <summary>Reads series back, every second once.</summary>
internal interface IPointReader
{
    /// <summary>The seconds with data in [first, end), in time order.</summary>
    ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(SeriesId series, long first, long end, CancellationToken cancellationToken);

    /// <summary>The runs in [first, end), in time order, cut to it: a list for each series, in their order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<SeriesRun>>> ReadRunsAsync(
        IReadOnlyList<SeriesId> series, long first, long end, CancellationToken cancellationToken);

    /// <summary>The roll-ups that start in [first, end), in time order: a list for each series, in their order.</summary>
    ValueTask<IReadOnlyList<IReadOnlyList<RollUp>>> ReadRollUpsAsync(
        IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long end, CancellationToken cancellationToken);
}
