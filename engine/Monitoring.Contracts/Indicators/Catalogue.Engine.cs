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

    /// <summary>A certificate of a probe, or of the engine's authority, ends soon and was not renewed.</summary>
    public static Indicator CertificateExpiring { get; } = Own(9050, "certificate_expiring", "Certificate_expiring_U", "证书即将到期", Check, Unit.Count, 0, None, Three);

    /// <summary>A file of the store was damaged and moved aside: what only it held is unknown.</summary>
    public static Indicator StoreDamage { get; } = Own(9060, "store_damage", "Store_damage_U", "存储文件损坏", Check, Unit.Count, 0, None, Two);

    /// <summary>Requests for certificates are refused too often: somebody tries tokens, or probes are set up wrongly.</summary>
    public static Indicator EnrolmentRefused { get; } = Own(9070, "enrolment_refused", "Enrolment_refused_U", "探针注册频繁被拒", Check, Unit.Count, 0, None, Three);

    /// <summary>What is stored cannot be read: questions, reports or the alarm side get nothing, while batches are still taken.</summary>
    public static Indicator StoreUnreadable { get; } = Own(9080, "store_unreadable", "Store_unreadable_U", "存储无法读取", Check, Unit.Count, 0, None, Two);

    /// <summary>Upkeep of the store does not come to an end: nothing is sealed, summarised or deleted.</summary>
    public static Indicator UpkeepLate { get; } = Own(9090, "upkeep_late", "Upkeep_late_U", "存储维护滞后", Check, Unit.Count, 0, None, Three);

    /// <summary>The newest backup is older than allowed, or there is none.</summary>
    public static Indicator BackupLate { get; } = Own(9100, "backup_late", "Backup_late_U", "备份过期", Check, Unit.Count, 0, None, Three);

    /// <summary>The engine tells on itself.</summary>
    public static IReadOnlyList<Indicator> Engine { get; } =
    [
        StoreFailure,
        DiskSpaceLow,
        CertificateExpiring,
        StoreDamage,
        EnrolmentRefused,
        StoreUnreadable,
        UpkeepLate,
        BackupLate,
    ];
}
