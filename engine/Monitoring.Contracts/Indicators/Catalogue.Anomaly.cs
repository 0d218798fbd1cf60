using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>How unusual a service looks against its own past.</summary>
public static partial class Catalogue
{
    /// <summary>0 usual to 1 most unusual; evidence, never an alarm by itself.</summary>
    public static Indicator AnomalyScore { get; } = Own(7010, "anomaly_score", "Anomaly score", "异常评分", Quantity, Unit.Ratio, 4, None, Four);

    /// <summary>How unusual a service looks against its own past.</summary>
    public static IReadOnlyList<Indicator> Anomaly { get; } =
    [
        AnomalyScore,
    ];
}
