namespace Monitoring.Analysis.Reports;

/// <summary>Measures of the PCRs of one PID, TR 101 290 §5.3.2.</summary>
/// <param name="Pid">The PID.</param>
/// <param name="Services">Programs that run on it.</param>
/// <param name="AccuracyState">ok, notApplicable where the rate varies, notMeasured where too few PCRs came without loss between.</param>
/// <param name="AccuracyNs">PCR_AC: greatest distance from the value due at the byte position.</param>
/// <param name="AccuracyRmsNs">Root of the mean square of these.</param>
/// <param name="Compared">PCRs compared with their positions.</param>
/// <param name="TransportRate">Bits per second of the whole stream by this clock, where it is constant.</param>
/// <param name="ArrivalClock">Clock the rest is measured against: none, user, kernel, rtp, recorded, arrivalTimeStamp; its discipline is not known.</param>
/// <param name="JitterState">ok, or notMeasured without arrival times or before the filter settled.</param>
/// <param name="OverallJitterNs">PCR_OJ from peak to peak, since the last window.</param>
/// <param name="OverallJitterRmsNs">Root of its mean square.</param>
/// <param name="JitterFilter">What was measured: variations above this frequency.</param>
/// <param name="FrequencyOffsetHz">PCR_FO.</param>
/// <param name="FrequencyOffsetErrorHz">Its standard error.</param>
/// <param name="FrequencyOffsetSeconds">Time it rests on.</param>
/// <param name="DriftRateHzPerSecond">PCR_DR, over ten minutes.</param>
public sealed record PcrReport(
    int Pid,
    IReadOnlyList<int> Services,
    string AccuracyState,
    double? AccuracyNs,
    double? AccuracyRmsNs,
    long? Compared,
    long? TransportRate,
    string ArrivalClock,
    string JitterState,
    double? OverallJitterNs,
    double? OverallJitterRmsNs,
    string JitterFilter,
    double? FrequencyOffsetHz,
    double? FrequencyOffsetErrorHz,
    double? FrequencyOffsetSeconds,
    double? DriftRateHzPerSecond);
