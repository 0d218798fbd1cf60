using Monitoring.Analysis.Tables;
using Monitoring.Analysis.Tr101290;
using Monitoring.Contracts.Indicators;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Changes;

/// <summary>Tables that came and then stay away for longer than their check allows, and that come again. A table never seen is no change.</summary>
internal sealed class TablePresence(ChangeLedger ledger, CheckBook book, ServiceDirectory directory, TableLedger tables)
{
    private readonly (byte TableId, CheckRecord Check)[] _followed =
    [
        (TableId.ProgramAssociation, book[Catalogue.PatError2]), (TableId.NetworkInformationActual, book[Catalogue.NitActualError]),
        (TableId.ServiceDescriptionActual, book[Catalogue.SdtActualError]), (TableId.TimeAndDate, book[Catalogue.TdtError]),
    ];

    private readonly HashSet<byte> _lost = [];
    private readonly HashSet<ushort> _lostMaps = [];

    public void Judge()
    {
        foreach ((byte table, CheckRecord check) in _followed)
        {
            Follow(_lost, table, check.Raised > 0, tables, static (all, id) => all.Tables.Any(t => t.TableId == id), Scope.Stream, table);
        }

        foreach (ProgramState program in directory.Programs)
        {
            Follow(
                _lostMaps, program.Number, program.Raised[(int)ServiceCheck.Pmt] > 0, program, static (own, _) => own.HasMap,
                Scope.Service(program.Number), TableId.ProgramMap);
        }
    }

    /// <summary>Nothing is judged for now, and what comes first then is no return.</summary>
    public void Forget()
    {
        _lost.Clear();
        _lostMaps.Clear();
    }

    private void Follow<TKey, TState>(
        HashSet<TKey> lost, TKey key, bool isMissing, TState state, Func<TState, TKey, bool> wasSeen, Scope scope, byte table)
    {
        if (!isMissing && lost.Count == 0)
        {
            return;
        }

        if (isMissing && !lost.Contains(key) && wasSeen(state, key))
        {
            _ = lost.Add(key);
            ledger.Add(ChangeKind.TableLost, scope, -1, TableNames.Of(table), "present", "absent");
        }
        else if (!isMissing && lost.Remove(key))
        {
            ledger.Add(ChangeKind.TableBack, scope, -1, TableNames.Of(table), "absent", "present");
        }
    }
}
