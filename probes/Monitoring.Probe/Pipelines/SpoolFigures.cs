namespace Monitoring.Probe.Pipelines;

/// <summary>What the spool tells of itself in each window.</summary>
/// <param name="Backlog">Batches that wait for an acknowledgement.</param>
/// <param name="StoredBytes">Bytes they take on disk.</param>
/// <param name="Fill">How much of the room there is for them is taken: 0 to 1.</param>
/// <param name="OldestAge">Age of the oldest that waits, in seconds; 0 where nothing waits.</param>
/// <param name="LostWindows">Windows lost since the probe started.</param>
/// <param name="LostEvents">Batches of events lost since then.</param>
/// <param name="IsLosing">Whether something was lost lately.</param>
/// <param name="IsFilling">Whether room runs out.</param>
internal sealed record SpoolFigures(
    long Backlog, long StoredBytes, double Fill, double OldestAge, long LostWindows, long LostEvents, bool IsLosing, bool IsFilling);
