using Monitoring.Contracts.Wording;

namespace Monitoring.Contracts.Alarms;

/// <summary>One alarm as people see it: two independent bits, active and acknowledged, and what explains them.</summary>
/// <param name="Key">Entity path and indicator number, the identity shared by all occurrences: <c>probe/input/12#1040</c>.</param>
/// <param name="Occurrence">Identity of this occurrence, UUIDv7 in lower-case hexadecimal with hyphens.</param>
/// <param name="Entity">The entity path.</param>
/// <param name="EntityName">The entity's name when the alarm was raised; empty when not known.</param>
/// <param name="Medium">The medium's word; empty for a probe or the engine.</param>
/// <param name="Carrier">The carrier; empty where there is none.</param>
/// <param name="Indicator">The indicator's number in the catalogue.</param>
/// <param name="Severity">1 to 4.</param>
/// <param name="Active">The fault is present.</param>
/// <param name="Acked">Somebody has said "I have seen it".</param>
/// <param name="RaisedAt">Start of the fault, UTC.</param>
/// <param name="ClearedAt">End of the fault; null while active.</param>
/// <param name="AckedAt">When it was acknowledged; null if it was not.</param>
/// <param name="AckedBy">Who acknowledged; null if nobody did.</param>
/// <param name="AckComment">What the person wrote; null if nothing.</param>
/// <param name="Count">How often the fault came back within this occurrence, at least 1.</param>
/// <param name="Reason">The cause inside the indicator, e.g. <c>no_input</c>; empty when there is no finer one.</param>
/// <param name="Attribution">source, network, probe or unknown.</param>
/// <param name="Text">Evidence in one line, in English.</param>
/// <param name="Pids">The PIDs concerned, at most 32.</param>
/// <param name="Statements">The same for every language; null where only the text is known, as of alarms before there were any.</param>
public sealed record Alarm(
    string Key,
    string Occurrence,
    string Entity,
    string EntityName,
    string Medium,
    string Carrier,
    int Indicator,
    AlarmSeverity Severity,
    bool Active,
    bool Acked,
    DateTimeOffset RaisedAt,
    DateTimeOffset? ClearedAt,
    DateTimeOffset? AckedAt,
    string? AckedBy,
    string? AckComment,
    int Count,
    string Reason,
    string Attribution,
    string Text,
    IReadOnlyList<int> Pids,
    IReadOnlyList<Statement>? Statements = null);
