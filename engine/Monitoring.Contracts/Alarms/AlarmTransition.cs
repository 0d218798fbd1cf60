namespace Monitoring.Contracts.Alarms;

/// <summary>One line of the append-only alarm history.</summary>
/// <param name="Id">Position in the history, from 1 without gaps.</param>
/// <param name="At">When it happened, in event time, UTC.</param>
/// <param name="RecordedAt">When the engine wrote it down, UTC.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">The user who did it, or <c>engine</c>.</param>
/// <param name="TransitionReason">Why, one of the reasons of <see cref="Alarms.TransitionReason"/>.</param>
/// <param name="Alarm">The alarm after the transition.</param>
/// <param name="Hash">SHA-256 over the previous line's hash and this line, lower-case hexadecimal.</param>
public sealed record AlarmTransition(
    long Id,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    AlarmTransitionKind Kind,
    string Actor,
    TransitionReason TransitionReason,
    Alarm Alarm,
    string Hash);
