using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.IndicatorKind;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>Measures of the PCRs of one PID, TR 101 290 clause 5.3.2.</summary>
public static partial class Catalogue
{
    /// <summary>PCR_AC: greatest distance of a PCR from the value due at its byte position.</summary>
    public static Indicator PcrAccuracy { get; } = Own(5220, "pcr_accuracy", "PCR_AC", "PCR 精度", Quantity, Unit.Nanoseconds, 0, None, Four);

    /// <summary>PCR_OJ: arrival against the PCR, what varies faster than 100 mHz, from peak to peak.</summary>
    public static Indicator PcrOverallJitter { get; } = Own(5221, "pcr_overall_jitter", "PCR_OJ", "PCR 总抖动", Quantity, Unit.Nanoseconds, 0, None, Four);

    /// <summary>PCR_FO: the clock of the program less 27 MHz, against the clock of the probe.</summary>
    public static Indicator PcrFrequencyOffset { get; } = Own(5222, "pcr_frequency_offset", "PCR_FO", "PCR 频偏", Quantity, Unit.Hertz, 2, None, Four);

    /// <summary>PCR_DR: how fast the frequency offset changes, over ten minutes.</summary>
    public static Indicator PcrDriftRate { get; } = Own(5223, "pcr_drift_rate", "PCR_DR", "PCR 频率漂移", Quantity, Unit.HertzPerSecond, 5, None, Four);

    /// <summary>Measures of the PCRs of one PID.</summary>
    public static IReadOnlyList<Indicator> Pcr { get; } =
    [
        PcrAccuracy,
        PcrOverallJitter,
        PcrFrequencyOffset,
        PcrDriftRate,
    ];
}
