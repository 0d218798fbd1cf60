namespace Monitoring.Alerting.State;

/// <summary>What of a probe is newest, on its own clock, and whether that clock was set back.</summary>
internal sealed class KnownOrder
{
    /// <summary>A clock that is slewed may lose this much while a batch waits to be sent.</summary>
    public static readonly TimeSpan ClockSlack = TimeSpan.FromMilliseconds(100);

    /// <summary>An edge may trail the window of its time by this much and still tell of the present.</summary>
    private static readonly TimeSpan EdgeSlack = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTimeOffset> _newestWindows = new(StringComparer.Ordinal);
    private DateTimeOffset? _newest;

    /// <summary>Something of this time was told of, before the batch of its time was sent.</summary>
    public void Note(DateTimeOffset at) => _newest = _newest > at ? _newest : at;

    /// <summary>Takes the window of an entity; whether none newer is known.</summary>
    public bool IsNewest(string entity, DateTimeOffset start)
    {
        bool isKnown = _newestWindows.TryGetValue(entity, out DateTimeOffset newest);
        if (isKnown && newest >= start)
        {
            return false;
        }

        if (isKnown || _newestWindows.Count < ProbeAlarms.MaxKeys)
        {
            _newestWindows[entity] = start;
        }

        return true;
    }

    /// <summary>Whether a newer window of the entity is known than an edge tells of.</summary>
    public bool IsPast(string entity, DateTimeOffset at) => _newestWindows.TryGetValue(entity, out DateTimeOffset newest) && at < newest - EdgeSlack;

    /// <summary>The newest batch, by its sequence, says when it was sent: before what is known, where the clock was set back.</summary>
    /// <returns>By how much at least; null where it was not. All order is then forgotten.</returns>
    public TimeSpan? NoteSent(DateTimeOffset sent)
    {
        if (_newest is not DateTimeOffset newest || newest - sent <= ClockSlack)
        {
            return null;
        }

        _newest = null;
        _newestWindows.Clear();
        return newest - sent;
    }

    /// <summary>The entity is gone.</summary>
    public void Forget(string entity) => _newestWindows.Remove(entity);
}
