using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.9 Empty_buffer_error, TR 101 290 §5.2.3: TBn or TBsys, or MBn where the leak method applies, not empty once a second,
/// ISO/IEC 13818-1 §2.4.2.7. Each second without counts.
/// </summary>
internal sealed class EmptyBufferCheck(CheckRecord record, Findings findings, PidTable pids)
{
    public void OnFull(int pid, Moment at, string buffer, double seconds) =>
        findings.Error(
            record, pid, Findings.ProgramsOf(pids, pid), at.Now, at.Packet,
            record.WantsText
                ? Sentences.BufferNotEmpty.With(buffer, seconds * 1e9)
                : null);
}
