using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Alerting.Rules;

/// <summary>How one indicator becomes an alarm.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Enabled">False: the indicator is recorded but never alarms.</param>
/// <param name="Severity">The class of its alarms.</param>
/// <param name="OnDelay">How long a condition must last before it is an alarm.</param>
/// <param name="OffDelay">How long a condition must stay away before its alarm clears.</param>
/// <param name="ReackWindow">How long after a clear an acknowledgement still holds for the next occurrence.</param>
/// <param name="WindowsRaise">Whether measurement windows alone may raise it when the edge was lost.</param>
public sealed record AlarmRule(
    IndicatorId Indicator,
    bool Enabled,
    AlarmSeverity Severity,
    TimeSpan OnDelay,
    TimeSpan OffDelay,
    TimeSpan ReackWindow,
    bool WindowsRaise);
