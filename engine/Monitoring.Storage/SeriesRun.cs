using Monitoring.Contracts.Measurements;

namespace Monitoring.Storage;

/// <summary>Consecutive seconds of one series with the same state and value. Time without a run is time without data.</summary>
/// <param name="StartUnixSeconds">Start of the first second.</param>
/// <param name="EndUnixSeconds">End of the last second; always later than the start.</param>
/// <param name="State">What is known.</param>
/// <param name="Value">The value; NaN where the state carries none.</param>
public readonly record struct SeriesRun(long StartUnixSeconds, long EndUnixSeconds, VerdictState State, double Value)
{
    /// <summary>Start of the first second.</summary>
    public DateTimeOffset Start => DateTimeOffset.FromUnixTimeSeconds(StartUnixSeconds);

    /// <summary>End of the last second.</summary>
    public DateTimeOffset End => DateTimeOffset.FromUnixTimeSeconds(EndUnixSeconds);
}
