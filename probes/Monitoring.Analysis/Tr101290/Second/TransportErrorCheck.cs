using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>2.1 Transport_error, TR 101 290 §5.2.2: transport_error_indicator is set. Nothing else of such a packet is believed.</summary>
internal sealed class TransportErrorCheck(CheckRecord record, Findings findings)
{
    public void OnError(ref PidState state)
    {
        state.TransportErrors++;
        state.ErroredSinceGood++;
        findings.Error(record, state.Pid, state.Programs, record.WantsText ? Sentences.TransportError.With() : null);
    }
}
