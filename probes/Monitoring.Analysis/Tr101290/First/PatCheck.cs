using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Wording;
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
            End(legacy, _packets.See(now, limit), Sentences.PatPacketAbsent);
        }

        if (scrambled)
        {
            findings.Error(legacy, PatPid, [], legacy.WantsDetail ? Sentences.PatScrambled.With() : null);
            findings.Error(record, PatPid, [], record.WantsText ? Sentences.PatScrambled.With() : null);
        }
    }

    /// <summary>A section on PID 0 whose CRC_32 is right.</summary>
    public void OnSection(long now, byte tableId)
    {
        if (tableId != TableId.ProgramAssociation)
        {
            findings.Error(legacy, PatPid, [], legacy.WantsDetail ? Sentences.WrongTable.With(tableId, PatPid) : null);
            findings.Error(record, PatPid, [], record.WantsText ? Sentences.WrongTable.With(tableId, PatPid) : null);
        }
        else if (now != AnalysisClock.Unknown)
        {
            End(record, _sections.See(now, limit), Sentences.PatAbsent);
        }
    }

    public void Judge(long now)
    {
        Expire(legacy, ref _packets, now, Sentences.PatPacketAbsent);
        Expire(record, ref _sections, now, Sentences.PatAbsent);
    }

    private void Expire(CheckRecord check, ref AbsenceTimer timer, long now, Sentence what)
    {
        if (timer.Expires(now, limit))
        {
            string reason = timer.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            findings.Raise(check, PatPid, [], reason, what.With(limit));
        }
    }

    private void End(CheckRecord check, AbsenceEnd end, Sentence what)
    {
        if (end == AbsenceEnd.Raised)
        {
            findings.Clear(check, PatPid, [], ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            findings.Error(check, PatPid, [], check.WantsText ? what.With(limit) : null);
        }
    }

}
