namespace Monitoring.Analysis.Reports;

/// <summary>The modulator of terrestrial television in China behind the stream, as far as the rate of the stream tells.</summary>
/// <param name="State">ok where the rate is that of a mode; fault, notApplicable or notMeasured else.</param>
/// <param name="Reason">Why there is no mode.</param>
/// <param name="PacketsPerSecond">Packets of the whole stream, null packets included.</param>
/// <param name="Clock">What the rate was measured by: pcr, or arrival.</param>
/// <param name="MeasuredSeconds">Time it was measured over.</param>
/// <param name="Modes">The modes of that rate: one, or one of some.</param>
/// <param name="Mode">The mode where rate, plan or NIT leave no choice.</param>
/// <param name="CapacityBitsPerSecond">Rate of the modes.</param>
/// <param name="ClockErrorPpm">How far the measured rate lies above it.</param>
/// <param name="ArrivalClockErrorPpm">The same by the arrival of packets, against the clock of the probe.</param>
/// <param name="ArrivalClockErrorUncertaintyPpm">Its standard error.</param>
/// <param name="Fill">Share of packets that are no null packets.</param>
/// <param name="SpareBitsPerSecond">Rate of null packets.</param>
/// <param name="Services">Shares of the services.</param>
/// <param name="Nit">What the NIT says of the modulator.</param>
/// <param name="PlannedMode">What the plan says.</param>
/// <param name="Checks">DTMB.RATE and those that follow from it.</param>
public sealed record DtmbReport(
    string State,
    string? Reason,
    double? PacketsPerSecond,
    string? Clock,
    double? MeasuredSeconds,
    IReadOnlyList<string>? Modes,
    string? Mode,
    long? CapacityBitsPerSecond,
    double? ClockErrorPpm,
    double? ArrivalClockErrorPpm,
    double? ArrivalClockErrorUncertaintyPpm,
    double? Fill,
    long? SpareBitsPerSecond,
    IReadOnlyList<DtmbServiceReport>? Services,
    DtmbNetworkReport? Nit,
    string? PlannedMode,
    IReadOnlyList<CheckReport> Checks);
