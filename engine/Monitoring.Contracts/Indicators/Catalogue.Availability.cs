using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What the audience got, judged second by second; the source of every availability figure.</summary>
public static partial class Catalogue
{
    /// <summary>0 while the service can be received, else the number of the indicator that takes it away; state Fault then.</summary>
    public static Indicator ServiceOutage { get; } = Own(6010, "service_outage", "Service outage", "业务中断", Quantity, Unit.Indicator, 0, None, Two);

    /// <summary>0 while the service is received without errors, else the number of the worst indicator; state Fault then.</summary>
    public static Indicator ServiceDegradation { get; } = Own(6020, "service_degradation", "Service degradation", "业务劣化", Quantity, Unit.Indicator, 0, None, Three);

    /// <summary>What the audience got, judged second by second; the source of every availability figure.</summary>
    public static IReadOnlyList<Indicator> Availability { get; } =
    [
        ServiceOutage,
        ServiceDegradation,
    ];
}
