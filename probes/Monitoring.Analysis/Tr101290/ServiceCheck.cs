namespace Monitoring.Analysis.Tr101290;

/// <summary>The checks that are also judged service by service; indexes of small arrays.</summary>
internal enum ServiceCheck
{
    None = -1,
    ContinuityCount = 0,
    Pmt,
    Pid,
    TransportError,
    Crc,
    PcrRepetition,
    PcrDiscontinuity,
    Pts,

    /// <summary>How many there are.</summary>
    Count,
}
