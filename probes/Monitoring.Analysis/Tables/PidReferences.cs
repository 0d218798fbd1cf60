using Monitoring.Analysis.Elementary;
using Monitoring.Analysis.Packets;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tables;

/// <summary>Which PID belongs to which programs, worked out anew when PAT, PMT or CAT change and never per packet.</summary>
internal sealed class PidReferences(PidTable pids, ServiceDirectory directory)
{
    /// <summary>PIDs that carry sections by themselves: PAT, CAT, TSDT, NIT, SDT, EIT, RST, TDT.</summary>
    private static readonly int[] TablePids =
    [
        WellKnownPids.ProgramAssociation.Value, WellKnownPids.ConditionalAccess.Value,
        WellKnownPids.TransportStreamDescription.Value, WellKnownPids.NetworkInformation.Value,
        WellKnownPids.ServiceDescription.Value, WellKnownPids.EventInformation.Value, WellKnownPids.RunningStatus.Value,
        WellKnownPids.TimeAndDate.Value,
    ];

    private readonly Dictionary<int, List<ProgramState>> _programs = [];
    private readonly HashSet<int> _pcrPids = [];
    private readonly HashSet<int> _sectionPids = [];
    private readonly Dictionary<int, ProgramComponent> _elementary = [];

    /// <summary>The PID is one that PAT, PMT or CAT name, or one the standards assign.</summary>
    public bool IsReferenced(int pid) =>
        pid <= WellKnownPids.LastReserved.Value || pid == WellKnownPids.Null.Value || pid == directory.NetworkPid
        || _programs.ContainsKey(pid) || directory.EntitlementPids.Contains((ushort)pid);

    /// <summary>The CAT names the PID, and no PMT does.</summary>
    public bool IsEntitlement(int pid) => directory.EntitlementPids.Contains((ushort)pid) && !_programs.ContainsKey(pid);

    /// <summary>Works everything out.</summary>
    /// <param name="channel">Makes the channel of a PID that carries sections.</param>
    /// <param name="changing">Called for a PID whose programs or whose part as PCR_PID change, before they do.</param>
    public void Rebuild(Func<ushort, SectionChannel> channel, PidChange changing)
    {
        Collect();
        for (int slot = 0; slot < pids.Count; slot++)
        {
            ref PidState state = ref pids[slot];
            ProgramState[] programs = _programs.TryGetValue(state.Pid, out List<ProgramState>? named) ? [.. named] : [];
            if (!state.Programs.AsSpan().SequenceEqual(programs))
            {
                changing(ref state);
                state.Programs = programs;
            }

            state.Flags = _pcrPids.Contains(state.Pid) ? state.Flags | PidFlags.PcrExpected : state.Flags & ~PidFlags.PcrExpected;
            state.Sections = _sectionPids.Contains(state.Pid) ? state.Sections ?? channel(state.Pid) : null;
            state.Elementary = state.Sections is null ? Follow(state) : null;
            state.Foreign = state.Sections is null && state.Elementary is null ? state.Foreign : null;
        }
    }

    /// <summary>The channel of a PID with PES packets: the one it has, while its PMT says the same of it.</summary>
    private ElementaryChannel? Follow(in PidState state) =>
        !_elementary.TryGetValue(state.Pid, out ProgramComponent? component) ? null
        : state.Elementary is { } known && known.Fits(component) ? known
        : new ElementaryChannel(component);

    private void Collect()
    {
        _programs.Clear();
        _pcrPids.Clear();
        _sectionPids.Clear();
        _elementary.Clear();
        _sectionPids.UnionWith(TablePids);
        _ = _sectionPids.Add(directory.NetworkPid);
        foreach (ProgramState program in directory.Programs.Where(p => p.PmtPid is not null))
        {
            Name(program.PmtPid!.Value, program);
            _ = _sectionPids.Add(program.PmtPid.Value);
            foreach (ProgramComponent component in program.Components)
            {
                Name(component.Pid, program);
                if (component.IsSections)
                {
                    _ = _sectionPids.Add(component.Pid);
                }

                if (component.IsPes)
                {
                    _ = _elementary.TryAdd(component.Pid, component);
                }
            }

            foreach (ushort pid in program.ControlPids)
            {
                Name(pid, program);
            }

            if (program.HasPcr)
            {
                Name(program.PcrPid, program);
                _ = _pcrPids.Add(program.PcrPid);
            }
        }

        _ = _sectionPids.Remove(WellKnownPids.Null.Value);
        foreach (int pid in _sectionPids)
        {
            _ = pids.Slot(pid);
        }
    }

    private void Name(int pid, ProgramState program)
    {
        _ = pids.Slot(pid);
        if (!_programs.TryGetValue(pid, out List<ProgramState>? named))
        {
            named = [];
            _programs.Add(pid, named);
        }

        if (!named.Contains(program))
        {
            named.Add(program);
        }
    }
}
