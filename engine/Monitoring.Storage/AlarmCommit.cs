namespace Monitoring.Storage;

/// <summary>What becomes true together, or not at all.</summary>
/// <param name="Transitions">In the order they happened; each becomes one line of the history and the alarm's current state, but a
/// late arrival, which tells of the past only.</param>
/// <param name="Applied">The batches whose effects these are. A batch without effects is committed with no transition.</param>
/// <param name="Kept">The alarm side's own running state (pending delays, …) under its own keys; a null body removes a key.</param>
/// <param name="Changes">Changes of streams that came with these batches; one that is kept already counts once.</param>
public sealed record AlarmCommit(
    IReadOnlyList<PendingTransition> Transitions,
    IReadOnlyList<BatchKey> Applied,
    IReadOnlyList<KeptState> Kept,
    IReadOnlyList<StreamChange>? Changes = null);
