using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>The engine tells on itself.</summary>
public static partial class Catalogue
{
    /// <summary>The store cannot be written; batches are refused and wait in the probes.</summary>
    public static Indicator StoreFailure { get; } = Own(9010, "store_failure", "Store_failure_U", "存储故障", Check, Unit.Count, 0, None, One);

    /// <summary>Free space on the disk of the store is below the limit.</summary>
    public static Indicator DiskSpaceLow { get; } = Own(9020, "disk_space_low", "Disk_space_low_U", "磁盘空间不足", Check, Unit.Ratio, 4, None, Two);

    /// <summary>A file of the store was damaged and moved aside: what only it held is unknown.</summary>
    public static Indicator StoreDamage { get; } = Own(9060, "store_damage", "Store_damage_U", "存储文件损坏", Check, Unit.Count, 0, None, Two);

    /// <summary>The engine tells on itself.</summary>
    public static IReadOnlyList<Indicator> Engine { get; } =
    [
        StoreFailure,
        DiskSpaceLow,
        StoreDamage,
    ];
}
