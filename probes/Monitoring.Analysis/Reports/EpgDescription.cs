using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Streams.Si;

namespace Monitoring.Analysis.Reports;

/// <summary>Writes the part of the report that is about events and the time of day.</summary>
internal static class EpgDescription
{
    private const double SecondsPerHour = 3600;
    private const double SecondsPerMinute = 60;
    private const int SecondsPerDay = 86_400;

    public static IReadOnlyList<EpgReport> Of(EventSchedule events, NetworkTime time)
    {
        long? now = time.Last is { Utc: { } utc } last
            ? ((long)last.ModifiedJulianDate * SecondsPerDay) + (long)utc.TimeOfDay.TotalSeconds
            : null;
        return [.. events.Services.Select(s => Describe(s, now))];
    }

    /// <summary>Null when no time came.</summary>
    public static NetworkTimeReport? Of(NetworkTime time) => time.Count == 0 ? null : new NetworkTimeReport(
        time.Count, Text(time.First?.Utc), Text(time.Last?.Utc),
        time.Offset is { } offset ? Math.Round((double)offset / Instant.NanosecondsPerSecond, 3) : null);

    private static EpgReport Describe(ServiceSchedule service, long? now)
    {
        bool hasSchedule = service.Sections > 0;
        ScheduleCoverage? coverage = hasSchedule ? ScheduleCoverage.Of(service.Events, now) : null;
        bool isComplete = service.IsComplete == true;
        return new EpgReport(
            service.OriginalNetworkId,
            service.TransportStreamId,
            service.ServiceId,
            service.IsActual,
            service.HasPresentSection && service.HasFollowingSection ? service.Present is not null && service.Following is not null : null,
            Describe(service.Present),
            Describe(service.Following),
            hasSchedule ? service.Events.Count : null,
            service.IsComplete,
            Text(coverage?.From),
            Text(coverage?.Until),
            hasSchedule && now is not null ? Math.Round(((coverage?.UnbrokenUntil ?? now.Value) - now.Value) / SecondsPerHour, 2) : null,
            isComplete ? coverage?.Gaps ?? 0 : null,
            isComplete ? Math.Round((coverage?.GapSeconds ?? 0) / SecondsPerMinute, 1) : null,
            hasSchedule ? coverage?.Overlaps ?? 0 : null);
    }

    private static EpgEventReport? Describe(CurrentEvent? current) => current is null ? null : new EpgEventReport(
        current.EventId, Text(current.Start.Utc), current.Duration.Length?.TotalSeconds, (int)current.RunningStatus, current.Name);

    private static string? Text(long? seconds) => seconds is null ? null
        : Text(new DvbTime((ushort)(seconds.Value / SecondsPerDay), 0).Utc?.AddSeconds(seconds.Value % SecondsPerDay));

    private static string? Text(DateTime? utc) => utc is { } time ? ReportTime.Utc(time) : null;
}
