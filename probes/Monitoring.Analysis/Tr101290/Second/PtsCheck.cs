using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.5 PTS_error, TR 101 290 §5.2.2: PTSs of picture or sound further apart than the limit. Watched while packets of the PID come (a PID
/// that stays away is 1.6) and are not scrambled: then nothing can be read. Subtitles, teletext, data and still pictures have no such
/// limit. Armed and disarmed by the PMT.
/// </summary>
internal sealed class PtsCheck(CheckRecord record, Findings findings, PidTable pids, long limit, long pidSilence)
{
    private readonly List<int> _slots = [];

    /// <summary>Ok, or why there is no verdict.</summary>
    public (VerdictState State, string Reason)? Waiting
    {
        get
        {
            bool isScrambled = false;
            foreach (int slot in _slots)
            {
                if (pids[slot].PtsCount > 0)
                {
                    return null;
                }

                isScrambled |= pids[slot].Scrambled > 0;
            }

            return _slots.Count == 0 ? (VerdictState.NotApplicable, "no PMT names picture or sound in PES packets")
                : isScrambled ? (VerdictState.NotMeasured, "picture and sound are scrambled")
                : (VerdictState.Pending, "no PTS within the time there was");
        }
    }

    public void Arm(long now)
    {
        foreach (int slot in _slots)
        {
            Arm(ref pids[slot], now);
        }
    }

    /// <summary>PAT or PMT changed: picture and sound are watched as they are named now.</summary>
    public void OnTables(long now)
    {
        _slots.Clear();
        for (int slot = 0; slot < pids.Count; slot++)
        {
            ref PidState state = ref pids[slot];
            if (state.Elementary is not { Component: { IsContinuous: true, MayBeStill: false } })
            {
                OnProgramsChanging(ref state);
                state.Flags &= ~PidFlags.PtsExpected;
                continue;
            }

            if ((state.Flags & PidFlags.PtsExpected) == 0)
            {
                state.Flags |= PidFlags.PtsExpected;
                Arm(ref state, now);
            }

            _slots.Add(slot);
        }
    }

    /// <summary>The programs of the PID are about to change: what was raised is theirs, and ends.</summary>
    public void OnProgramsChanging(ref PidState state)
    {
        if ((state.Flags & PidFlags.PtsMissing) != 0)
        {
            state.Flags &= ~PidFlags.PtsMissing;
            findings.Clear(record, state.Pid, state.Programs, ConditionReason.Removed);
        }
    }

    /// <summary>A PES header with a PTS.</summary>
    public void OnPts(ref PidState state, long now)
    {
        if ((state.Flags & PidFlags.PtsExpected) == 0 || now == AnalysisClock.Unknown)
        {
            return;
        }

        long waited = now - state.LastPtsAt;
        state.LastPtsAt = now;
        if ((state.Flags & PidFlags.PtsMissing) != 0)
        {
            state.Flags &= ~PidFlags.PtsMissing;
            findings.Settle(record, state.Pid, state.Programs);
        }
        else if (waited > limit)
        {
            OnGap(state, waited);
        }
    }

    public void Judge(long now)
    {
        foreach (int slot in _slots)
        {
            ref PidState state = ref pids[slot];
            if (state.Elementary is { IsScrambled: true })
            {
                Clear(ref state);
                state.LastPtsAt = now;
            }
            else if ((state.Flags & PidFlags.PtsMissing) == 0 && now - state.LastPtsAt > limit && state.LastSeen > now - (limit / 2))
            {
                state.Flags |= PidFlags.PtsMissing;
                string reason = state.PtsCount == 0 ? ConditionReason.NeverSeen : ConditionReason.Absent;
                findings.Raise(
                    record, state.Pid, state.Programs, reason, Sentences.PtsAbsent.With(state.Pid, limit));
            }
        }
    }

    private static void Arm(ref PidState state, long now)
    {
        state.LastPtsAt = now;
        state.Flags &= ~PidFlags.PtsMissing;
    }

    private void Clear(ref PidState state)
    {
        if ((state.Flags & PidFlags.PtsMissing) != 0)
        {
            state.Flags &= ~PidFlags.PtsMissing;
            findings.Settle(record, state.Pid, state.Programs);
        }
    }

    /// <summary>A gap nobody had looked at: the PID was silent. One as long as 1.6 allows no more is that check's.</summary>
    private void OnGap(in PidState state, long waited)
    {
        Explanation? why = record.WantsText ? Sentences.PtsInterval.With(waited) : null;
        if (waited > pidSilence)
        {
            findings.Explained(record, state.Pid, why);
        }
        else
        {
            findings.Error(record, state.Pid, state.Programs, why);
        }
    }
}
