namespace Monitoring.Probe.Spooling;

/// <summary>Batches from the oldest to the newest: a spool counts on in every epoch.</summary>
internal sealed class PendingOrder : IComparer<PendingBatch>
{
    public static PendingOrder Instance { get; } = new();

    public int Compare(PendingBatch? x, PendingBatch? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int sequences = x.Sequence.CompareTo(y.Sequence);
        return sequences != 0 ? sequences : x.Written.CompareTo(y.Written);
    }
}
