namespace Monitoring.Storage;

/// <summary>
/// Keeps the registry with all its past. What an object is, the store does not know: it keeps text under kind and id.
/// </summary>
public interface IRegistryStore
{
    /// <summary>What the registry says now, or said at a moment.</summary>
    ValueTask<RegistrySnapshot> ReadAsync(DateTimeOffset? asOf, CancellationToken cancellationToken);

    /// <summary>Makes a change durable as the next revision; null when the registry is no longer what the change was worked out from.</summary>
    /// <exception cref="StoreUnavailableException">It may count or not: read again.</exception>
    ValueTask<RegistryRevision?> CommitAsync(RegistryCommit commit, CancellationToken cancellationToken);

    /// <summary>The audit, newest first.</summary>
    /// <param name="before">Only those before this one; null for the newest.</param>
    /// <param name="limit">Most of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask<IReadOnlyList<RegistryRevision>> ReadRevisionsAsync(long? before, int limit, CancellationToken cancellationToken);

    /// <summary>Every version of an object, oldest first.</summary>
    ValueTask<IReadOnlyList<RegistryVersion>> ReadVersionsAsync(string kind, string id, CancellationToken cancellationToken);
}
