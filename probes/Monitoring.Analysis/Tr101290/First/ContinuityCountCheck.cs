using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.4 Continuity_count_error, TR 101 290 §5.2.1 by the rules of ISO/IEC 13818-1 §2.4.3.3: the counter goes up with every packet that has
/// payload and stands still with those that have none; one packet may come twice if nothing but its PCR differs; discontinuity_indicator
/// makes a jump legal. A gap no longer than the packets that came damaged since (2.1) is theirs: counted, and no fault of this check.
/// </summary>
internal sealed class ContinuityCountCheck(CheckRecord record, Findings findings)
{
    private const int Modulus = 16;

    /// <summary>Packets missing between windows, at least.</summary>
    public long WindowMissing { get; set; }

    /// <summary>The counter is neither the one due nor the last one again.</summary>
    public void OnBreak(ref PidState state, int found, bool hasPayload)
    {
        state.Discontinuities++;
        int expected = hasPayload ? (state.Counter + 1) % Modulus : state.Counter;
        int missing = (found - expected + Modulus) % Modulus;
        if (missing > 0 && missing <= state.ErroredSinceGood)
        {
            Explanation? explained = record.WantsDetail
                ? Sentences.CounterDamaged.With(expected, found, state.ErroredSinceGood)
                : null;
            findings.Explained(record, state.Pid, explained);
            return;
        }

        WindowMissing += missing;
        Explanation? why = !record.WantsText ? null
            : hasPayload ? Sentences.Counter.With(expected, found) : Sentences.CounterNoPayload.With(expected, found);
        Tell(ref state, why);
    }

    /// <summary>The last counter again, with other content, or the same packet for the third time.</summary>
    public void OnIllegalDuplicate(ref PidState state, bool isSame)
    {
        int missing = isSame ? 0 : Modulus - 1;
        WindowMissing += missing;
        Explanation? why = !record.WantsText ? null
            : isSame ? Sentences.CounterRepeated.With(state.Counter) : Sentences.CounterOtherContent.With(state.Counter);
        Tell(ref state, why);
    }

    private void Tell(ref PidState state, Explanation? why)
    {
        state.WindowDiscontinuities++;
        findings.Error(record, state.Pid, state.Programs, why);
    }
}
