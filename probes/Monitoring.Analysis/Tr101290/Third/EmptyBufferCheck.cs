using System.Globalization;
using Monitoring.Analysis.Buffers;
using Monitoring.Analysis.Packets;

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
                ? string.Create(CultureInfo.InvariantCulture, $"{buffer} has not been empty for {seconds:0.###} s")
                : null);
}
