using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>What the rate of a transport stream says of the DTMB modulator behind it, GB 20600-2006.</summary>
public static partial class Catalogue
{
    /// <summary>Rate of the mode class the stream has: that of all modes the rate cannot tell apart.</summary>
    public static Indicator DtmbCapacity { get; } = Own(5400, "dtmb_capacity", "DTMB mode rate", "DTMB 模式码率", Quantity, Unit.BitsPerSecond, 0, None, Four);

    /// <summary>How far the measured rate lies above that of the mode class, by the arrival of packets.</summary>
    public static Indicator DtmbClockError { get; } = Own(5401, "dtmb_clock_error", "DTMB clock error", "DTMB 时钟偏差", Quantity, Unit.PartsPerMillion, 3, None, Four);

    /// <summary>Share of the mode's rate that is no null packet.</summary>
    public static Indicator DtmbFill { get; } = Own(5402, "dtmb_fill", "DTMB fill level", "DTMB 载荷占比", Quantity, Unit.Ratio, 4, None, Four);

    /// <summary>Rate of null packets: what further services could use.</summary>
    public static Indicator DtmbSpare { get; } = Own(5403, "dtmb_spare", "DTMB spare capacity", "DTMB 剩余容量", Quantity, Unit.BitsPerSecond, 0, None, Four);

    /// <summary>A DTMB stream whose rate is that of no mode: null packets stripped, remultiplexed, or not constant.</summary>
    public static Indicator DtmbRate { get; } = OfDtmb(5410, "dtmb_rate", "DTMB.RATE", "DTMB_rate_U", "DTMB 码率异常", Three);

    /// <summary>The delivery system descriptor of the NIT names a mode of another rate than the measured one.</summary>
    public static Indicator DtmbModeNit { get; } = OfDtmb(5411, "dtmb_mode_nit", "DTMB.MODE_NIT", "DTMB_mode_NIT_U", "DTMB 模式与 NIT 不符", Two);

    /// <summary>The channel plan names a mode of another rate than the measured one.</summary>
    public static Indicator DtmbModePlan { get; } = OfDtmb(5412, "dtmb_mode_plan", "DTMB.MODE_PLAN", "DTMB_mode_plan_U", "DTMB 模式与规划不符", Two);

    /// <summary>The clock of the modulator left the value it kept before.</summary>
    public static Indicator DtmbClock { get; } = OfDtmb(5413, "dtmb_clock", "DTMB.CLOCK", "DTMB_clock_U", "DTMB 时钟异常", Three);

    /// <summary>What the rate of a transport stream says of the DTMB modulator behind it.</summary>
    public static IReadOnlyList<Indicator> Dtmb { get; } =
    [
        DtmbCapacity,
        DtmbClockError,
        DtmbFill,
        DtmbSpare,
        DtmbRate,
        DtmbModeNit,
        DtmbModePlan,
        DtmbClock,
    ];

    private static Indicator OfDtmb(ushort id, string key, string number, string name, string nameZh, Alarms.AlarmSeverity severity) =>
        Own(id, key, name, nameZh, Check, Unit.Count, 0, None, severity) with { Number = number };
}
