namespace Monitoring.Storage;

/// <summary>How far the store is behind, and what it is doing about it.</summary>
/// <param name="Waiting">Batches appended but not durable yet.</param>
/// <param name="Unapplied">Batches durable but not committed by the alarm side yet.</param>
/// <param name="IsCommitting">A group of batches is on its way to the disk.</param>
/// <param name="BusyFor">For how long its writing thread has been at the piece of writing it is at; zero where it is at none.</param>
/// <param name="Upkeep">What the round of upkeep under way has come to; it pauses for every group.</param>
/// <param name="SinceUpkeep">How long ago a round of upkeep came to its end, or the store was opened.</param>
/// <param name="Unread">Why the next batch for the alarm side cannot be read, and since when; null where it can.</param>
public readonly record struct StoreBacklog(
    int Waiting,
    int Unapplied,
    bool IsCommitting = false,
    TimeSpan BusyFor = default,
    StoreUpkeep Upkeep = StoreUpkeep.None,
    TimeSpan SinceUpkeep = default,
    StoreOutage? Unread = null);
