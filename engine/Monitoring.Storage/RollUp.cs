namespace Monitoring.Storage;

/// <summary>
/// A minute or an hour of one series. Seconds that are neither known nor unknown had no data at all: length less both.
/// </summary>
/// <param name="StartUnixSeconds">Its start, a whole multiple of its length.</param>
/// <param name="KnownSeconds">Seconds with a value.</param>
/// <param name="UnknownSeconds">Seconds with a state that carries none.</param>
/// <param name="FaultSeconds">Seconds in fault; known ones, too.</param>
/// <param name="States">Bit n is set when a second had state n.</param>
/// <param name="Min">Least value; NaN like the three that follow when no second is known.</param>
/// <param name="Max">Greatest value.</param>
/// <param name="Sum">Sum of the values.</param>
/// <param name="Last">The last value.</param>
public readonly record struct RollUp(
    long StartUnixSeconds,
    int KnownSeconds,
    int UnknownSeconds,
    int FaultSeconds,
    byte States,
    double Min,
    double Max,
    double Sum,
    double Last)
{
    /// <summary>Mean of the known seconds; NaN when there is none.</summary>
    public double Mean => Sum / KnownSeconds;
}
