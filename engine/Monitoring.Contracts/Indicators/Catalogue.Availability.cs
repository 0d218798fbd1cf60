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

    /// <summary>SAE: errors of the last interval of what takes the whole stream away: 1.1, 1.3.a, 1.5.a.</summary>
    public static Indicator ServiceAvailabilityError { get; } = Family(6030, "service_availability_error", "Service_availability_error", "业务可用性错误", Check, Unit.Count, 0);

    /// <summary>Share of the intervals of the last hour with SAE above its threshold.</summary>
    public static Indicator ServiceAvailabilityErrorRatio { get; } = Family(6031, "service_availability_error_ratio", "Service_availability_error_ratio", "业务可用性错误率", Quantity, Unit.Ratio, 6);

    /// <summary>Seconds of the last hour with an error of SAE.</summary>
    public static Indicator ServiceAvailabilityErrorSeconds { get; } = Family(6032, "service_availability_error_seconds", "Service_availability_error, error seconds", "业务可用性错误秒", Quantity, Unit.Seconds, 0);

    /// <summary>SDE: errors of the last interval of what keeps receivers from using it well: 2.2, 2.3, 3.1.a, 3.5.a.</summary>
    public static Indicator ServiceDegradationError { get; } = Family(6033, "service_degradation_error", "Service_degradation_error", "业务劣化错误", Check, Unit.Count, 0);

    /// <summary>Share of the intervals of the last hour with SDE above its threshold.</summary>
    public static Indicator ServiceDegradationErrorRatio { get; } = Family(6034, "service_degradation_error_ratio", "Service_degradation_error_ratio", "业务劣化错误率", Quantity, Unit.Ratio, 6);

    /// <summary>Seconds of the last hour with an error of SDE.</summary>
    public static Indicator ServiceDegradationErrorSeconds { get; } = Family(6035, "service_degradation_error_seconds", "Service_degradation_error, error seconds", "业务劣化错误秒", Quantity, Unit.Seconds, 0);

    /// <summary>SIE: errors of the last interval of what pictures and sound suffer from: 1.4, 2.1.</summary>
    public static Indicator ServiceImpairmentsError { get; } = Family(6036, "service_impairments_error", "Service_impairments_error", "业务损伤错误", Check, Unit.Count, 0);

    /// <summary>Share of the intervals of the last hour with SIE above its threshold.</summary>
    public static Indicator ServiceImpairmentsErrorRatio { get; } = Family(6037, "service_impairments_error_ratio", "Service_impairments_error_ratio", "业务损伤错误率", Quantity, Unit.Ratio, 6);

    /// <summary>Seconds of the last hour with an error of SIE.</summary>
    public static Indicator ServiceImpairmentsErrorSeconds { get; } = Family(6038, "service_impairments_error_seconds", "Service_impairments_error, error seconds", "业务损伤错误秒", Quantity, Unit.Seconds, 0);

    /// <summary>Findings of the window that the guidelines do not list: a table on a foreign PID, broken syntax behind a right CRC_32.</summary>
    public static Indicator BeyondGuidelines { get; } = Own(6040, "beyond_guidelines", "Beyond_guidelinesU", "超出规范的错误", Check, Unit.Count, 0, None, Four);

    /// <summary>What the audience got, judged second by second; the source of every availability figure.</summary>
    public static IReadOnlyList<Indicator> Availability { get; } =
    [
        ServiceOutage,
        ServiceDegradation,
        ServiceAvailabilityError,
        ServiceAvailabilityErrorRatio,
        ServiceAvailabilityErrorSeconds,
        ServiceDegradationError,
        ServiceDegradationErrorRatio,
        ServiceDegradationErrorSeconds,
        ServiceImpairmentsError,
        ServiceImpairmentsErrorRatio,
        ServiceImpairmentsErrorSeconds,
        BeyondGuidelines,
    ];

    private static Indicator Family(ushort id, string key, string name, string nameZh, IndicatorKind kind, Unit unit, byte scale10) =>
        new(
            new IndicatorId(id), key, Number: string.Empty, name, nameZh, kind, unit, scale10, Priority: 0, None, Four,
            Clause: "TR 101 290 V1.4.1 5.5");
}
