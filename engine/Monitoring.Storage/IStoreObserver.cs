namespace Monitoring.Storage;

/// <summary>
/// Who wants to know what the store does: the host's log and its metrics. Called from the store's threads; must not block.
/// </summary>
public interface IStoreObserver
{
    /// <summary>Something an operator should read, in one line.</summary>
    void OnNotice(StoreNotice notice, string text);

    /// <summary>The store cannot be written any more, or for another reason than before; null: it can again.</summary>
    void OnOutage(StoreOutage? outage)
    {
        // Who only reads what is said has the notice.
    }

    /// <summary>A group of batches became durable.</summary>
    void OnCommitted(int batches, long samples, TimeSpan elapsed);

    /// <summary>Chunks were sealed.</summary>
    void OnSealed(int chunks, long bytes);
}
