using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis;

/// <summary>A condition begins or ends.</summary>
/// <param name="Scope">The stream, or the one service touched.</param>
/// <param name="Indicator">The check.</param>
/// <param name="Raise">True where it begins.</param>
/// <param name="At">When, on the clock of the analysis.</param>
/// <param name="Reason">A word of <see cref="ConditionReason"/>.</param>
/// <param name="Why">What explains it.</param>
/// <param name="Pids">The PIDs touched, ascending.</param>
public readonly record struct ConditionEdge(
    Scope Scope, IndicatorId Indicator, bool Raise, Instant At, string Reason, Explanation Why, IReadOnlyList<int> Pids);
