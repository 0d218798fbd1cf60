using System.Globalization;
using Monitoring.Analysis.Timing;

namespace Monitoring.Analysis.Reports;

/// <summary>Times and intervals as a report writes them: rounded to what can be believed, and no further.</summary>
internal static class ReportTime
{
    private const double NanosecondsPerMillisecond = 1e6;
    private const double TicksPerMillisecond = 27_000.0;

    public static double? Seconds(long nanoseconds) =>
        nanoseconds == AnalysisClock.Unknown ? null : Math.Round((double)nanoseconds / Instant.NanosecondsPerSecond, 6);

    public static double? Milliseconds(long? nanoseconds) =>
        nanoseconds is null ? null : Math.Round(nanoseconds.Value / NanosecondsPerMillisecond, 3);

    /// <summary>A moment as ISO 8601 writes it.</summary>
    public static string Utc(DateTime utc) => utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static double PcrMilliseconds(long ticks) => Math.Round(ticks / TicksPerMillisecond, 3);
}
