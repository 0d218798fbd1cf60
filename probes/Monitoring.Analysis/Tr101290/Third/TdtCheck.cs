using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Streams.Si;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.8 TDT_error, TR 101 290 §5.2.3: a table_id other than 0x70, 0x72 and 0x73 on PID 0x0014; no TDT within the limit; two TDT sections
/// less than 25 ms apart. Beyond the guidelines: the time it tells is not that of the host, where the host knows it; that lasts until one is.
/// </summary>
internal sealed class TdtCheck
{
    /// <summary>What ends with a TDT that is right again.</summary>
    private const int OffsetCause = -2;

    private static readonly int TdtPid = WellKnownPids.TimeAndDate.Value;

    private readonly SiContext _context;
    private readonly CheckRecord _record;
    private readonly AnalysisClock _clock;
    private readonly long _limit;
    private readonly long _offset;
    private AbsenceTimer _timer;
    private SectionGap _gap;
    private bool _isOff;

    public TdtCheck(SiContext context, AnalysisClock clock)
    {
        _context = context;
        _clock = clock;
        _record = context.Record(Catalogue.TdtError);
        _limit = context.Options.Limit(LimitKey.TdtInterval);
        _offset = context.Options.Limit(LimitKey.TdtOffset);
        _record.Waiting = () => _timer.WasSeen ? null : (VerdictState.Pending, "no TDT within the time there was");
    }

    public void Arm(long now)
    {
        _timer.Arm(now);
        _gap.Forget();
        _isOff = false;
    }

    /// <summary>A section on PID 0x0014.</summary>
    public void OnSection(in SectionHeader header, ReadOnlySpan<byte> section, in SectionArrival at)
    {
        if (header.TableId is not (TableId.TimeAndDate or TableId.TimeOffset or TableId.Stuffing))
        {
            _context.Findings.Error(_record, TdtPid, [], _record.WantsText ? Sentences.WrongTable.With(header.TableId, TdtPid) : null);
        }

        if (header.TableId != TableId.TimeAndDate || at.Now == AnalysisClock.Unknown)
        {
            return;
        }

        AbsenceEnd end = _timer.See(at.Now, _limit);
        if (end == AbsenceEnd.Raised)
        {
            _context.Findings.Clear(_record, TdtPid, [], ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            _context.Findings.Error(_record, TdtPid, [], _record.WantsText ? Why() : null);
        }

        _context.OnGap(_record, TdtPid, "TDT", ref _gap, at);

        if (_context.Options.KnowsUtc && TimeDateSection.TryRead(section, out TimeDateSection tdt) == ParseStatus.Complete)
        {
            Compare(tdt.UtcTime.Utc, _clock.ToUtc(at.Now));
        }
    }

    public void Judge(long now)
    {
        if (_timer.Expires(now, _limit))
        {
            string reason = _timer.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            _context.Findings.Raise(_record, TdtPid, [], reason, Why());
        }
    }

    private void Compare(DateTime? told, long real)
    {
        if (told is { } utc)
        {
            long off = ((utc - DateTime.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick) - real;
            bool isOff = Math.Abs(off) > _offset;
            Explanation? why = isOff && (!_isOff || _context.Findings.WantsExtra(_record))
                ? Sentences.TimeOff.With(Math.Abs(off), off > 0 ? Sentences.Ahead : Sentences.Behind) : null;
            if (isOff && !_isOff)
            {
                _context.Findings.HoldExtra(OffsetCause, TdtPid, why!);
            }
            else if (_isOff && !isOff)
            {
                _context.Findings.EndExtra(OffsetCause);
            }

            if (isOff)
            {
                _context.Findings.Extra(_record, TdtPid, why);
            }

            _isOff = isOff;
        }
    }

    private Explanation Why() => Sentences.TableAbsent.With("TDT", _limit);
}
