using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.3.a PCR_repetition_error, TR 101 290 §5.2.2: two PCRs of a program further apart than the limit, or no PCR any more. Judged when both
/// agree: the clock, and the PCR values (for two PCRs) or the packets that came since (while waiting); so a stream that arrives in bursts
/// is not blamed for its network. Armed by the PCR_PID of a PMT; 0x1FFF means that the program has none.
/// </summary>
internal sealed class PcrRepetitionCheck(CheckRecord legacy, CheckRecord record, Findings findings, PidTable pids, long limit)
{
    private const long TicksPerMicrosecond = ClockReference.TicksPerSecond / 1_000_000;

    /// <summary>A tenth over the limit before a wait is called an absence: the next PCR decides up to there.</summary>
    private const int Tolerance = 10;

    /// <summary>However few packets come, a wait this much longer than the limit is an absence.</summary>
    private const long LongestBurst = 300_000_000;

    private readonly long _limitTicks = limit * TicksPerMicrosecond / 1000;
    private readonly List<int> _slots = [];

    /// <summary>Nanoseconds a packet takes by the PCRs; 0 while unknown, or where the clock is that of the stream itself.</summary>
    public double PerPacket { get; set; }

    public void Arm(long now)
    {
        foreach (int slot in _slots)
        {
            Arm(ref pids[slot], now);
        }
    }

    /// <summary>PAT or PMT changed: the PIDs flagged as expected now are watched.</summary>
    public void OnTables(long now)
    {
        for (int at = _slots.Count - 1; at >= 0; at--)
        {
            ref PidState state = ref pids[_slots[at]];
            if ((state.Flags & PidFlags.PcrExpected) == 0)
            {
                OnProgramsChanging(ref state);
                _slots.RemoveAt(at);
            }
        }

        for (int slot = 0; slot < pids.Count; slot++)
        {
            if ((pids[slot].Flags & PidFlags.PcrExpected) != 0 && !_slots.Contains(slot))
            {
                Arm(ref pids[slot], now);
                _slots.Add(slot);
            }
        }
    }

    /// <summary>The programs of the PID are about to change: what was raised is theirs, and ends.</summary>
    public void OnProgramsChanging(ref PidState state)
    {
        if ((state.Flags & PidFlags.PcrMissing) != 0)
        {
            state.Flags &= ~PidFlags.PcrMissing;
            findings.Clear(legacy, state.Pid, state.Programs, ConditionReason.Removed);
            findings.Clear(record, state.Pid, state.Programs, ConditionReason.Removed);
        }
    }

    /// <summary>A PCR came.</summary>
    /// <param name="state">Its PID, not yet updated.</param>
    /// <param name="now">Its time.</param>
    /// <param name="step">Ticks since the PCR before; null where they mean nothing.</param>
    /// <returns>Whether an interval over the limit was counted, now or when it was raised.</returns>
    public bool OnPcr(ref PidState state, long now, long? step)
    {
        if ((state.Flags & PidFlags.PcrExpected) == 0 || now == AnalysisClock.Unknown)
        {
            return false;
        }

        if ((state.Flags & PidFlags.PcrMissing) != 0)
        {
            state.Flags &= ~PidFlags.PcrMissing;
            findings.Settle(legacy, state.Pid, state.Programs);
            findings.Settle(record, state.Pid, state.Programs);
            return true;
        }

        long waited = now - state.LastPcrAt;
        if (step is { } ticks && ticks > _limitTicks && waited > limit - (limit / Tolerance))
        {
            long gap = ticks * 1000 / TicksPerMicrosecond;
            Explanation? why = record.WantsText || legacy.WantsDetail ? Sentences.PcrInterval.With(gap) : null;
            findings.Error(legacy, state.Pid, state.Programs, why);
            findings.Error(record, state.Pid, state.Programs, why);
            return true;
        }

        return false;
    }

    public void Judge(long now, long position)
    {
        foreach (int slot in _slots)
        {
            ref PidState state = ref pids[slot];
            long waited = now - state.LastPcrAt;
            if ((state.Flags & PidFlags.PcrMissing) == 0 && waited > limit + (limit / Tolerance) && HasGoneOn(state, waited, position))
            {
                state.Flags |= PidFlags.PcrMissing;
                string reason = state.Pcrs == 0 ? ConditionReason.NeverSeen : ConditionReason.Absent;
                Explanation why = Sentences.PcrAbsent.With(state.Pid, limit);
                findings.Raise(legacy, state.Pid, state.Programs, reason, why);
                findings.Raise(record, state.Pid, state.Programs, reason, why);
            }
        }
    }

    private static void Arm(ref PidState state, long now)
    {
        state.LastPcrAt = now;
        state.Flags &= ~PidFlags.PcrMissing;
    }

    private bool HasGoneOn(in PidState state, long waited, long position) =>
        PerPacket == 0 || waited > limit + LongestBurst || (position - state.LastPcrPosition) * PerPacket > limit;
}
