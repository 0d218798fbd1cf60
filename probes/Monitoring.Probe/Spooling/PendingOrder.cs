namespace Monitoring.Probe.Spooling;

/// <summary>Batches from the oldest to the newest; an epoch is a UUIDv7 and sorts by its time.</summary>
internal sealed class PendingOrder : IComparer<PendingBatch>
{
    public static PendingOrder Instance { get; } = new();

    public int Compare(PendingBatch? x, PendingBatch? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int epochs = x.Epoch.CompareTo(y.Epoch);
        return epochs != 0 ? epochs : x.Sequence.CompareTo(y.Sequence);
    }
}
