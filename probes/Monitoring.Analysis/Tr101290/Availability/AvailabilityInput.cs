namespace Monitoring.Analysis.Tr101290.Availability;

/// <summary>The counter of one check as SAE, SDE and SIE take it.</summary>
/// <param name="record">The check.</param>
/// <param name="limit">While something stays away it counts again after so many nanoseconds.</param>
internal sealed class AvailabilityInput(CheckRecord record, long limit)
{
    private long _taken;
    private long _away;

    public CheckRecord Record => record;

    /// <summary>Errors of the interval.</summary>
    public long Errors { get; set; }

    /// <summary>Takes what was counted since the last call; true where there was anything, or something stays away.</summary>
    public bool Take(long elapsed)
    {
        long fresh = record.Errors - _taken;
        _taken = record.Errors;
        _away = record.Raised > 0 ? _away + (elapsed * record.Raised) : 0;
        fresh += _away / limit;
        _away %= limit;
        Errors += fresh;
        return fresh > 0 || record.Raised > 0;
    }
}
