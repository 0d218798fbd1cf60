namespace Monitoring.Engine.Ingest;

/// <summary>Whether batches are taken: closed while the engine starts, closed again when it stops. The host opens and closes it.</summary>
public sealed class IngestGate
{
    private volatile bool _isOpen;

    /// <summary>Whether batches are taken now.</summary>
    public bool IsOpen => _isOpen;

    /// <summary>The store is open and the alarm side is reading.</summary>
    public void Open() => _isOpen = true;

    /// <summary>From now on every call is answered 503.</summary>
    public void Close() => _isOpen = false;
}
