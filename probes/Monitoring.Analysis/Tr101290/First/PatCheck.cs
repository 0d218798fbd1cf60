using Monitoring.Analysis.Timing;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.First;

/// <summary>
/// 1.3 PAT_error and 1.3.a PAT_error_2, TR 101 290 §5.2.1: PID 0 (1.3) or table_id 0 on it (1.3.a) does not come within the limit; another
/// table_id is on PID 0; PID 0 is scrambled. Armed from the first packet of the stream on.
/// </summary>
internal sealed class PatCheck(CheckRecord legacy, CheckRecord record, Findings findings, long limit)
{
    private static readonly int PatPid = WellKnownPids.ProgramAssociation.Value;

    private AbsenceTimer _packets;
    private AbsenceTimer _sections;

    /// <summary>No PAT yet, and no verdict on that either.</summary>
    public bool IsPending => !_sections.WasSeen && !_sections.IsRaised;

    public void Arm(long now)
    {
        _packets.Arm(now);
        _sections.Arm(now);
    }

    public void OnPacket(long now, bool scrambled)
    {
        if (now != AnalysisClock.Unknown)
        {
            End(legacy, _packets.See(now, limit), "no packet on PID 0");
        }

        if (scrambled)
        {
            findings.Error(legacy, PatPid, [], legacy.WantsDetail ? "PID 0 is scrambled" : null);
            findings.Error(record, PatPid, [], record.WantsText ? "PID 0 is scrambled" : null);
        }
    }

    /// <summary>A section on PID 0 whose CRC_32 is right.</summary>
    public void OnSection(long now, byte tableId)
    {
        if (tableId != TableId.ProgramAssociation)
        {
            findings.Error(legacy, PatPid, [], legacy.WantsDetail ? $"table_id 0x{tableId:X2} on PID 0" : null);
            findings.Error(record, PatPid, [], record.WantsText ? $"table_id 0x{tableId:X2} on PID 0" : null);
        }
        else if (now != AnalysisClock.Unknown)
        {
            End(record, _sections.See(now, limit), "no PAT section");
        }
    }

    public void Judge(long now)
    {
        Expire(legacy, ref _packets, now, "no packet on PID 0");
        Expire(record, ref _sections, now, "no PAT section");
    }

    private void Expire(CheckRecord check, ref AbsenceTimer timer, long now, string what)
    {
        if (timer.Expires(now, limit))
        {
            string reason = timer.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            findings.Raise(check, PatPid, [], reason, Text(what));
        }
    }

    private void End(CheckRecord check, AbsenceEnd end, string what)
    {
        if (end == AbsenceEnd.Raised)
        {
            findings.Clear(check, PatPid, [], ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            findings.Error(check, PatPid, [], check.WantsText ? Text(what) : null);
        }
    }

    private string Text(string what) => $"{what} for more than {Words.Duration(limit)}";
}
