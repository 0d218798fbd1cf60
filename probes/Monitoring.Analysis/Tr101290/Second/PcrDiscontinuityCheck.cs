using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.3.b PCR_discontinuity_indicator_error, TR 101 290 §5.2.2: the step from one PCR to the next is not within 0 and the limit (100 ms in
/// broadcast), and no discontinuity_indicator says so. Steps are taken modulo 2³³·300, so that a wrap is none. A live input's step over a
/// gap that 2.3.a has told already is the same cause: counted, and no fault of its own; the report of a file keeps to the letter.
/// </summary>
internal sealed class PcrDiscontinuityCheck(CheckRecord legacy, CheckRecord record, Findings findings, long limit, bool isLive)
{
    private const double TicksPerMillisecond = ClockReference.TicksPerSecond / 1000.0;
    private const double NanosecondsPerMillisecond = 1e6;

    private readonly long _limitTicks = limit / 1000 * (ClockReference.TicksPerSecond / 1_000_000);

    /// <summary>A PCR came without discontinuity_indicator.</summary>
    /// <param name="state">Its PID.</param>
    /// <param name="step">Ticks since the PCR before.</param>
    /// <param name="counted">2.3 has counted this PCR already.</param>
    public void OnStep(ref PidState state, long step, bool counted)
    {
        if (step <= _limitTicks || (state.Flags & PidFlags.PcrExpected) == 0)
        {
            return;
        }

        long signed = step > ClockReference.Modulus / 2 ? step - ClockReference.Modulus : step;
        Explanation? why = record.WantsText || legacy.WantsDetail
            ? Sentences.PcrStep.With(signed / TicksPerMillisecond * NanosecondsPerMillisecond)
            : null;
        if (counted && isLive)
        {
            findings.Explained(record, state.Pid, why);
            return;
        }

        if (!counted)
        {
            findings.Error(legacy, state.Pid, state.Programs, why);
        }

        findings.Error(record, state.Pid, state.Programs, why);
    }
}
