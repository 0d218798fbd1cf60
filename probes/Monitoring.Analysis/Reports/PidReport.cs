namespace Monitoring.Analysis.Reports;

/// <summary>One PID. Packets with transport_error_indicator are in <see cref="TransportErrors"/> and nowhere else.</summary>
public sealed record PidReport(
    int Pid,
    long Packets,
    long? Bitrate,
    string? Kind,
    string? Codec,
    int? StreamType,
    IReadOnlyList<int> Services,
    long PayloadStarts,
    long Scrambled,
    long TransportErrors,
    long Discontinuities,
    long Duplicates,
    long Pcrs,
    double? MaxPcrIntervalMs,
    long PtsCount,
    bool Unreferenced,
    double? PcrAccuracyNs,
    ElementaryReport? Elementary);
