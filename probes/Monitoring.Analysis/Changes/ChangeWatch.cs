using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Changes;

/// <summary>Where tables and time come in that changes are found in.</summary>
internal sealed class ChangeWatch
{
    private const long JudgedEvery = 100_000_000;

    private readonly TableChanges _tables;
    private readonly ServiceChanges _services;
    private readonly ComponentChanges _components;
    private readonly PidChanges _pids;
    private readonly FormatChanges _formats;
    private readonly TablePresence _presence;
    private long _next = AnalysisClock.Unknown;

    public ChangeWatch(AnalysisClock clock, CheckSet checks, PidTable pids, SectionRouter sections)
    {
        Ledger = new ChangeLedger(clock, checks.Findings);
        _components = new ComponentChanges(Ledger);
        _tables = new TableChanges(Ledger, sections.Directory);
        _services = new ServiceChanges(Ledger, sections.Directory, sections.Names, _components);
        _pids = new PidChanges(Ledger, pids, sections.References);
        _formats = new FormatChanges(Ledger, pids);
        _presence = new TablePresence(Ledger, checks.Book, sections.Directory, sections.Tables);
    }

    public ChangeLedger Ledger { get; }

    /// <summary>A section whose CRC_32 is right, before anything is made of it.</summary>
    public void OnSection(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section) => _tables.OnSection(pid, header, section);

    public void OnPat() => _services.OnPat();

    public void OnPmt(ProgramState program) => _components.OnPmt(program);

    public void OnSdt(int version) => _services.OnSdt(version);

    public void OnNit(int version) => _services.OnNit(version);

    /// <summary>Time has gone on.</summary>
    public void Judge(long now)
    {
        if (now >= _next)
        {
            _next = now + JudgedEvery;
            _pids.Judge(now);
            _formats.Judge();
            _presence.Judge();
        }
    }

    /// <summary>Nothing is judged until packets come again.</summary>
    public void Suspend() => _presence.Forget();
}
