using Monitoring.Analysis.Packets;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.4 Continuity_count_error, TR 101 290 §5.2.1 by the rules of ISO/IEC 13818-1 §2.4.3.3: the counter goes up with every packet that has
/// payload and stands still with those that have none; one packet may come twice if nothing but its PCR differs; discontinuity_indicator
/// makes a jump legal. A gap exactly as long as the packets that came damaged is theirs (2.1): counted, and no fault of this check.
/// </summary>
internal sealed class ContinuityCountCheck(CheckRecord record, Findings findings)
{
    private const int Modulus = 16;

    /// <summary>Packets missing between windows, at least.</summary>
    public long WindowMissing { get; set; }

    /// <summary>The counter is not the one due, and the packet is no legal duplicate.</summary>
    public void OnBreak(ref PidState state, int found, bool hasPayload, bool sameAgain)
    {
        state.Discontinuities++;
        int expected = hasPayload ? (state.Counter + 1) % Modulus : state.Counter;
        int missing = hasPayload && !sameAgain ? (found - expected + Modulus) % Modulus : 0;
        state.MissingPackets += missing;
        bool explained = state.ErroredSinceGood > 0 && missing == state.ErroredSinceGood % Modulus && missing > 0;
        if (explained)
        {
            findings.Explained(
                record, state.Pid, $"expected {expected}, got {found}: {state.ErroredSinceGood} packets came with transport_error_indicator");
            return;
        }

        WindowMissing += missing;
        state.WindowDiscontinuities++;
        string? text = !record.WantsDetail ? null
            : sameAgain ? $"the same packet came more than twice, counter {found}"
            : !hasPayload ? $"expected {expected}, got {found} in a packet without payload"
            : $"expected {expected}, got {found}";
        findings.Error(record, state.Pid, state.Programs, text);
    }
}
