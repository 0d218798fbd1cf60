namespace Monitoring.Analysis.Packets;

[Flags]
internal enum PidFlags : ushort
{
    None = 0,

    /// <summary>A continuity_counter to compare with is known.</summary>
    CounterKnown = 1,

    /// <summary>The last packet was itself a duplicate.</summary>
    Duplicated = 2,

    /// <summary>A PCR to compare with is known.</summary>
    PcrKnown = 4,

    /// <summary>discontinuity_indicator came since the last PCR.</summary>
    PcrDiscontinuity = 8,

    /// <summary>The PID is the PCR_PID of a program.</summary>
    PcrExpected = 16,

    /// <summary>No PCR for longer than the limit, and said so.</summary>
    PcrMissing = 32,

    /// <summary>A PMT names the PID for picture or sound, whose PTSs are watched.</summary>
    PtsExpected = 64,

    /// <summary>No PTS for longer than the limit, and said so.</summary>
    PtsMissing = 128,

    /// <summary>No table names the PID, and said so.</summary>
    Unreferenced = 256,

    /// <summary>The CAT names the PID and no PMT does, and counted so.</summary>
    NamedByCat = 512,

    /// <summary>What started as a table does on a PID without any was none.</summary>
    HasNoTables = 1024,
}
