using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Packets;
using Monitoring.Contracts.Wording;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.3 Buffer_error, TR 101 290 §5.2.3: TBn or TBsys, MBn, Bn or Bsys over its size, or an access unit not whole in EBn or Bn when it is
/// due, ISO/IEC 13818-1 §2.4.2. A buffer that stays over its size is one error. Found when the PCR behind it has come, and told where it was.
/// </summary>
internal sealed class BufferCheck(CheckRecord record, Findings findings, PidTable pids)
{
    public void OnOverflow(int pid, Moment at, string buffer, double level, double size) =>
        findings.Error(
            record, pid, Findings.ProgramsOf(pids, pid), at.Now, at.Packet,
            record.WantsText
                ? Sentences.BufferOverflow.With(buffer, Math.Round(level), Math.Floor(size))
                : null);

    public void OnUnderflow(int pid, Moment at, string buffer, double missing) =>
        findings.Error(
            record, pid, Findings.ProgramsOf(pids, pid), at.Now, at.Packet,
            record.WantsText
                ? Sentences.BufferUnderflow.With(buffer, Math.Round(missing))
                : null);
}
