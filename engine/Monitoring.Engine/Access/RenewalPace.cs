namespace Monitoring.Engine.Access;

/// <summary>A probe that renews its certificate again and again would fill the register: it may a few times an hour.</summary>
internal sealed class RenewalPace(TimeProvider clock)
{
    /// <summary>Renewals of a probe within an hour.</summary>
    public const int Most = 10;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<DateTimeOffset>> _renewals = new(StringComparer.Ordinal);

    /// <summary>Counts a renewal, unless there were too many.</summary>
    public bool MayRenew(string probe)
    {
        lock (_gate)
        {
            if (!_renewals.TryGetValue(probe, out Queue<DateTimeOffset>? times))
            {
                _renewals[probe] = times = new Queue<DateTimeOffset>();
            }

            DateTimeOffset now = clock.GetUtcNow();
            while (times.TryPeek(out DateTimeOffset oldest) && oldest < now - Window)
            {
                times.Dequeue();
            }

            if (times.Count >= Most)
            {
                return false;
            }

            times.Enqueue(now);
            return true;
        }
    }
}
