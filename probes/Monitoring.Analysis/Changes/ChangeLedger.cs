using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;

namespace Monitoring.Analysis.Changes;

/// <summary>Every change in the order found: the first of them kept, the others counted, and each told to who listens.</summary>
internal sealed class ChangeLedger(AnalysisClock clock, Findings findings)
{
    private const int MostKept = 1000;

    private readonly List<StreamChange> _changes = [];

    /// <summary>Hears of every change; null where nobody does.</summary>
    public IChangeSink? Sink { get; set; }

    public IReadOnlyList<StreamChange> Changes => _changes;

    /// <summary>Changes that were told and are not kept.</summary>
    public long LeftOff { get; private set; }

    /// <summary>A change where the two sides differ; nothing otherwise.</summary>
    public void Compare(
        string kind, Scope scope, int pid, string? table, string? before, string? after, (int Before, int After)? versions)
    {
        if (before != after)
        {
            Add(kind, scope, pid, table, before, after, versions);
        }
    }

    /// <summary>Something changed with the packet being looked at.</summary>
    public void Add(
        string kind, Scope scope, int pid, string? table, string? before, string? after, (int Before, int After)? versions = null)
    {
        StreamChange change = new(
            kind, new Instant(clock.ToReal(clock.Now)), findings.Packet, scope, pid, table, before, after, versions);
        if (_changes.Count < MostKept)
        {
            _changes.Add(change);
        }
        else
        {
            LeftOff++;
        }

        Sink?.OnChange(change);
    }
}
