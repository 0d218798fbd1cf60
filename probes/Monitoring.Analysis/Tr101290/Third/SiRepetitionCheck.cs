using Monitoring.Analysis.Profiles;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.2 SI_repetition_error, TR 101 290 §5.2.3 with the rates of TS 101 211 §4.4: the tables without a check of their own. BAT, TOT and EIT
/// schedule come again within their limits once they came; sections of one sub-table of these and of the tables about other streams are
/// at least 25 ms apart. A schedule repeats faster within its prime days.
/// </summary>
internal sealed class SiRepetitionCheck
{
    /// <summary>A sub-table of a schedule covers four days, in segments of three hours and eight sections.</summary>
    private const int SegmentsPerSubTable = 32;
    private const int SectionsPerSegment = 8;
    private const int SegmentsPerDay = 8;
    private const int SubTables = 16;

    private static readonly int SdtPid = WellKnownPids.ServiceDescription.Value;
    private static readonly int EitPid = WellKnownPids.EventInformation.Value;
    private static readonly int TdtPid = WellKnownPids.TimeAndDate.Value;

    private readonly SiContext _context;
    private readonly SectionTimers _bouquets;
    private readonly SectionTimers _schedules;
    private readonly SectionTimers _offsets;
    private readonly double _primeDays;
    private readonly long[] _scheduleLimits;

    public SiRepetitionCheck(SiContext context)
    {
        _context = context;
        Record = context.Record(Catalogue.SiRepetitionError);
        AnalysisOptions options = context.Options;
        long bat = options.Limit(LimitKey.BatInterval);
        long tot = options.Limit(LimitKey.TotInterval);
        _primeDays = options.Profile.Value(LimitKey.EitSchedulePrimeDays);
        _scheduleLimits =
        [
            options.Limit(LimitKey.EitScheduleActualPrimeInterval), options.Limit(LimitKey.EitScheduleActualLaterInterval),
            options.Limit(LimitKey.EitScheduleOtherPrimeInterval), options.Limit(LimitKey.EitScheduleOtherLaterInterval),
        ];
        _bouquets = new SectionTimers(context, Record, SdtPid, (_, _) => bat) { IsBeside = true };
        _schedules = new SectionTimers(context, Record, EitPid, ScheduleLimit) { IsBeside = true };
        _offsets = new SectionTimers(context, Record, TdtPid, (_, _) => tot) { IsBeside = true };
        Record.Waiting = () => WasSeen ? null : (VerdictState.NotApplicable, "no BAT, TOT, EIT schedule or table of another stream came");
    }

    public CheckRecord Record { get; }

    /// <summary>A table came that is judged here.</summary>
    public bool WasSeen { get; set; }

    public void Arm(long now)
    {
        _bouquets.Arm(now);
        _schedules.Arm(now);
        _offsets.Arm(now);
    }

    public void OnBouquet(in SectionHeader header, in SectionArrival at) =>
        See(_bouquets, SdtPid, header, SectionTimers.KeyOf(header.TableId, header.TableIdExtension), header.LastSectionNumber + 1, at);

    /// <summary>A section of a schedule: there may be fewer of them than section_number goes up to, so each is waited for once it came.</summary>
    public void OnSchedule(in SectionHeader header, ulong key, in SectionArrival at) => See(_schedules, EitPid, header, key, 0, at);

    public void OnTimeOffset(in SectionHeader header, in SectionArrival at) => See(_offsets, TdtPid, header, 0, 1, at);

    public void Judge(long now)
    {
        _bouquets.Judge(now);
        _schedules.Judge(now);
        _offsets.Judge(now);
    }

    private void See(SectionTimers timers, int pid, in SectionHeader header, ulong key, int expected, in SectionArrival at)
    {
        if (at.Now != AnalysisClock.Unknown && header.CurrentNextIndicator)
        {
            WasSeen = true;
            if (timers.See(header, key, expected, at.Now) is { } table)
            {
                _context.OnGap(Record, pid, table, at);
            }
        }
    }

    private long ScheduleLimit(byte tableId, int section)
    {
        int segment = ((tableId % SubTables) * SegmentsPerSubTable) + (section / SectionsPerSegment);
        bool isPrime = segment / SegmentsPerDay < _primeDays;
        bool isOther = tableId >= TableId.EventScheduleOtherFirst;
        return _scheduleLimits[(isOther ? 2 : 0) + (isPrime ? 0 : 1)];
    }
}
