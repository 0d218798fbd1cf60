using static Monitoring.Contracts.Alarms.AlarmSeverity;
using static Monitoring.Contracts.Indicators.ServiceImpact;

namespace Monitoring.Contracts.Indicators;

/// <summary>Measurement guidelines for DVB systems, ETSI TR 101 290 V1.4.1 clause 5.2, in its order.</summary>
public static partial class Catalogue
{
    /// <summary>1.1 TS_sync_loss, TR 101 290 clause 5.2.1.</summary>
    public static Indicator TsSyncLoss { get; } = Tr(1010, "1.1", "TS_sync_loss", "同步丢失", Outage, One);

    /// <summary>1.2 Sync_byte_error, TR 101 290 clause 5.2.1.</summary>
    public static Indicator SyncByteError { get; } = Tr(1020, "1.2", "Sync_byte_error", "同步字节错误", Degradation, Three);

    /// <summary>1.3 PAT_error, TR 101 290 clause 5.2.1.</summary>
    public static Indicator PatError { get; } = Tr(1030, "1.3", "PAT_error", "PAT 错误", Outage, One);

    /// <summary>1.3.a PAT_error_2, TR 101 290 clause 5.2.1.</summary>
    public static Indicator PatError2 { get; } = Tr(1031, "1.3.a", "PAT_error_2", "PAT 错误(二)", Outage, One);

    /// <summary>1.4 Continuity_count_error, TR 101 290 clause 5.2.1.</summary>
    public static Indicator ContinuityCountError { get; } = Tr(1040, "1.4", "Continuity_count_error", "连续计数错误", Degradation, Three);

    /// <summary>1.5 PMT_error, TR 101 290 clause 5.2.1.</summary>
    public static Indicator PmtError { get; } = Tr(1050, "1.5", "PMT_error", "PMT 错误", Outage, Two);

    /// <summary>1.5.a PMT_error_2, TR 101 290 clause 5.2.1.</summary>
    public static Indicator PmtError2 { get; } = Tr(1051, "1.5.a", "PMT_error_2", "PMT 错误(二)", Outage, Two);

    /// <summary>1.6 PID_error, TR 101 290 clause 5.2.1.</summary>
    public static Indicator PidError { get; } = Tr(1060, "1.6", "PID_error", "PID 错误", Outage, Two);

    /// <summary>2.1 Transport_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator TransportError { get; } = Tr(2010, "2.1", "Transport_error", "传输错误", Degradation, Three);

    /// <summary>2.2 CRC_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator CrcError { get; } = Tr(2020, "2.2", "CRC_error", "CRC 错误", Degradation, Three);

    /// <summary>2.3 PCR_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator PcrError { get; } = Tr(2030, "2.3", "PCR_error", "PCR 错误", Degradation, Three);

    /// <summary>2.3.a PCR_repetition_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator PcrRepetitionError { get; } = Tr(2031, "2.3.a", "PCR_repetition_error", "PCR 间隔错误", Degradation, Three);

    /// <summary>2.3.b PCR_discontinuity_indicator_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator PcrDiscontinuityIndicatorError { get; } = Tr(2032, "2.3.b", "PCR_discontinuity_indicator_error", "PCR 不连续指示错误", Degradation, Three);

    /// <summary>2.4 PCR_accuracy_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator PcrAccuracyError { get; } = Tr(2040, "2.4", "PCR_accuracy_error", "PCR 精度错误", None, Four);

    /// <summary>2.5 PTS_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator PtsError { get; } = Tr(2050, "2.5", "PTS_error", "PTS 错误", Degradation, Three);

    /// <summary>2.6 CAT_error, TR 101 290 clause 5.2.2.</summary>
    public static Indicator CatError { get; } = Tr(2060, "2.6", "CAT_error", "CAT 错误", None, Three);

    /// <summary>3.1 NIT_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator NitError { get; } = Tr(3010, "3.1", "NIT_error", "NIT 错误", None, Four);

    /// <summary>3.1.a NIT_actual_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator NitActualError { get; } = Tr(3011, "3.1.a", "NIT_actual_error", "现行 NIT 错误", None, Four);

    /// <summary>3.1.b NIT_other_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator NitOtherError { get; } = Tr(3012, "3.1.b", "NIT_other_error", "其他 NIT 错误", None, Four);

