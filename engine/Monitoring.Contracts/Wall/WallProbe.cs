namespace Monitoring.Contracts.Wall;

/// <summary>One probe as the wall shows it.</summary>
/// <param name="Probe">The probe's name.</param>
/// <param name="Connected">Whether batches arrive within the limit.</param>
/// <param name="LastSeenAt">Arrival of its newest batch, UTC.</param>
/// <param name="ClockOffsetMilliseconds">Its clock minus the engine's; null before the first estimate.</param>
/// <param name="BacklogBatches">Batches that wait in its spool, as it last said; null when not known.</param>
/// <param name="Software">Its version.</param>
public sealed record WallProbe(
    string Probe,
    bool Connected,
    DateTimeOffset LastSeenAt,
    double? ClockOffsetMilliseconds,
    long? BacklogBatches,
    string Software);
