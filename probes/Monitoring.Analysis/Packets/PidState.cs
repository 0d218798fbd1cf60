using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Metrology;
using Monitoring.Analysis.Tables;

namespace Monitoring.Analysis.Packets;

/// <summary>All that is known of one PID.</summary>
internal struct PidState
{
    public ushort Pid;
    public PidFlags Flags;
    public byte Counter;
    public ushort ErroredSinceGood;

    /// <summary>Where the last packet with payload lies in the run that is looked at; below 0 where it lies in none.</summary>
    public int LastInRun;

    public long Packets;
    public long PayloadStarts;
    public long Scrambled;
    public long TransportErrors;

    /// <summary>Breaks of the counter, packets with the last counter again apart.</summary>
    public long Discontinuities;

    /// <summary>Packets with the last counter again, be they legal or not.</summary>
    public long Duplicates;

    public long Pcrs;
    public long PtsCount;

    /// <summary>Time of the last packet.</summary>
    public long LastSeen;

    public long LastPcrTicks;
    public long LastPcrAt;
    public long LastPcrPosition;
    public long MaxPcrStep;

    public long LastPtsAt;

    /// <summary>Since when no table names the PID; unknown while one does.</summary>
    public long UnreferencedSince;

    /// <summary>Counted from the last window on.</summary>
    public long WindowPackets;
    public long WindowDiscontinuities;

    public SectionChannel? Sections;

    /// <summary>Sections on a PID that is named for none.</summary>
    public ForeignSections? Foreign;

    /// <summary>The elementary stream a PMT names the PID for.</summary>
    public ElementaryChannel? Elementary;

    /// <summary>What is measured of the PCRs, where a PMT names the PID for them.</summary>
    public PcrMetrology? Metrology;

    /// <summary>When packets arrive by the PCRs of the PID, where a PMT names it for them.</summary>
    public ArrivalTimes? Arrivals;

    /// <summary>Programs whose PMT, PCR or components the PID carries.</summary>
    public ProgramState[] Programs;

    /// <summary>Packets of the PID are missing: what was begun in them cannot be finished.</summary>
    public readonly void Break()
    {
        Sections?.Break();
        Elementary?.Break();
        Foreign?.Break();
    }
}
