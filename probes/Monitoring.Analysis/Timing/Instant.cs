namespace Monitoring.Analysis.Timing;

/// <summary>A moment: nanoseconds of UTC since 1970 from a live host, made monotonic there; of stream time from 0 for a file.</summary>
public readonly record struct Instant(long Nanoseconds)
{
    public const long NanosecondsPerSecond = 1_000_000_000;

    public static Instant FromSeconds(double seconds) => new((long)Math.Round(seconds * NanosecondsPerSecond));

    public static Instant operator +(Instant instant, TimeSpan span) => instant.Add(span);

    public static TimeSpan operator -(Instant later, Instant earlier) => later.Subtract(earlier);

    public Instant Add(TimeSpan span) => new(Nanoseconds + (span.Ticks * TimeSpan.NanosecondsPerTick));

    public TimeSpan Subtract(Instant earlier) => new((Nanoseconds - earlier.Nanoseconds) / TimeSpan.NanosecondsPerTick);
}
