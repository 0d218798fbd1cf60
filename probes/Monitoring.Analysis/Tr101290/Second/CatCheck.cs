using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Second;

/// <summary>
/// 2.6 CAT_error, TR 101 290 §5.2.2: packets are scrambled and no CAT came within the limit; a table_id other than 0x01 on PID 0x0001.
/// Armed by the first scrambled packet of any PID; disarmed when for as long as the limit nothing is.
/// </summary>
internal sealed class CatCheck(CheckRecord record, Findings findings, long limit)
{
    private static readonly int CatPid = WellKnownPids.ConditionalAccess.Value;

    private AbsenceTimer _timer;
    private bool _isScrambled;

    /// <summary>Time of the last scrambled packet.</summary>
    public long LastScrambled { get; set; } = AnalysisClock.Unknown;

    /// <summary>Something is scrambled, and the CAT that has to explain it is still waited for or missed.</summary>
    public bool IsAwaited => LastScrambled != AnalysisClock.Unknown && !_timer.WasSeen;

    /// <summary>Ok, or why there is no verdict.</summary>
    public (VerdictState State, string Reason)? Waiting =>
        _timer.WasSeen ? null
        : LastScrambled == AnalysisClock.Unknown ? (VerdictState.NotApplicable, "nothing is scrambled")
        : (VerdictState.Pending, "no CAT within the time there was");

    public void Arm(long now)
    {
        if (_isScrambled)
        {
            _timer.Arm(now);
        }
    }

    /// <summary>A section on PID 0x0001 whose CRC_32 is right.</summary>
    public void OnSection(long now, byte tableId)
    {
        if (tableId != TableId.ConditionalAccess)
        {
            findings.Error(record, CatPid, [], record.WantsText ? Sentences.WrongTable.With(tableId, CatPid) : null);
        }
        else if (now != AnalysisClock.Unknown)
        {
            AbsenceEnd end = _timer.See(now, limit);
            if (end == AbsenceEnd.Raised)
            {
                findings.Clear(record, CatPid, [], ConditionReason.Seen);
            }
            else if (end == AbsenceEnd.Late && _isScrambled)
            {
                findings.Error(record, CatPid, [], record.WantsText ? Why() : null);
            }
        }
    }

    public void Judge(long now)
    {
        bool isScrambled = LastScrambled != AnalysisClock.Unknown && now - LastScrambled <= limit;
        if (isScrambled && !_isScrambled)
        {
            _timer.Arm(now);
        }
        else if (!isScrambled && _isScrambled)
        {
            if (_timer.IsRaised)
            {
                findings.Clear(record, CatPid, [], ConditionReason.Removed);
            }

            _timer.Disarm();
        }

        _isScrambled = isScrambled;
        if (isScrambled && _timer.Expires(now, limit))
        {
            string reason = _timer.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            findings.Raise(record, CatPid, [], reason, Why());
        }
    }

    private Explanation Why() => Sentences.CatAbsent.With(limit);
}
