using Monitoring.Contracts.Alarms;

namespace Monitoring.Contracts.Indicators;

/// <summary>One row of the catalogue.</summary>
/// <param name="Id">The persisted number.</param>
/// <param name="Key">The stable word of exports and of the Prometheus text, e.g. <c>continuity_count_error</c>.</param>
/// <param name="Number">The number printed in the standard, e.g. <c>1.4</c>; empty for our own.</param>
/// <param name="Name">The name printed in the standard, e.g. <c>Continuity_count_error</c>; our own end in <c>U</c>.</param>
/// <param name="NameZh">The Chinese name.</param>
/// <param name="Kind">Check, quantity or event.</param>
/// <param name="Unit">The unit of its value.</param>
/// <param name="Scale10">Decimal digits kept on the wire and in the store, 0 to 6.</param>
/// <param name="Priority">The priority group of the standard, 1 to 3; 0 where there is none.</param>
/// <param name="Impact">What a fault means for the audience.</param>
/// <param name="Severity">The default alarm class; configuration may say otherwise.</param>
/// <param name="Clause">The clause that defines it.</param>
public sealed record Indicator(
    IndicatorId Id,
    string Key,
    string Number,
    string Name,
    string NameZh,
    IndicatorKind Kind,
    Unit Unit,
    byte Scale10,
    byte Priority,
    ServiceImpact Impact,
    AlarmSeverity Severity,
    string Clause);
