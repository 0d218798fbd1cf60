using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.6 PID_error, TR 101 290 §5.2.1: a PID that a PMT names does not come within a period set by the user. Watched are picture, sound and
/// the PCR; subtitles, teletext, cues and data may be silent for long. Armed and disarmed by the PMT.
/// </summary>
internal sealed class PidCheck(CheckRecord record, Findings findings, PidTable pids, long limit)
{
    private readonly Dictionary<int, Watch> _watches = [];
    private readonly List<int> _left = [];

    private sealed class Watch
    {
        public required int Slot { get; init; }

        public required Sentence What { get; init; }

        public required ProgramState[] Programs { get; set; }

        public long ArmedAt { get; set; }

        /// <summary>The last packet before the absence that was raised.</summary>
        public long? RaisedAfter { get; set; }
    }

    public void Arm(long now)
    {
        foreach (Watch watch in _watches.Values)
        {
            watch.ArmedAt = now;
            watch.RaisedAfter = null;
        }
    }

    /// <summary>PAT or PMT changed: what the programs name is what is watched.</summary>
    public void OnTables(long now, ProgramState[] programs)
    {
        _left.Clear();
        _left.AddRange(_watches.Keys);
        foreach (ProgramState program in programs.Where(p => p.HasMap))
        {
            foreach (ProgramComponent component in program.Components.Where(c => c.IsContinuous))
            {
                Add(component.Pid, component.Format.Kind == Streams.Psi.StreamKind.Video ? Sentences.Video : Sentences.Audio, now);
            }

            if (program.HasPcr)
            {
                Add(program.PcrPid, Sentences.Pcr, now);
            }
        }

        foreach (int pid in _left)
        {
            Watch watch = _watches[pid];
            if (watch.RaisedAfter is not null)
            {
                findings.Clear(record, pid, watch.Programs, ConditionReason.Removed);
            }

            _ = _watches.Remove(pid);
        }
    }

    public void Judge(long now)
    {
        foreach ((int pid, Watch watch) in _watches)
        {
            long seen = pids[watch.Slot].LastSeen;
            long last = Math.Max(seen, watch.ArmedAt);
            if (watch.RaisedAfter is { } before)
            {
                if (seen > before)
                {
                    watch.RaisedAfter = null;
                    findings.Clear(record, pid, watch.Programs, ConditionReason.Seen);
                }
            }
            else if (now - last > limit)
            {
                watch.RaisedAfter = last;
                string reason = seen == AnalysisClock.Unknown ? ConditionReason.NeverSeen : ConditionReason.Absent;
                Explanation why = Sentences.PidAbsent.With(watch.What, pid, limit);
                findings.Raise(record, pid, watch.Programs, reason, why);
            }
        }
    }

    private void Add(int pid, Sentence what, long now)
    {
        _ = _left.Remove(pid);
        int slot = pids.Slot(pid);
        ProgramState[] programs = pids[slot].Programs;
        if (!_watches.TryGetValue(pid, out Watch? watch))
        {
            _watches.Add(pid, new Watch { Slot = slot, What = what, Programs = programs, ArmedAt = now });
            return;
        }

        if (watch.RaisedAfter is not null && !watch.Programs.AsSpan().SequenceEqual(programs))
        {
            findings.Clear(record, pid, watch.Programs, ConditionReason.Removed);
            watch.RaisedAfter = null;
        }

        watch.Programs = programs;
    }
}
