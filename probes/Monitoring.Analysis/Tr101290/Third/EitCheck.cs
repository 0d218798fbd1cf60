using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.6 EIT_error and 3.6.a EIT_actual_error, TR 101 290 §5.2.3: a table_id other than 0x4E to 0x6F and 0x72 on PID 0x0012 (3.6); no
/// present/following EIT of this stream within the limit (3.6), or none of section 0 or 1 of a service (3.6.a); two sections of a service
/// less than 25 ms apart (3.6.a). A service is waited for once the SDT announces it with such a table, or the table came.
/// </summary>
internal sealed class EitCheck
{
    /// <summary>Present and following.</summary>
    private const int Sections = 2;

    /// <summary>Stands for a service while none is known.</summary>
    private const ulong AnyService = 0;

    private static readonly int EitPid = WellKnownPids.EventInformation.Value;

    private readonly SiContext _context;
    private readonly CheckRecord _legacy;
    private readonly CheckRecord _record;
    private readonly SectionTimers _timers;
    private readonly AnnouncedServices _announced = new();
    private readonly List<ushort> _expected = [];
    private readonly long _limit;
    private AbsenceTimer _any;
    private SectionGap _gap;
    private bool _wasSeen;

    public EitCheck(SiContext context)
    {
        _context = context;
        _legacy = context.Record(Catalogue.EitError);
        _record = context.Record(Catalogue.EitActualError);
        _limit = context.Options.Limit(LimitKey.EitActualInterval);
        _timers = new SectionTimers(context, _record, EitPid, (_, _) => _limit);
        _record.Waiting = () => _wasSeen ? null : (VerdictState.Pending, "no EIT present/following within the time there was");
        _legacy.Waiting = _record.Waiting;
    }

    public void Arm(long now)
    {
        _any.Arm(now);
        _gap.Forget();
        _timers.Arm(now);
        if (_timers.IsEmpty)
        {
            _ = _timers.Expect(AnyService, TableId.EventPresentFollowingActual, 0, 1, now);
        }
    }

    /// <summary>A section of the SDT of this stream.</summary>
    public void OnServices(in SectionHeader header, ReadOnlySpan<byte> section, long now)
    {
        if (now == AnalysisClock.Unknown || !header.CurrentNextIndicator || !_announced.Take(header, section))
        {
            return;
        }

        foreach (ushort service in _expected)
        {
            if (!_announced.Contains(service))
            {
                _timers.Drop(KeyOf(service));
            }
        }

        _expected.Clear();
        _expected.AddRange(_announced.All);
        foreach (ushort service in _expected)
        {
            _timers.Drop(AnyService);
            if (_timers.Expect(KeyOf(service), TableId.EventPresentFollowingActual, service, Sections, now) is { } table)
            {
                table.IsPlanned = true;
            }
        }
    }

    /// <summary>A section on PID 0x0012.</summary>
    public void OnSection(in SectionHeader header, in SectionArrival at)
    {
        if (header.TableId is (< TableId.EventPresentFollowingActual or > TableId.EventScheduleLast) and not TableId.Stuffing)
        {
            _context.Findings.Error(_legacy, EitPid, [], _legacy.WantsText ? Sentences.WrongTable.With(header.TableId, EitPid) : null);
        }

        if (header.TableId != TableId.EventPresentFollowingActual || at.Now == AnalysisClock.Unknown || !header.CurrentNextIndicator)
        {
            return;
        }

        _wasSeen = true;
        End(_any.See(at.Now, _limit));
        if (_timers.Contains(AnyService))
        {
            _timers.Drop(AnyService);
        }

        if (_timers.See(header, KeyOf(header.TableIdExtension), Sections, at.Now) is { } table)
        {
            if (_context.Options.Profile.GapRule == GapRule.TableId)
            {
                _context.OnGap(_record, EitPid, table, ref _gap, at);
            }
            else
            {
                _context.OnGap(_record, EitPid, table, at);
            }
        }
    }

    public void Judge(long now)
    {
        if (_any.Expires(now, _limit))
        {
            string reason = _any.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
            _context.Findings.Raise(_legacy, EitPid, [], reason, Why(), quiet: true);
        }

        _timers.Judge(now);
    }

    private static ulong KeyOf(ushort service) => SectionTimers.KeyOf(TableId.EventPresentFollowingActual, service);

    /// <summary>3.6.a raises the condition of an absence; here it is counted.</summary>
    private void End(AbsenceEnd end)
    {
        if (end == AbsenceEnd.Raised)
        {
            _context.Findings.Clear(_legacy, EitPid, [], ConditionReason.Seen);
        }
        else if (end == AbsenceEnd.Late)
        {
            _context.Findings.Quietly(_legacy, EitPid, _legacy.WantsDetail ? Why() : null);
        }
    }

    private Explanation Why() => Sentences.EitAbsent.With(_limit);
}
