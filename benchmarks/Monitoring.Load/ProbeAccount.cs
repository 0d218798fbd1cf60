using Monitoring.Storage;

namespace Monitoring.Load;

/// <summary>What became of the batches of one probe.</summary>
internal sealed class ProbeAccount(Guid epoch)
{
    private readonly Lock _gate = new();

    /// <summary>Epoch of its spool.</summary>
    public Guid Epoch => epoch;

    /// <summary>Numbers the engine acknowledged: these must be there.</summary>
    public SequenceSet Acknowledged { get; } = new();

    /// <summary>Numbers that went out at least once: what is not among them must not be there.</summary>
    public SequenceSet Sent { get; } = new();

    public void OnSending(long sequence)
    {
        lock (_gate)
        {
            _ = Sent.Add(sequence);
        }
    }

    public void OnAcknowledged(long sequence)
    {
        lock (_gate)
        {
            _ = Acknowledged.Add(sequence);
        }
    }
}
