namespace Monitoring.Storage.Postgres;

/// <summary>
/// When it is tried again after a failure: at once, then after pauses that double. Nobody waits for the end of one: whoever asks meanwhile
/// is refused with the failure it follows.
/// </summary>
/// <remarks>Not thread-safe: the one that tries owns it.</remarks>
internal sealed class RetryPause(TimeProvider time)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private StoreUnavailableException? _failure;
    private TimeSpan _pause;
    private long _failedAt;

    /// <summary>Refuses while there is a pause.</summary>
    /// <exception cref="StoreUnavailableException">The failure that began it.</exception>
    public void Refuse()
    {
        if (_failure is not null && time.GetElapsedTime(_failedAt) < _pause)
        {
            throw _failure;
        }
    }

    /// <summary>It failed, or failed again.</summary>
    public void After(StoreUnavailableException failure)
    {
        if (ReferenceEquals(failure, _failure))
        {
            return; // met inside another attempt, and told already
        }

        _pause = _failure is null ? TimeSpan.Zero
            : _pause == TimeSpan.Zero ? First
            : _pause * 2 < Longest ? _pause * 2 : Longest;
        (_failure, _failedAt) = (failure, time.GetTimestamp());
    }

    /// <summary>It did not fail.</summary>
    public void End() => _failure = null;
}
