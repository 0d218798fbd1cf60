using Monitoring.Contracts.Wording;

namespace Monitoring.Storage;

/// <summary>The store cannot be written.</summary>
/// <param name="Why">Its cause now, which may be another than at first.</param>
/// <param name="Since">When that began.</param>
public sealed record StoreOutage(Explanation Why, DateTimeOffset Since)
{
    private string? _cause;

    /// <summary>What the next failure makes of it: the same outage, of another cause where it has one.</summary>
    /// <param name="before">The outage so far; null where this failure is its first.</param>
    /// <param name="failure">What failed.</param>
    /// <param name="now">The time.</param>
    /// <returns><paramref name="before"/> itself where there is nothing new to tell.</returns>
    public static StoreOutage After(StoreOutage? before, StoreUnavailableException failure, DateTimeOffset now)
    {
        if (before is null)
        {
            return new StoreOutage(failure.Why, now) { _cause = failure.Cause };
        }

        return before._cause == failure.Cause ? before
            : before with { Why = failure.Why.And(Sentences.StoreCauseSince.With(now.ToUnixTimeMilliseconds())), _cause = failure.Cause };
    }
}
