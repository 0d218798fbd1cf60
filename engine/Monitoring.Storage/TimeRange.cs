namespace Monitoring.Storage;

/// <summary>A stretch of time, its end excluded.</summary>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after it.</param>
public readonly record struct TimeRange(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>First whole second of the Unix era that starts inside.</summary>
    internal long FirstSecond => CeilingSecond(From);

    /// <summary>First whole second of the Unix era that starts at or after the end.</summary>
    internal long EndSecond => CeilingSecond(To);

    private static long CeilingSecond(DateTimeOffset at) =>
        Math.Max(0, at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond;
}
