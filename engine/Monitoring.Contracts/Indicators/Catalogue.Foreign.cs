using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What others measure.</summary>
public static partial class Catalogue
{
    /// <summary>
    /// A metric that came over OTLP and means no indicator of ours: its name, unit and attributes are the qualifier of the series. Never judged.
    /// </summary>
    public static Indicator Otlp { get; } = Own(9510, "otlp", "OpenTelemetry metric", "外部指标", Quantity, Unit.Foreign, 0, None, Four);

    /// <summary>What others measure.</summary>
    public static IReadOnlyList<Indicator> Foreign { get; } =
    [
        Otlp,
    ];
}
