namespace Monitoring.Analysis.Reports;

/// <summary>What the EIT offers for one service.</summary>
/// <param name="OriginalNetworkId">original_network_id.</param>
/// <param name="TransportStreamId">transport_stream_id of the stream that carries the service.</param>
/// <param name="ServiceId">service_id.</param>
/// <param name="Actual">The tables are those of the actual transport stream.</param>
/// <param name="PresentFollowing">Present and following event are both there; null while one of the two sections never came.</param>
/// <param name="Present">The present event.</param>
/// <param name="Following">The following event.</param>
/// <param name="ScheduledEvents">Events of the schedule; null without one.</param>
/// <param name="ScheduleComplete">Every section that the schedule announces came.</param>
/// <param name="ScheduleFrom">Start of the first event that is not over.</param>
/// <param name="ScheduleUntil">End of the last event.</param>
/// <param name="HoursAhead">Hours from the time of the network to the first gap; null where that time is not known.</param>
/// <param name="Gaps">Gaps of a minute or more; null until the schedule is complete.</param>
/// <param name="GapMinutes">Their length.</param>
/// <param name="Overlaps">Events that begin a minute or more before the ones before them end.</param>
public sealed record EpgReport(
    int OriginalNetworkId,
    int TransportStreamId,
    int ServiceId,
    bool Actual,
    bool? PresentFollowing,
    EpgEventReport? Present,
    EpgEventReport? Following,
    int? ScheduledEvents,
    bool? ScheduleComplete,
    string? ScheduleFrom,
    string? ScheduleUntil,
    double? HoursAhead,
    int? Gaps,
    double? GapMinutes,
    int? Overlaps);
