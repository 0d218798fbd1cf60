using System.Collections.Frozen;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290.Second;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.4 Unreferenced_PID and 3.4.a Unreferenced_PID_2, TR 101 290 §5.2.3: a PID that no PMT (3.4), and no PMT or CAT (3.4.a), names half a
/// second after its first packet, or after the tables named it last, and that still comes. Out of it are the PIDs of the standards, of PMTs and NIT, of null
/// packets, and those declared as private. A PID of the CAT is counted by 3.4 and no fault. While the tables that could name a PID are
/// themselves awaited nothing is judged: their absence is its own cause.
/// </summary>
internal sealed class UnreferencedPidCheck(
    CheckRecord legacy, CheckRecord record, Findings findings, PidTable pids, ServiceDirectory directory, CatCheck cat, AnalysisOptions options)
{
    private const long JudgedEvery = 50_000_000;

    private readonly FrozenSet<int> _private = options.Profile.PrivatePids.ToFrozenSet();
    private readonly long _limit = options.Limit(Profiles.LimitKey.UnreferencedPid);
    private readonly long _silence = options.PidSilenceLimit;
    private long _next = AnalysisClock.Unknown;

    /// <summary>Which PID the tables name.</summary>
    public PidReferences? References { get; set; }

    /// <summary>Every table that could name a PID is known.</summary>
    public bool IsJudged
    {
        get
        {
            foreach (ProgramState program in directory.Programs)
            {
                if (program.PmtPid is not null && !program.HasMap)
                {
                    return false;
                }
            }

            return directory.HasPat && !cat.IsAwaited;
        }
    }

    /// <summary>Ok, or why there is no verdict.</summary>
    public (VerdictState State, string Reason)? Waiting =>
        IsJudged || _next == AnalysisClock.Unknown ? _next == AnalysisClock.Unknown ? (VerdictState.Pending, "no time to judge by") : null
        : (VerdictState.Pending, cat.IsAwaited && directory.HasPat ? "packets are scrambled and no CAT came" : "not every PMT came");

    public void Arm()
    {
        foreach (ref PidState state in pids.States)
        {
            state.UnreferencedSince = AnalysisClock.Unknown;
            state.Flags &= ~PidFlags.Unreferenced;
        }
    }

    public void Judge(long now)
    {
        if (now < _next || References is null)
        {
            return;
        }

        _next = now + JudgedEvery;
        bool isJudged = IsJudged;
        foreach (ref PidState state in pids.States)
        {
            bool isRaised = (state.Flags & PidFlags.Unreferenced) != 0;
            if (state.Packets == 0 || (!isJudged && isRaised))
            {
                continue;
            }

            if (!isJudged || References.IsReferenced(state.Pid) || _private.Contains(state.Pid))
            {
                OnNamed(ref state, isJudged, isRaised);
            }
            else if (isRaised)
            {
                if (now - state.LastSeen > _silence)
                {
                    Clear(ref state, ConditionReason.Quiet);
                }
            }
            else if (state.UnreferencedSince == AnalysisClock.Unknown)
            {
                state.UnreferencedSince = now;
            }
            else if (state.LastSeen - state.UnreferencedSince > _limit)
            {
                Raise(ref state);
            }
        }
    }

    private void OnNamed(ref PidState state, bool isJudged, bool isRaised)
    {
        if (isRaised)
        {
            Clear(ref state, ConditionReason.Seen);
        }

        state.UnreferencedSince = AnalysisClock.Unknown;
        bool onlyByCat = isJudged && (state.Flags & PidFlags.NamedByCat) == 0 && References!.IsEntitlement(state.Pid);
        if (onlyByCat)
        {
            state.Flags |= PidFlags.NamedByCat;
            findings.Explained(legacy, state.Pid, legacy.WantsDetail ? Sentences.PidOnlyInCat.With(state.Pid) : null);
        }
    }

    private void Raise(ref PidState state)
    {
        state.Flags |= PidFlags.Unreferenced;
        Explanation why = Sentences.PidUnreferenced.With(state.Pid, _limit);
        findings.Raise(legacy, state.Pid, [], ConditionReason.Unreferenced, why);
        findings.Raise(record, state.Pid, [], ConditionReason.Unreferenced, why);
    }

    private void Clear(ref PidState state, string reason)
    {
        state.Flags &= ~PidFlags.Unreferenced;
        state.UnreferencedSince = AnalysisClock.Unknown;
        findings.Clear(legacy, state.Pid, [], reason);
        findings.Clear(record, state.Pid, [], reason);
    }
}
