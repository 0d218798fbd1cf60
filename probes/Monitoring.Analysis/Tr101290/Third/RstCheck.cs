using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// 3.7 RST_error, TR 101 290 §5.2.3: a table_id other than 0x71 and 0x72 on PID 0x0013; two RST sections less than 25 ms apart. An RST is
/// sent once when something changes, so that there is no longest time.
/// </summary>
internal sealed class RstCheck
{
    private static readonly int RstPid = WellKnownPids.RunningStatus.Value;

    private readonly SiContext _context;
    private readonly CheckRecord _record;
    private SectionGap _gap;
    private bool _wasSeen;

    public RstCheck(SiContext context)
    {
        _context = context;
        _record = context.Record(Catalogue.RstError);
        _record.Waiting = () => _wasSeen ? null : (VerdictState.NotApplicable, "no RST came");
    }

    public void Arm() => _gap.Forget();

    /// <summary>A section on PID 0x0013.</summary>
    public void OnSection(in SectionHeader header, in SectionArrival at)
    {
        if (header.TableId == TableId.RunningStatus)
        {
            _wasSeen = true;
            _context.OnGap(_record, RstPid, "RST", ref _gap, at);
        }
        else if (header.TableId != TableId.Stuffing)
        {
            _context.Findings.Error(_record, RstPid, [], _record.WantsText ? Sentences.WrongTable.With(header.TableId, RstPid) : null);
        }
    }
}
