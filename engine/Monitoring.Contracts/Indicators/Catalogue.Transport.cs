using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>Quantities of a transport stream, its services and its PIDs.</summary>
public static partial class Catalogue
{
    /// <summary>Bitrate of the whole stream, null packets included.</summary>
    public static Indicator TsBitrate { get; } = Own(5010, "ts_bitrate", "TS bitrate", "总码率", Quantity, Unit.BitsPerSecond, 0, None, Four);

    /// <summary>Transport packets received in the window, all PIDs.</summary>
    public static Indicator TsPackets { get; } = Own(5011, "ts_packets", "TS packets", "TS 包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Share of PID 0x1FFF among the packets of the window.</summary>
    public static Indicator NullShare { get; } = Own(5012, "null_share", "Null packet share", "空包占比", Quantity, Unit.Ratio, 4, None, Four);

    /// <summary>Packets missing by the continuity counters, at least; a multiple of 16 per gap cannot be seen.</summary>
    public static Indicator LostPackets { get; } = Own(5013, "lost_packets", "Lost packets (estimate)", "丢包数(估计)", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Legal duplicates, ISO/IEC 13818-1 2.4.3.3.</summary>
    public static Indicator DuplicatePackets { get; } = Own(5014, "duplicate_packets", "Duplicate packets", "重复包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Packets with transport_scrambling_control other than 00.</summary>
    public static Indicator ScrambledPackets { get; } = Own(5015, "scrambled_packets", "Scrambled packets", "加扰包数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Longest distance of two successive PCRs of the window.</summary>
    public static Indicator PcrIntervalMax { get; } = Own(5016, "pcr_interval_max", "Longest PCR interval", "最大 PCR 间隔", Quantity, Unit.Milliseconds, 3, None, Four);

    /// <summary>UDP datagrams received in the window.</summary>
    public static Indicator Datagrams { get; } = Own(5017, "datagrams", "Datagrams", "数据报数", Quantity, Unit.Count, 0, None, Four);

    /// <summary>Longest gap between two datagrams, by the user-space clock of the probe.</summary>
    public static Indicator InterarrivalMax { get; } = Own(5018, "interarrival_max", "Longest inter-arrival time", "最大到达间隔", Quantity, Unit.Milliseconds, 3, None, Four);

    /// <summary>Bitrate of the PIDs the PMT of the service lists, its PMT and PCR PID included.</summary>
    public static Indicator ServiceBitrate { get; } = Own(5110, "service_bitrate", "Service bitrate", "节目码率", Quantity, Unit.BitsPerSecond, 0, None, Four);

    /// <summary>Bitrate of one PID, transport header included.</summary>
    public static Indicator PidBitrate { get; } = Own(5210, "pid_bitrate", "PID bitrate", "PID 码率", Quantity, Unit.BitsPerSecond, 0, None, Four);

    /// <summary>Quantities of a transport stream, its services and its PIDs.</summary>
    public static IReadOnlyList<Indicator> Transport { get; } =
    [
        TsBitrate,
        TsPackets,
        NullShare,
        LostPackets,
        DuplicatePackets,
        ScrambledPackets,
        PcrIntervalMax,
        Datagrams,
        InterarrivalMax,
        ServiceBitrate,
        PidBitrate,
    ];

    private static Indicator Own(
        ushort id, string key, string name, string nameZh, IndicatorKind kind, Unit unit, byte scale10,
        ServiceImpact impact, Alarms.AlarmSeverity severity) =>
        new(new IndicatorId(id), key, Number: string.Empty, name, nameZh, kind, unit, scale10, Priority: 0, impact, severity, Clause: string.Empty);
}