    /// <summary>3.2 SI_repetition_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator SiRepetitionError { get; } = Tr(3020, "3.2", "SI_repetition_error", "SI 重复率错误", None, Four);

    /// <summary>3.3 Buffer_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator BufferError { get; } = Tr(3030, "3.3", "Buffer_error", "缓冲器错误", None, Four);

    /// <summary>3.4 Unreferenced_PID, TR 101 290 clause 5.2.3.</summary>
    public static Indicator UnreferencedPid { get; } = Tr(3040, "3.4", "Unreferenced_PID", "未引用 PID", None, Four);

    /// <summary>3.4.a Unreferenced_PID_2, TR 101 290 clause 5.2.3.</summary>
    public static Indicator UnreferencedPid2 { get; } = Tr(3041, "3.4.a", "Unreferenced_PID_2", "未引用 PID(二)", None, Four);

    /// <summary>3.5 SDT_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator SdtError { get; } = Tr(3050, "3.5", "SDT_error", "SDT 错误", None, Four);

    /// <summary>3.5.a SDT_actual_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator SdtActualError { get; } = Tr(3051, "3.5.a", "SDT_actual_error", "现行 SDT 错误", None, Four);

    /// <summary>3.5.b SDT_other_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator SdtOtherError { get; } = Tr(3052, "3.5.b", "SDT_other_error", "其他 SDT 错误", None, Four);

    /// <summary>3.6 EIT_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator EitError { get; } = Tr(3060, "3.6", "EIT_error", "EIT 错误", None, Four);

    /// <summary>3.6.a EIT_actual_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator EitActualError { get; } = Tr(3061, "3.6.a", "EIT_actual_error", "现行 EIT 错误", None, Four);

    /// <summary>3.6.b EIT_other_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator EitOtherError { get; } = Tr(3062, "3.6.b", "EIT_other_error", "其他 EIT 错误", None, Four);

    /// <summary>3.6.c EIT_PF_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator EitPfError { get; } = Tr(3063, "3.6.c", "EIT_PF_error", "EIT P/F 错误", None, Four);

    /// <summary>3.7 RST_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator RstError { get; } = Tr(3070, "3.7", "RST_error", "RST 错误", None, Four);

    /// <summary>3.8 TDT_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator TdtError { get; } = Tr(3080, "3.8", "TDT_error", "TDT 错误", None, Four);

    /// <summary>3.9 Empty_buffer_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator EmptyBufferError { get; } = Tr(3090, "3.9", "Empty_buffer_error", "空缓冲器错误", None, Four);

    /// <summary>3.10 Data_delay_error, TR 101 290 clause 5.2.3.</summary>
    public static Indicator DataDelayError { get; } = Tr(3100, "3.10", "Data_delay_error", "数据延迟错误", None, Four);

    /// <summary>Every check of the guidelines, in the order of the document.</summary>
    public static IReadOnlyList<Indicator> Tr101290 { get; } =
    [
        TsSyncLoss,
        SyncByteError,
        PatError,
        PatError2,
        ContinuityCountError,
        PmtError,
        PmtError2,
        PidError,
        TransportError,
        CrcError,
        PcrError,
        PcrRepetitionError,
        PcrDiscontinuityIndicatorError,
        PcrAccuracyError,
        PtsError,
        CatError,
        NitError,
        NitActualError,
        NitOtherError,
        SiRepetitionError,
        BufferError,
        UnreferencedPid,
        UnreferencedPid2,
        SdtError,
        SdtActualError,
        SdtOtherError,
        EitError,
        EitActualError,
        EitOtherError,
        EitPfError,
        RstError,
        TdtError,
        EmptyBufferError,
        DataDelayError,
    ];

    private static Indicator Tr(
        ushort id, string number, string name, string nameZh, ServiceImpact impact, Alarms.AlarmSeverity severity)
    {
        int priority = id / 1000;
        return new Indicator(
            new IndicatorId(id), KeyOf(name), number, name, nameZh, IndicatorKind.Check, Unit.Count, Scale10: 0,
            (byte)priority, impact, severity, $"TR 101 290 V1.4.1 5.2.{priority} No {number}");
    }

    private static string KeyOf(string name)
    {
#pragma warning disable CA1308 // the key is the printed name in lower case, as Prometheus writes names
        return name.ToLowerInvariant();
#pragma warning restore CA1308
    }
}
