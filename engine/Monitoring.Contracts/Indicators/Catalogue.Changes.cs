using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What is other in a stream than it was.</summary>
public static partial class Catalogue
{
    /// <summary>A change of tables, services, components or scrambling; its reason says of what.</summary>
    public static Indicator StreamChange { get; } = Own(5300, "stream_change", "Stream change", "码流变更", Event, Unit.Count, 0, None, Four);

    /// <summary>What is other in a stream than it was.</summary>
    public static IReadOnlyList<Indicator> Changes { get; } =
    [
        StreamChange,
    ];
}
