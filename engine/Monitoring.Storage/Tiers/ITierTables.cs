namespace Monitoring.Storage.Tiers;

/// <summary>Where a store keeps what outlives its samples.</summary>
internal interface ITierTables
{
    /// <summary>Series whose hour is summarised in one step, short enough that appends hardly wait.</summary>
    int SeriesPerStep { get; }

    /// <summary>The series that an hour may have samples of.</summary>
    IReadOnlyList<SeriesId> SeriesOf(long hour);

    /// <summary>Writes what is kept of an hour of some series, in place of what there may be; the samples of the hour are complete.</summary>
    void Summarise(long hour, IReadOnlyList<SeriesId> series);

    /// <summary>Says durably that an hour is summarised.</summary>
    void Finish(long hour);

    /// <summary>Lets go of the roll-ups of a tier that start before a time.</summary>
    void Drop(RollUpTier tier, long beforeUnixSeconds);
}
