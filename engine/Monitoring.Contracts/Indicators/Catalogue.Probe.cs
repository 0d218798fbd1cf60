using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>The probe tells on itself.</summary>
public static partial class Catalogue
{
    /// <summary>No batch from the probe for longer than its limit; raised by the engine.</summary>
    public static Indicator ProbeLost { get; } = Own(8010, "probe_lost", "Probe_lost_U", "探针失联", Check, Unit.Count, 0, None, One);

    /// <summary>The clock of the probe differs from that of the engine by more than the limit.</summary>
    public static Indicator ProbeClockOffset { get; } = Own(8020, "probe_clock_offset", "Probe_clock_offset_U", "探针时钟偏差", Check, Unit.Milliseconds, 0, None, Three);

    /// <summary>Datagrams the kernel dropped before the probe read them; the window is invalid for the signal.</summary>
    public static Indicator ProbeReceiveLoss { get; } = Own(8030, "probe_receive_loss", "Probe_receive_loss_U", "探针接收丢包", Check, Unit.Count, 0, None, Three);

    /// <summary>Measurement windows lost because the spool was full or could not be written.</summary>
    public static Indicator ProbeSpoolLoss { get; } = Own(8040, "probe_spool_loss", "Probe_spool_loss_U", "探针缓存丢失", Check, Unit.Count, 0, None, Three);

    /// <summary>The spool has little room left: measurements will be lost before long.</summary>
    public static Indicator ProbeSpoolFilling { get; } = Own(8041, "probe_spool_filling", "Probe_spool_filling_U", "探针缓存将满", Check, Unit.Count, 0, None, Three);

    /// <summary>The input cannot be opened: port in use, group not joined, file not readable.</summary>
    public static Indicator ProbeInputFailure { get; } = Own(8050, "probe_input_failure", "Probe_input_failure_U", "探针输入故障", Check, Unit.Count, 0, None, One);

    /// <summary>Batches waiting in the spool for an acknowledgement.</summary>
    public static Indicator SpoolBacklog { get; } = Own(8060, "spool_backlog", "Spool backlog", "缓存积压", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Bytes the spool holds on disk.</summary>
    public static Indicator SpoolBytes { get; } = Own(8061, "spool_bytes", "Spool size", "缓存大小", Quantity, Unit.Bytes, 0, None, Four);

    /// <summary>How much of the room for the spool is taken.</summary>
    public static Indicator SpoolFill { get; } = Own(8062, "spool_fill", "Spool fill", "缓存占用率", Quantity, Unit.Ratio, 4, None, Four);

    /// <summary>Age of the oldest measurement that waits in the spool; 0 where none does.</summary>
    public static Indicator SpoolOldestAge { get; } = Own(8063, "spool_oldest_age", "Oldest in spool", "缓存最早数据时长", Quantity, Unit.Seconds, 1, None, Four);

    /// <summary>Windows the spool could not keep since the probe started.</summary>
    public static Indicator SpoolLostWindows { get; } = Own(8064, "spool_lost_windows", "Windows lost", "丢失窗口数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Batches of events the spool could not keep since the probe started.</summary>
    public static Indicator SpoolLostEvents { get; } = Own(8065, "spool_lost_events", "Event batches lost", "丢失事件批次数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Longest pause of the runtime for garbage collection in the window.</summary>
    public static Indicator GcPauseMax { get; } = Own(8070, "gc_pause_max", "Longest GC pause", "最长回收暂停", Quantity, Unit.Milliseconds, 3, None, Four);

    /// <summary>How late the window timer of the probe ran at worst.</summary>
    public static Indicator StallMax { get; } = Own(8071, "stall_max", "Longest scheduling stall", "最长调度停顿", Quantity, Unit.Milliseconds, 3, None, Four);

    /// <summary>The probe runs another configuration than the engine wants, for longer than its limit or because it refused; raised by the engine.</summary>
    public static Indicator ProbeConfiguration { get; } = Own(8080, "probe_configuration", "Probe_configuration_U", "探针配置未生效", Check, Unit.Count, 0, None, Three);

    /// <summary>An input was taken out of the configuration of the probe: what was raised of it ends, and its tiles go.</summary>
    public static Indicator InputRemoved { get; } = Own(8090, "input_removed", "Input removed", "输入已移除", Event, Unit.Count, 0, None, Four);

    /// <summary>The probe tells on itself.</summary>
    public static IReadOnlyList<Indicator> Probe { get; } =
    [
        ProbeLost,
        ProbeClockOffset,
        ProbeReceiveLoss,
        ProbeSpoolLoss,
        ProbeSpoolFilling,
        ProbeInputFailure,
        SpoolBacklog,
        SpoolBytes,
        SpoolFill,
        SpoolOldestAge,
        SpoolLostWindows,
        SpoolLostEvents,
        GcPauseMax,
        StallMax,
        ProbeConfiguration,
        InputRemoved,
    ];
}
