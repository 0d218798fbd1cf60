using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.5 PMT_error and 1.5.a PMT_error_2, TR 101 290 §5.2.1: table_id 2 does not come within the limit on a PID the PAT names (1.5), for a
/// program of it (1.5.a: several may share a PID); a PMT PID is scrambled. Armed by the PAT, or by the channel plan for a service that the
/// PAT does not name; disarmed when the program leaves the PAT.
/// </summary>
internal sealed class PmtCheck(CheckRecord legacy, CheckRecord record, Findings findings, ServiceDirectory directory, long limit)
{
    private readonly Dictionary<int, Watch> _pids = [];

    private sealed class Watch
    {
        private AbsenceTimer _timer;

        public ref AbsenceTimer Timer => ref _timer;
    }

    /// <summary>Everything restarts after a cause above was gone.</summary>
    public void Arm(long now)
    {
        foreach (ProgramState program in directory.Programs)
        {
            program.Map.Arm(now);
        }

        foreach (Watch watch in _pids.Values)
        {
            watch.Timer.Arm(now);
        }
    }

    /// <summary>The PAT changed: programs came, moved or left.</summary>
    public void OnPat(long now, IReadOnlyList<ProgramState> left)
    {
        foreach (ProgramState program in left)
        {
            if (program.Map.IsRaised)
            {
                findings.Clear(record, program.MissedOn, program.Self, ConditionReason.Removed);
            }

            program.Map.Disarm();
            if (program.IsExpected)
            {
                program.Map.Arm(now);
            }
        }

        foreach (ProgramState program in directory.Programs.Where(p => p.PmtPid is not null))
        {
            if (program.IsMoved)
            {
                program.IsMoved = false;
                if (program.Map.IsRaised)
                {
                    findings.Clear(record, program.MissedOn, program.Self, ConditionReason.Seen);
                }

                program.Map.Arm(now);
            }

            if (!_pids.ContainsKey(program.PmtPid!.Value))
            {
                Watch watch = new();
                watch.Timer.Arm(now);
                _pids.Add(program.PmtPid.Value, watch);
            }
        }

        foreach (int pid in _pids.Keys.Where(pid => Array.TrueForAll(directory.Programs, p => p.PmtPid != pid)).ToList())
        {
            if (_pids[pid].Timer.IsRaised)
            {
                findings.Clear(legacy, pid, [], ConditionReason.Removed);
            }

            _ = _pids.Remove(pid);
        }
    }

    /// <summary>A section with table_id 2 and a right CRC_32 on a PMT PID; its program where the PAT knows it there.</summary>
    public void OnSection(long now, ushort pid, ProgramState? program)
    {
        if (now == AnalysisClock.Unknown)
        {
            return;
        }

        if (_pids.TryGetValue(pid, out Watch? watch))
        {
            End(legacy, watch.Timer.See(now, limit), pid, []);
        }

        if (program is not null)
        {
            End(record, program.Map.See(now, limit), pid, program.Self);
        }
    }

    /// <summary>A scrambled packet on a PID of tables; those of others than the PMT may be.</summary>
    public void OnScrambled(ushort pid, ProgramState[] programs)
    {
        if (!_pids.ContainsKey(pid))
        {
            return;
        }

        findings.Error(legacy, pid, programs, legacy.WantsDetail ? Sentences.PmtScrambled.With(pid) : null);
        findings.Error(record, pid, programs, record.WantsText ? Sentences.PmtScrambled.With(pid) : null);
    }

    public void Judge(long now)
    {
        foreach ((int pid, Watch watch) in _pids)
        {
            if (watch.Timer.Expires(now, limit))
            {
                findings.Raise(legacy, pid, [], Reason(watch.Timer), Sentences.PmtAbsent.With(pid, limit));
            }
        }

        foreach (ProgramState program in directory.Programs)
        {
            bool isJudged = program.PmtPid is not null || directory.HasPat;
            if (isJudged && program.Map.Expires(now, limit))
            {
                string reason = program.PmtPid is null ? ConditionReason.NotInPat : Reason(program.Map);
                program.MissedOn = program.PmtPid ?? -1;
                findings.Raise(record, program.MissedOn, program.Self, reason, Why(program));
            }
        }
    }

    private static string Reason(in AbsenceTimer timer) => timer.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;

    private void End(CheckRecord check, AbsenceEnd end, int pid, ProgramState[] programs)
    {
        if (end == AbsenceEnd.Raised)
        {
            findings.Clear(check, pid, programs, ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            findings.Error(check, pid, programs, check.WantsText ? Sentences.PmtAbsent.With(pid, limit) : null);
        }
    }

    private Explanation Why(ProgramState program) => program.PmtPid is { } pid
        ? Sentences.PmtOfServiceAbsent.With(program.Number, pid, limit)
        : Sentences.ServiceNotInPat.With(program.Number);
}
