using Monitoring.Analysis.Anomaly;
using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tables;

/// <summary>A program of the PAT, or one the channel plan expects; what its PMT says, and what its window counted.</summary>
internal sealed class ProgramState(ushort number)
{
    private AbsenceTimer _map;
    private ProgramState[]? _self;

    public ushort Number => number;

    /// <summary>program_map_PID; null while the PAT does not name the program.</summary>
    public ushort? PmtPid { get; private set; }

    /// <summary>The PAT named the PID anew: its PMT is waited for from now on.</summary>
    public bool IsMoved { get; set; }

    public string? PlannedName { get; init; }

    public bool IsExpected { get; init; }

    public bool HasMap { get; private set; }

    public int Version { get; private set; }

    public ushort PcrPid { get; private set; }

    public IReadOnlyList<ProgramComponent> Components { get; private set; } = [];

    /// <summary>PIDs of entitlement control messages.</summary>
    public IReadOnlyList<ushort> ControlPids { get; private set; } = [];

    /// <summary>CRC_32 of the PMT taken last: the same again is not read again.</summary>
    public uint MapCrc { get; private set; }

    /// <summary>The program alone, as findings take it.</summary>
    public ProgramState[] Self => _self ??= [this];

    /// <summary>Watches the PMT.</summary>
    public ref AbsenceTimer Map => ref _map;

    /// <summary>PID the PMT was missed on when that was raised; -1 where the PAT named none.</summary>
    public int MissedOn { get; set; }

    public long[] WindowCounts { get; } = new long[(int)ServiceCheck.Count];

    public int[] Raised { get; } = new int[(int)ServiceCheck.Count];

    /// <summary>Of those, raised when the last window ended.</summary>
    public int[] RaisedBefore { get; } = new int[(int)ServiceCheck.Count];

    /// <summary>Packets of all its PIDs in the window.</summary>
    public long WindowPackets { get; set; }

    /// <summary>Windows closed since the PMT is known.</summary>
    public long MappedWindows { get; set; }

    public RobustBaseline Baseline { get; } = new(minimumSpread: 0.02);

    /// <summary>At fault at some moment since the last window.</summary>
    public bool IsFaultInWindow(ServiceCheck check) =>
        WindowCounts[(int)check] > 0 || Raised[(int)check] > 0 || RaisedBefore[(int)check] > 0;

    public bool HasPcr => HasMap && PcrPid != WellKnownPids.Null.Value;

    public void TakeMap(uint crc, int version, ushort pcrPid, IReadOnlyList<ProgramComponent> components, IReadOnlyList<ushort> controlPids)
    {
        HasMap = true;
        MapCrc = crc;
        Version = version;
        PcrPid = pcrPid;
        Components = components;
        ControlPids = controlPids;
    }

    /// <summary>The PAT names another PID, or none: the PMT is not known there yet.</summary>
    public void Move(ushort? pmtPid)
    {
        PmtPid = pmtPid;
        IsMoved = pmtPid is not null;
        HasMap = false;
        Components = [];
        ControlPids = [];
    }
}
