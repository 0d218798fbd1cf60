using System.Globalization;
using Monitoring.Analysis.Tables;

namespace Monitoring.Analysis.Changes;

/// <summary>What PAT, SDT and NIT say of services, against what they said before. The first of each is no change.</summary>
internal sealed class ServiceChanges(ChangeLedger ledger, ServiceDirectory directory, ServiceNames names, ComponentChanges components)
{
    private const string Pat = "PAT";
    private const string Sdt = "SDT actual";
    private const string Nit = "NIT actual";

    private readonly Dictionary<ushort, ushort> _pmtPids = [];
    private readonly Dictionary<ushort, NamedService> _named = [];
    private VersionStep _pat;
    private VersionStep _sdt;
    private VersionStep _nit;
    private int? _transportStreamId;
    private int? _originalNetworkId;
    private string? _networkName;

    /// <summary>The PAT said something new; judged once it is whole.</summary>
    public void OnPat()
    {
        if (!directory.IsPatComplete)
        {
            return;
        }

        _pat.Take(directory.PatVersion);
        if (_transportStreamId is { } id)
        {
            ledger.Compare(
                ChangeKind.TransportStreamId, Scope.Stream, -1, Pat, Number(id), Number(directory.TransportStreamId), _pat.Versions);
            Remove();
        }

        foreach (ProgramState program in directory.Programs)
        {
            if (program.PmtPid is { } pid)
            {
                Place(program, pid);
            }
        }

        _transportStreamId = directory.TransportStreamId;
    }

    /// <summary>The SDT of this stream said something new.</summary>
    public void OnSdt(int version)
    {
        _sdt.Take(version);
        if (_originalNetworkId is { } id)
        {
            ledger.Compare(
                ChangeKind.OriginalNetworkId, Scope.Stream, -1, Sdt, Number(id), Number(names.OriginalNetworkId), _sdt.Versions);
        }

        _originalNetworkId = names.OriginalNetworkId;
        foreach ((ushort number, NamedService now) in names.Services)
        {
            if (_named.TryGetValue(number, out NamedService? before) && before != now)
            {
                Compare(Scope.Service(number), before, now);
            }

            _named[number] = now;
        }
    }

    /// <summary>The NIT of this network said something new.</summary>
    public void OnNit(int version)
    {
        _nit.Take(version);
        if (_networkName is { } name)
        {
            ledger.Compare(ChangeKind.NetworkName, Scope.Stream, -1, Nit, name, names.NetworkName, _nit.Versions);
        }

        _networkName = names.NetworkName;
    }

    private void Compare(Scope scope, NamedService before, NamedService now)
    {
        ledger.Compare(ChangeKind.ServiceRenamed, scope, -1, Sdt, before.Name, now.Name, _sdt.Versions);
        ledger.Compare(ChangeKind.Provider, scope, -1, Sdt, before.Provider, now.Provider, _sdt.Versions);
        ledger.Compare(ChangeKind.ServiceType, scope, -1, Sdt, Number(before.Type), Number(now.Type), _sdt.Versions);
        ledger.Compare(ChangeKind.FreeCa, scope, -1, Sdt, Truth(before.FreeCaMode), Truth(now.FreeCaMode), _sdt.Versions);
    }

    private void Remove()
    {
        foreach (ushort number in _pmtPids.Keys.Except(directory.Programs.Where(p => p.PmtPid is not null).Select(p => p.Number)).Order().ToList())
        {
            ledger.Add(ChangeKind.ServiceRemoved, Scope.Service(number), _pmtPids[number], Pat, Describe(number), null, _pat.Versions);
            _ = _pmtPids.Remove(number);
            components.Forget(number);
        }
    }

    private void Place(ProgramState program, ushort pid)
    {
        var scope = Scope.Service(program.Number);
        if (_pmtPids.TryGetValue(program.Number, out ushort before))
        {
            ledger.Compare(ChangeKind.PmtPid, scope, pid, Pat, Number(before), Number(pid), _pat.Versions);
        }
        else if (_transportStreamId is not null)
        {
            ledger.Add(ChangeKind.ServiceAdded, scope, pid, Pat, null, Describe(program.Number), _pat.Versions);
        }

        _pmtPids[program.Number] = pid;
    }

    private string Describe(ushort number) => names.Find(number)?.Name is { Length: > 0 } name ? name : Number(number)!;

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";
}
