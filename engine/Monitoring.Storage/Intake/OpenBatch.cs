namespace Monitoring.Storage.Intake;

/// <summary>A batch whose payload is still needed: its windows are not all sealed, or its effects are not committed.</summary>
internal sealed class OpenBatch(BatchKey key, long receipt, int part, DateTimeOffset receivedAt)
{
    private volatile bool _isApplied;
    private volatile StoredBatch? _content;

    public BatchKey Key => key;

    public long Receipt => receipt;

    /// <summary>The part of the batch table its row is in.</summary>
    public int Part => part;

    public DateTimeOffset ReceivedAt => receivedAt;

    /// <summary>Windows not sealed yet. Belongs to the writing thread.</summary>
    public int OpenWindows { get; set; }

    public bool IsApplied => _isApplied;

    /// <summary>The content while it waits for the alarm side; null when it has to be read from the file.</summary>
    public StoredBatch? Content
    {
        get => _content;
        set => _content = value;
    }

    public void MarkApplied()
    {
        _isApplied = true;
        _content = null;
    }
}
