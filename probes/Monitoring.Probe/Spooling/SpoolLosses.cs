namespace Monitoring.Probe.Spooling;

/// <summary>The account of what the spool could not keep, from any thread.</summary>
internal sealed class SpoolLosses
{
    private readonly Lock _gate = new();
    private long _windows;
    private long _events;
    private SpoolGap? _gap;

    /// <summary>Windows lost since the start.</summary>
    public long Windows => Interlocked.Read(ref _windows);

    /// <summary>Batches of events lost since the start.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Counts one batch.</summary>
    /// <param name="cause">Why it is lost.</param>
    /// <param name="isEvents">Whether it held events.</param>
    /// <param name="measuredUnixMilliseconds">When it was measured; null where nothing tells any more.</param>
    public void Count(LossCause cause, bool isEvents, long? measuredUnixMilliseconds)
    {
        lock (_gate)
        {
            _ = Interlocked.Increment(ref isEvents ? ref _events : ref _windows);
            SpoolGap one = new(cause, measuredUnixMilliseconds, measuredUnixMilliseconds, isEvents ? 0 : 1, isEvents ? 1 : 0);
            _gap = _gap?.With(one) ?? one;
        }
    }

    /// <summary>What was lost since the last call; null when nothing was.</summary>
    public SpoolGap? Take()
    {
        lock (_gate)
        {
            SpoolGap? gap = _gap;
            _gap = null;
            return gap;
        }
    }
}
