using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage;

/// <summary>One second of one series.</summary>
/// <param name="UnixSeconds">Start of the second, UTC.</param>
/// <param name="State">What is known of it.</param>
/// <param name="Value">The value; NaN where the state carries none.</param>
public readonly record struct SeriesPoint(long UnixSeconds, VerdictState State, double Value)
{
    /// <summary>Start of the second.</summary>
    public DateTimeOffset At => DateTimeOffset.FromUnixTimeSeconds(UnixSeconds);
}
