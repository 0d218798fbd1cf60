namespace Monitoring.Testing.Playback;

/// <summary>The faults a played stream can be given.</summary>
public enum StreamFaultKind
{
    /// <summary>One packet of twenty is lost: its continuity counter value never comes.</summary>
    Loss,

    /// <summary>The PIDs are silent; their counters go on where they stopped.</summary>
    MissingPid,

    /// <summary>Nothing is sent at all.</summary>
    DeadInput,

    /// <summary>Packets come, their PCR fields do not.</summary>
    PcrGap,
}
