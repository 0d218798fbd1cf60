using Monitoring.Contracts.Alarms;

namespace Monitoring.Storage;

/// <summary>A transition before it has its place in the history.</summary>
/// <param name="At">When it happened, in event time.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">The user who did it, or <c>engine</c>.</param>
/// <param name="Reason">Why.</param>
/// <param name="Alarm">The alarm after the transition.</param>
public sealed record PendingTransition(DateTimeOffset At, AlarmTransitionKind Kind, string Actor, TransitionReason Reason, Alarm Alarm);
