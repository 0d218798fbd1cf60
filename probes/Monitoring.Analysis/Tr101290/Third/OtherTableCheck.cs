using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>A table about other streams or networks: nobody has to send it, but once it came every section of it has to come again.</summary>
internal abstract class OtherTableCheck
{
    private readonly SiContext _context;
    private readonly CheckRecord _record;
    private readonly SectionTimers _timers;
    private readonly int _pid;
    private bool _wasSeen;

    protected OtherTableCheck(SiContext context, Indicator record, int pid, string limit, string what)
    {
        _context = context;
        _record = context.Record(record);
        _pid = pid;
        long longest = context.Options.Limit(limit);
        _timers = new SectionTimers(context, _record, pid, (_, _) => longest) { IsBeside = true };
        _record.Waiting = () => _wasSeen ? null : (VerdictState.NotApplicable, $"no {what} came");
    }

    /// <summary>How many sections have to come with one that came.</summary>
    protected abstract int Expected(in SectionHeader header);

    public void Arm(long now) => _timers.Arm(now);

    /// <summary>A section of the table; one too close to the last of its sub-table belongs to <paramref name="gaps"/>.</summary>
    public void OnSection(in SectionHeader header, ulong key, in SectionArrival at, CheckRecord gaps)
    {
        if (at.Now != AnalysisClock.Unknown && header.CurrentNextIndicator)
        {
            _wasSeen = true;
            if (_timers.See(header, key, Expected(header), at.Now) is { } table)
            {
                _context.OnGap(gaps, _pid, table, at);
            }
        }
    }

    public void Judge(long now) => _timers.Judge(now);
}
