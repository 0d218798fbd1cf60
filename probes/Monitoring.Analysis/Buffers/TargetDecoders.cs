using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Psi;

namespace Monitoring.Analysis.Buffers;

/// <summary>The system target decoders of a transport stream, one for each program with a PCR, as PAT and PMT have it.</summary>
internal sealed class TargetDecoders(PidTable pids, ServiceDirectory directory, BufferChecks checks, bool isClockedOut)
{
    /// <summary>Streams that are followed; each may keep some hundred kilobytes.</summary>
    private const int MostFollowed = 256;

    private const string NotClockedOut = "the receiver fetches or buffers: packets need not come when their PCRs say";

    private const int MostNamed = 4;
    private const int LastCommonPid = 2;
    private const byte Stuffing = 0xFF;

    private readonly Dictionary<int, FollowedStream> _streams = [];
    private readonly Dictionary<ProgramState, SystemTarget> _tables = [];
    private readonly HashSet<int> _kept = [];

    /// <summary>The buffers of a PID; null where it is not followed.</summary>
    public FollowedStream? Find(int pid) => _streams.GetValueOrDefault(pid);

    /// <summary>The buffers of the tables of a program; null where there are none.</summary>
    public SystemTarget? TablesOf(ProgramState program) => _tables.GetValueOrDefault(program);

    /// <summary>PAT or PMT changed.</summary>
    public void OnTables()
    {
        if (!isClockedOut)
        {
            return;
        }

        foreach (ref PidState state in pids.States)
        {
            bool isMeant = (state.Flags & PidFlags.PcrExpected) != 0;
            state.Arrivals = isMeant ? state.Arrivals ?? new ArrivalTimes() : null;
            state.Arrivals?.Clear();
        }

        _kept.Clear();
        foreach (ProgramState program in directory.Programs)
        {
            if (program.HasPcr && pids[pids.Find(program.PcrPid)].Arrivals is { } arrivals)
            {
                FollowTables(program, arrivals);
                foreach (ProgramComponent component in program.Components)
                {
                    Follow(component, arrivals);
                }
            }
        }

        foreach (int pid in _streams.Keys.Where(p => !_kept.Contains(p)).ToList())
        {
            _streams[pid].Leave();
            _ = _streams.Remove(pid);
        }

        foreach (ProgramState program in _tables.Keys.Where(p => !p.HasPcr || !directory.Programs.Contains(p)).ToList())
        {
            _ = _tables.Remove(program);
        }
    }

    /// <summary>A packet with tables came: those of PAT, CAT and TSDT are everybody's, those of a PMT its programs'.</summary>
    public void OnTable(in PidState state, ReadOnlySpan<byte> payload, bool starts, long position)
    {
        int bytes = payload.TrimEnd(Stuffing).Length - (starts ? 1 : 0);
        foreach (ProgramState program in state.Pid <= LastCommonPid ? directory.Programs : state.Programs)
        {
            if ((state.Pid <= LastCommonPid || program.PmtPid == state.Pid) && _tables.TryGetValue(program, out SystemTarget? tables))
            {
                tables.OnPacket(Math.Max(0, bytes), position);
            }
        }
    }

    /// <summary>What can be said where there is no error: as long as one picture or sound is not judged, nothing is said of all.</summary>
    public (VerdictState State, string Reason)? Unjudged()
    {
        if (!isClockedOut)
        {
            return (VerdictState.NotApplicable, NotClockedOut);
        }

        bool isAny = false;
        int unjudged = 0;
        List<string> reasons = [];
        foreach (ProgramState program in directory.Programs)
        {
            foreach (ProgramComponent component in program.Components)
            {
                if (!component.IsContinuous)
                {
                    continue;
                }

                isAny = true;
                if (ReasonOf(program, component.Pid) is { } reason)
                {
                    unjudged++;
                    if (reasons.Count < MostNamed)
                    {
                        reasons.Add($"PID {component.Pid}: {reason}");
                    }
                }
            }
        }

        return !isAny ? (VerdictState.NotApplicable, "no picture and no sound")
            : unjudged == 0 ? null
            : (VerdictState.NotMeasured, string.Join("; ", reasons) + (unjudged > reasons.Count ? $"; and {unjudged - reasons.Count} more" : ""));
    }

    /// <summary>Why a picture or sound is not judged; null where it is.</summary>
    public string? ReasonOf(ProgramState program, int pid)
    {
        if (!isClockedOut)
        {
            return NotClockedOut;
        }

        if (!program.HasPcr)
        {
            return "its program has no PCR";
        }

        ArrivalTimes? arrivals = pids[pids.Find(program.PcrPid)].Arrivals;
        return Find(pid) is { } stream ? stream.Reason(arrivals?.Unknown) : "more streams than are followed";
    }

    private void FollowTables(ProgramState program, ArrivalTimes arrivals)
    {
        if (!_tables.TryGetValue(program, out SystemTarget? tables))
        {
            if (_tables.Count == MostFollowed)
            {
                return;
            }

            tables = new SystemTarget(program.PmtPid ?? 0, checks);
            _tables.Add(program, tables);
        }

        arrivals.Add(tables);
    }

    private void Follow(ProgramComponent component, ArrivalTimes arrivals)
    {
        int slot = pids.Find(component.Pid);
        if (component.Format.Kind is not (StreamKind.Video or StreamKind.Audio) || slot < 0
            || pids[slot].Elementary is not { } channel || _kept.Contains(component.Pid))
        {
            return;
        }

        if (!_streams.TryGetValue(component.Pid, out FollowedStream? stream) || stream.Channel != channel)
        {
            if (_streams.Count == MostFollowed && stream is null)
            {
                return;
            }

            stream = new FollowedStream(channel, checks);
            _streams[component.Pid] = stream;
        }

        _ = _kept.Add(component.Pid);
        arrivals.Add(stream);
    }
}
