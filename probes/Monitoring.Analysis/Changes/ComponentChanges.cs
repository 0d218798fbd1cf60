using System.Globalization;
using Monitoring.Analysis.Tables;

namespace Monitoring.Analysis.Changes;

/// <summary>What the PMT of a service says of its components, against what it said before. The first PMT of a service is no change.</summary>
internal sealed class ComponentChanges(ChangeLedger ledger)
{
    private const string Pmt = "PMT";

    private readonly Dictionary<ushort, Map> _maps = [];

    private sealed record Map(int Version, ushort PcrPid, IReadOnlyList<ProgramComponent> Components);

    /// <summary>The PMT of a service said something new.</summary>
    public void OnPmt(ProgramState program)
    {
        Map now = new(program.Version, program.PcrPid, program.Components);
        if (_maps.TryGetValue(program.Number, out Map? before))
        {
            Compare(Scope.Service(program.Number), before, now);
        }

        _maps[program.Number] = now;
    }

    /// <summary>The service is gone: should it return, its PMT is its first again.</summary>
    public void Forget(ushort service) => _maps.Remove(service);

    private void Compare(Scope scope, Map before, Map now)
    {
        (int, int) versions = (before.Version, now.Version);
        ledger.Compare(ChangeKind.PcrPid, scope, now.PcrPid, Pmt, Number(before.PcrPid), Number(now.PcrPid), versions);
        List<ProgramComponent> added = [.. now.Components.ExceptBy(before.Components.Select(c => c.Pid), c => c.Pid)];
        foreach (ProgramComponent old in before.Components)
        {
            if (now.Components.FirstOrDefault(c => c.Pid == old.Pid) is { } same)
            {
                ledger.Compare(ChangeKind.Codec, scope, old.Pid, Pmt, Codec(old), Codec(same), versions);
                ledger.Compare(ChangeKind.Language, scope, old.Pid, Pmt, old.Language, same.Language, versions);
            }
            else if (added.Find(c => c.StreamType == old.StreamType && c.Format == old.Format && c.Language == old.Language) is { } moved)
            {
                _ = added.Remove(moved);
                ledger.Add(ChangeKind.ComponentMoved, scope, moved.Pid, Pmt, OnPid(old), OnPid(moved), versions);
            }
            else
            {
                ledger.Add(ChangeKind.ComponentRemoved, scope, old.Pid, Pmt, Describe(old), null, versions);
            }
        }

        foreach (ProgramComponent component in added)
        {
            ledger.Add(ChangeKind.ComponentAdded, scope, component.Pid, Pmt, null, Describe(component), versions);
        }
    }

    private static string Codec(ProgramComponent component) =>
        component.Format.Codec is { } codec ? $"{codec} (stream_type 0x{component.StreamType:X2})" : $"stream_type 0x{component.StreamType:X2}";

    private static string Describe(ProgramComponent component) =>
        $"{Codec(component)}{(component.Language is { } language ? $" {language}" : string.Empty)}";

    private static string OnPid(ProgramComponent component) => $"{Describe(component)} on PID {Number(component.Pid)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
