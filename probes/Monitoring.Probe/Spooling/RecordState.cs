namespace Monitoring.Probe.Spooling;

/// <summary>What lies at a position of a segment.</summary>
internal enum RecordState
{
    /// <summary>A record as it was written.</summary>
    Whole,

    /// <summary>All its bytes are there, but not those that were written.</summary>
    Damaged,

    /// <summary>No record, or the torn beginning of one.</summary>
    None,
}
