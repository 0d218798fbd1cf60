namespace Monitoring.Storage.Intake;

/// <summary>Reads series back, every second once.</summary>
internal interface IPointReader
{
    /// <summary>The seconds with data in [first, end), in time order.</summary>
    ValueTask<IReadOnlyList<SeriesPoint>> ReadPointsAsync(SeriesId series, long first, long end, CancellationToken cancellationToken);

    /// <summary>The runs in [first, end), in time order, cut to it.</summary>
    ValueTask<IReadOnlyList<SeriesRun>> ReadRunsAsync(SeriesId series, long first, long end, CancellationToken cancellationToken);

    /// <summary>The roll-ups that start in [first, end), in time order.</summary>
    ValueTask<IReadOnlyList<RollUp>> ReadRollUpsAsync(
        SeriesId series, RollUpTier tier, long first, long end, CancellationToken cancellationToken);
}
