using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Wording;

namespace Monitoring.Alerting.State;

/// <summary>Makes the record of one occurrence.</summary>
internal static class Occurrence
{
    public static Alarm Begin(AlarmKey key, AlarmRule rule, in EntityLabel label, DateTimeOffset raisedAt, Evidence evidence, string id) => new(
        key.ToString(),
        id,
        key.Entity.Path,
        label.Name,
        label.Medium,
        label.Carrier,
        key.Indicator.Value,
        rule.Severity,
        Active: true,
        Acked: false,
        raisedAt,
        ClearedAt: null,
        AckedAt: null,
        AckedBy: null,
        AckComment: null,
        Count: 1,
        evidence.Reason,
        evidence.Attribution,
        evidence.Text,
        evidence.Pids,
        evidence.Statements);

    /// <summary>A fault that is back soon after somebody had seen it stays seen, unless it is now of a worse class.</summary>
    public static Alarm Inherit(this Alarm alarm, Alarm? previous, TimeSpan reackWindow) =>
        previous is { Acked: true, ClearedAt: not null }
            && alarm.RaisedAt - previous.ClearedAt.Value <= reackWindow
            && alarm.Severity >= previous.Severity
            ? alarm with { Acked = true, AckedAt = previous.AckedAt, AckedBy = previous.AckedBy, AckComment = previous.AckComment }
            : alarm;

    public static Alarm End(this Alarm alarm, DateTimeOffset at) =>
        alarm with { Active = false, ClearedAt = at < alarm.RaisedAt ? alarm.RaisedAt : at };

    public static Alarm Explain(this Alarm alarm, Evidence evidence) => alarm with
    {
        Reason = evidence.Reason,
        Attribution = evidence.Attribution,
        Text = evidence.Text,
        Pids = evidence.Pids,
        Statements = evidence.Statements,
    };

    public static Evidence EvidenceOf(Alarm alarm) => new(alarm.Reason, alarm.Attribution, new Explanation(alarm.Statements ?? [], alarm.Text), alarm.Pids);
}
