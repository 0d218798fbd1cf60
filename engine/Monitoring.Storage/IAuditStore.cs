namespace Monitoring.Storage;

/// <summary>Keeps who did what. Lines are only ever added.</summary>
public interface IAuditStore
{
    /// <summary>Makes lines durable; one that is there already, to the millisecond and the letter, counts once.</summary>
    /// <exception cref="StoreUnavailableException">None of them became durable.</exception>
    ValueTask AppendAsync(IReadOnlyList<AuditLine> lines, CancellationToken cancellationToken);

    /// <summary>The newest lines, newest first.</summary>
    ValueTask<IReadOnlyList<AuditLine>> ReadAsync(int limit, CancellationToken cancellationToken);
}
