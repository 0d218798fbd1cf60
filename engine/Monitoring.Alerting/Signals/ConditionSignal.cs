using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Alerting.Signals;

/// <summary>An edge of a condition as a probe, or the engine about itself, reports it.</summary>
/// <param name="Entity">What it is about.</param>
/// <param name="Indicator">Which check.</param>
/// <param name="Raise">The fault began, else it ended.</param>
/// <param name="Id">The same in the raise and the clear of one condition.</param>
/// <param name="At">When it happened, on the clock of the source.</param>
/// <param name="Age">How old the edge was when it arrived, on the clock of the source.</param>
/// <param name="Evidence">What explains it.</param>
public sealed record ConditionSignal(
    EntityId Entity,
    IndicatorId Indicator,
    bool Raise,
    ulong Id,
    DateTimeOffset At,
    TimeSpan Age,
    Evidence Evidence);
