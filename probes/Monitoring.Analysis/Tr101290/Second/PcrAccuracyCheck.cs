using Monitoring.Analysis.Metrology;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.4 PCR_accuracy_error, TR 101 290 §5.2.2: a PCR is further than the limit (500 ns) from the value due at its byte position. Arrival has
/// no part in it. Needs a constant rate, or one constant piece by piece, and nothing lost between the PCRs compared; a varying rate is
/// not applicable. Errors are found when the stretch around them is complete, some PCRs later, and told at the packet that has them.
/// </summary>
internal sealed class PcrAccuracyCheck(CheckRecord record, Findings findings, PidTable pids, double limit, bool hasArrivals)
{
    /// <summary>PIDs that are measured; more have no state of their own.</summary>
    private const int MostPids = 1024;

    /// <summary>Without a PCR for so long, nothing is known to be inaccurate any more.</summary>
    private const long Forgotten = 5_000_000_000;

    private int _measured;
    private int _raised;
    private VerdictState? _standing = VerdictState.Pending;

    /// <summary>Breaks of continuity in any PID: positions do not go on across them.</summary>
    public long Breaks { get; set; }

    /// <summary>PAT or PMT changed: PCR_PIDs are measured, others no longer.</summary>
    public void OnTables()
    {
        foreach (ref PidState state in pids.States)
        {
            bool isMeant = (state.Flags & PidFlags.PcrExpected) != 0;
            if (isMeant && state.Metrology is null && _measured < MostPids)
            {
                state.Metrology = new PcrMetrology(hasArrivals);
                _measured++;
            }
        }
    }

    /// <summary>The programs of the PID are about to change: what was raised is theirs, and ends.</summary>
    public void OnProgramsChanging(ref PidState state)
    {
        if (state.Metrology is { } metrology)
        {
            End(state, metrology, ConditionReason.Removed);
        }
    }

    /// <summary>Time has gone on.</summary>
    public void Judge(long now)
    {
        if (_raised == 0)
        {
            return;
        }

        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { IsRaised: true } metrology && now - state.LastPcrAt > Forgotten)
            {
                End(state, metrology, ConditionReason.Quiet);
            }
        }
    }

    /// <summary>Packets begin anew: nothing is compared with what was before, and nothing is raised any more.</summary>
    public void Arm()
    {
        _raised = 0;
        Breaks++;
        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { } metrology)
            {
                metrology.IsRaised = false;
                metrology.Stretch.Restart();
                metrology.Jitter?.Forget();
            }
        }
    }

    /// <summary>A PCR came that is no repetition of the one before.</summary>
    public void OnPcr(ref PidState state, long ticks, long position, bool isSignalled, long now)
    {
        if (state.Metrology is not { } metrology || (state.Flags & PidFlags.PcrExpected) == 0)
        {
            return;
        }

        metrology.Jitter?.OnPcr(ticks, findings.ToReal(now), isSignalled);
        if (!metrology.Continues(ticks, Breaks, isSignalled, out long continued))
        {
            Compare(state, metrology);
            metrology.Stretch.Restart();
        }

        metrology.Stretch.Add(new ClockPoint(continued, position, findings.Packet, now));
        if (metrology.Stretch.IsFull)
        {
            Compare(state, metrology);
            metrology.Stretch.Advance();
        }
    }

    /// <summary>The file has ended: stretches that are not full are compared as they are.</summary>
    public void Complete()
    {
        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { } metrology)
            {
                Compare(state, metrology);
                metrology.Stretch.Restart();
            }
        }
    }

    /// <summary>What can be said where there is no error: nothing to compare yet is pending.</summary>
    public VerdictState Standing => _standing ??= Stand();

    /// <summary>At the end of a file: why there is no verdict.</summary>
    public void Settle() => record.Unjudged = Standing switch
    {
        VerdictState.Ok => null,
        VerdictState.NotApplicable => (VerdictState.NotApplicable, "VBR: the packet rate between PCRs varies"),
        _ => (VerdictState.NotMeasured, "too few PCRs of a program without loss between them"),
    };

    private VerdictState Stand()
    {
        bool varies = false;
        foreach (ref PidState state in pids.States)
        {
            if (state.Metrology is { Judged: > 0, Varies: false })
            {
                return VerdictState.Ok;
            }

            varies |= state.Metrology?.Varies == true;
        }

        return varies ? VerdictState.NotApplicable : VerdictState.Pending;
    }

    private void Compare(in PidState state, PcrMetrology metrology)
    {
        if (metrology.Stretch.End <= PcrStretch.First)
        {
            return;
        }

        bool isSteady = metrology.Stretch.Judge(limit);
        metrology.OnStretch(isSteady);
        _standing = null;
        if (metrology.Varies)
        {
            End(state, metrology, ConditionReason.Quiet);
        }
        else if (isSteady)
        {
            Tell(state, metrology);
        }
    }

    private void Tell(in PidState state, PcrMetrology metrology)
    {
        bool isAccurate = true;
        for (int at = PcrStretch.First; at < metrology.Stretch.End; at++)
        {
            double deviation = metrology.Stretch.Deviation(at);
            if (Math.Abs(deviation) <= limit)
            {
                continue;
            }

            Explanation? why = record.WantsText || !metrology.IsRaised
                ? Sentences.PcrInaccurate.With(deviation)
                : null;
            ref readonly ClockPoint point = ref metrology.Stretch[at];
            findings.Late(record, state.Pid, state.Programs, point.Now, point.Packet, why);
            if (!metrology.IsRaised)
            {
                metrology.IsRaised = true;
                _raised++;
                findings.Hold(record, state.Pid, state.Programs, ConditionReason.Errors, why!);
            }

            isAccurate = false;
        }

        if (isAccurate)
        {
            End(state, metrology, ConditionReason.Quiet);
        }
    }

    private void End(in PidState state, PcrMetrology metrology, string reason)
    {
        if (metrology.IsRaised)
        {
            metrology.IsRaised = false;
            _raised--;
            findings.Clear(record, state.Pid, state.Programs, reason);
        }
    }
}
