namespace Monitoring.Probe.Spooling;

/// <summary>Why something measured was not kept.</summary>
internal enum LossCause
{
    /// <summary>The size that is allowed was reached: the oldest was given up.</summary>
    SpoolFull,

    /// <summary>The disk was full or could not be written.</summary>
    DiskFull,

    /// <summary>The disk gave back other bytes than were written, or a crash tore the last record.</summary>
    Damaged,

    /// <summary>The engine will never take it.</summary>
    Refused,
}
