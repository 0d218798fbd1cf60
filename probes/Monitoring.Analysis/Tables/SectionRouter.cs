using Monitoring.Analysis.Changes;
using Monitoring.Analysis.Conditions;
using Monitoring.Analysis.Packets;
using Monitoring.Analysis.Timing;
using Monitoring.Analysis.Tr101290;
using Monitoring.Analysis.Tr101290.Third;
using Monitoring.Streams.Sections;
using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Tables;

/// <summary>Takes whole sections where they belong: a table counts only on the PID that is its own.</summary>
internal sealed class SectionRouter
{
    private const int UnknownTable = -1;

    private readonly AnalysisClock _clock;
    private readonly ConditionBook _conditions;
    private readonly CheckSet _checks;
    private readonly PidChange _programsChanging;
    private readonly Func<ushort, SectionChannel> _channel;
    private readonly List<ProgramState> _left = [];

    public SectionRouter(AnalysisClock clock, ConditionBook conditions, CheckSet checks, PidTable pids, ServiceDirectory directory, ServiceNames names)
    {
        _clock = clock;
        _conditions = conditions;
        _checks = checks;
        _programsChanging = (ref PidState state) =>
        {
            checks.PcrRepetition.OnProgramsChanging(ref state);
            checks.PcrAccuracy.OnProgramsChanging(ref state);
            checks.Pts.OnProgramsChanging(ref state);
        };
        _channel = pid => new SectionChannel(pid, this);
        Directory = directory;
        Names = names;
        Events = new EventSchedule(names.Untagged);
        References = new PidReferences(pids, directory);
        checks.UnreferencedPid.References = References;
        References.Rebuild(_channel, _programsChanging);
        Changes = new ChangeWatch(clock, checks, pids, this);
        checks.Changes = Changes;
    }

    /// <summary>What is other than it was.</summary>
    public ChangeWatch Changes { get; }

    public ServiceDirectory Directory { get; }

    public PidReferences References { get; }

    public ServiceNames Names { get; }

    public EventSchedule Events { get; }

    public NetworkTime Time { get; } = new();

    /// <summary>Times are those of a clock and not of the stream.</summary>
    public bool IsLive { get; init; }

    public TableLedger Tables { get; } = new();

    public SectionErrorLedger Errors { get; } = new();

    /// <summary>Goes up whenever what is known of the services changes.</summary>
    public int Revision { get; private set; }

    /// <summary>The packet being looked at.</summary>
    public SectionStart Here => new(_clock.Now, _checks.Findings.Packet);

    public void Route(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section, bool crcOk, SectionStart begun)
    {
        if (!crcOk)
        {
            Errors.AddCrc(pid, header.TableId);
            _checks.Crc.OnBadSection(pid, header.TableId);
            return;
        }

        Tables.Add(pid, header, _clock.Now);
        Changes.OnSection(pid, header, section);
        Judge(pid, header, section, begun);
        _checks.ForeignTables.OnSection(pid, header.TableId, since: null);
        if (pid == WellKnownPids.ProgramAssociation.Value)
        {
            _checks.Pat.OnSection(_clock.Now, header.TableId);
            if (header.TableId == TableId.ProgramAssociation)
            {
                OnPat(pid, header, section);
            }
        }
        else if (header.TableId == TableId.ProgramMap)
        {
            OnPmt(pid, header, section);
        }
        else if (header.TableId == TableId.ConditionalAccess && pid == WellKnownPids.ConditionalAccess.Value)
        {
            _ = Count(pid, header, Directory.TakeCat(section));
        }
        else
        {
            OnInformation(pid, header, section);
        }
    }

    public void OnDefect(ushort pid) => Errors.AddSyntax(pid, UnknownTable);

    /// <summary>The tables of EN 300 468.</summary>
    private void OnInformation(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        if (header.TableId == TableId.ServiceDescriptionActual && pid == WellKnownPids.ServiceDescription.Value)
        {
            if (Count(pid, header, Names.TakeServices(header, section)))
            {
                Revision++;
                Changes.OnSdt(header.VersionNumber);
            }
        }
        else if (header.TableId == TableId.NetworkInformationActual && pid == Directory.NetworkPid)
        {
            if (Count(pid, header, Names.TakeNetwork(header, section)))
            {
                Changes.OnNit(header.VersionNumber);
            }
        }
        else if (header.TableId is >= TableId.EventPresentFollowingActual and <= TableId.EventScheduleLast
            && pid == WellKnownPids.EventInformation.Value)
        {
            _ = Count(pid, header, Events.Take(section));
        }
        else if (pid == WellKnownPids.TimeAndDate.Value)
        {
            _ = Count(pid, header, Time.Take(header.TableId, section, IsLive ? _clock.ToUtc(_clock.Now) : AnalysisClock.Unknown));
        }
    }

    /// <summary>What the checks make of a section, whatever it says.</summary>
    private void Judge(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section, SectionStart begun)
    {
        if (pid == WellKnownPids.ConditionalAccess.Value)
        {
            _checks.Cat.OnSection(_clock.Now, header.TableId);
        }
        else if (pid <= WellKnownPids.LastReserved.Value)
        {
            SectionStart here = Here;
            _checks.Si.OnSection(
                pid, header, section,
                new SectionArrival(begun.At, begun.Packet, here.At, here.Packet, _checks.PcrRepetition.PerPacket, _checks.IsLive,
                    _checks.PcrAccuracy.Standing));
        }
    }

    private void OnPat(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        _left.Clear();
        if (Count(pid, header, Directory.TakePat(section, _left)))
        {
            _checks.Pmt.OnPat(_clock.Now, _left);
            Rebuild();
            Changes.OnPat();
            foreach (ProgramState program in _left.Where(p => !p.IsExpected))
            {
                _conditions.Remove(program.Number, _clock.Now);
                _checks.Template?.Forget(program.Number);
            }
        }
    }

    private void OnPmt(ushort pid, in SectionHeader header, ReadOnlySpan<byte> section)
    {
        ProgramState? program = Directory.Owner(pid, header.TableIdExtension);
        _checks.Pmt.OnSection(_clock.Now, pid, program);
        if (program is not null && Count(pid, header, ServiceDirectory.TakePmt(program, section)))
        {
            Rebuild();
            Changes.OnPmt(program);
        }
    }

    private void Rebuild()
    {
        Revision++;
        References.Rebuild(_channel, _programsChanging);
        _checks.Pid.OnTables(_clock.Now, Directory.Programs);
        _checks.PcrRepetition.OnTables(_clock.Now);
        _checks.Pts.OnTables(_clock.Now);
        _checks.PcrAccuracy.OnTables();
        _checks.Decoders.OnTables();
    }

    private bool Count(ushort pid, in SectionHeader header, bool? taken)
    {
        if (taken is null)
        {
            Errors.AddSyntax(pid, header.TableId);
            _checks.OnSyntax(pid, header.TableId);
        }

        return taken == true;
    }
}
