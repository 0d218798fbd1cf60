using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.10 Data_delay_error, TR 101 290 §5.2.3: an access unit is decoded later after its first byte came than ISO/IEC 13818-1 allows: 1 s
/// (§2.4.2.7), and 10 s for H.264, HEVC and MPEG-4 audio (§2.11, §2.14.3, §2.17), whose codings came after the guidelines.
/// </summary>
internal sealed class DataDelayCheck(CheckRecord record, Findings findings, PidTable pids)
{
    public void OnDelay(int pid, Moment at, double delay, double limit) =>
        findings.Error(
            record, pid, Findings.ProgramsOf(pids, pid), at.Now, at.Packet,
            record.WantsText
                ? Sentences.DataDelay.With(delay * 1e9, limit * 1e9)
                : null);
}
