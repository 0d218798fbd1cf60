using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// A table about this very stream that has to come by itself: every section of it within the limit, no two too close to each other, and no
/// table_id on its PID that does not belong there. Armed from the first packet on.
/// </summary>
internal abstract class ActualTableCheck
{
    private const ulong Key = 0;

    private readonly SiContext _context;
    private readonly CheckRecord _legacy;
    private readonly CheckRecord _record;
    private readonly SectionTimers _timers;
    private readonly byte _tableId;
    private readonly int _pid;
    private readonly long _limit;
    private readonly string _what;
    private AbsenceTimer _any;
    private SectionGap _gap;
    private bool _wasSeen;

    /// <param name="context">What every such check needs.</param>
    /// <param name="legacy">The check of the older edition; it says the same, and raises nothing of its own.</param>
    /// <param name="record">The check.</param>
    /// <param name="tableId">The table_id.</param>
    /// <param name="pid">Its PID.</param>
    /// <param name="limit">Key of the longest time between two.</param>
    protected ActualTableCheck(SiContext context, Indicator legacy, Indicator record, byte tableId, int pid, string limit)
    {
        _context = context;
        _legacy = context.Record(legacy);
        _record = context.Record(record);
        _tableId = tableId;
        _pid = pid;
        _limit = context.Options.Limit(limit);
        _what = Tables.TableNames.Of(tableId)!;
        _timers = new SectionTimers(context, _record, pid, (_, _) => _limit);
        _record.Waiting = () => _wasSeen ? null : (VerdictState.Pending, $"no {_what} within the time there was");
        _legacy.Waiting = _record.Waiting;
    }

    /// <summary>Whether a table_id, not that of the table, belongs on the PID.</summary>
    protected abstract bool Belongs(byte tableId);

    /// <summary>Whether another table_id counts as a sign of life for the older edition.</summary>
    protected virtual bool IsAlsoSeen(byte tableId) => false;

    public void Arm(long now)
    {
        _any.Arm(now);
        _gap.Forget();
        _timers.Arm(now);
        _ = _timers.Expect(Key, _tableId, 0, 1, now);
    }

    /// <summary>A section on the PID of the table.</summary>
    public void OnSection(in SectionHeader header, in SectionArrival at)
    {
        bool isTable = header.TableId == _tableId;
        if (!isTable && !Belongs(header.TableId))
        {
            Explanation? why = _record.WantsText || _legacy.WantsDetail ? Sentences.WrongTable.With(header.TableId, _pid) : null;
            _context.Findings.Error(_legacy, _pid, [], why);
            _context.Findings.Error(_record, _pid, [], why);
        }

        if (at.Now == AnalysisClock.Unknown || !header.CurrentNextIndicator)
        {
            return;
        }

        if (isTable || IsAlsoSeen(header.TableId))
        {
            End(_any.See(at.Now, _limit));
        }

        if (isTable && _timers.See(header, Key, header.LastSectionNumber + 1, at.Now) is { } table)
        {
            _wasSeen = true;
            table.IsPlanned = true;
            if (_context.Options.Profile.GapRule == GapRule.TableId)
            {
                _context.OnGap(_record, _pid, table, ref _gap, at);
            }
            else
            {
                _context.OnGap(_record, _pid, table, at);
            }
        }
    }

    public void Judge(long now)
    {
        if (_any.Expires(now, _limit))
        {
            string reason = _any.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            _context.Findings.Raise(_legacy, _pid, [], reason, Why());
        }

        _timers.Judge(now);
    }

    private void End(AbsenceEnd end)
    {
        if (end == AbsenceEnd.Raised)
        {
            _context.Findings.Clear(_legacy, _pid, [], ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            _context.Findings.Error(_legacy, _pid, [], _legacy.WantsDetail ? Why() : null);
        }
    }

    private Explanation Why() => Sentences.TableAbsent.With(_what, _limit);
}
