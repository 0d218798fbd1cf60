namespace Monitoring.Analysis.Tables;

/// <summary>Broken sections by PID and table_id.</summary>
internal sealed class SectionErrorLedger
{
    private const int MostEntries = 1024;

    private readonly SortedDictionary<(int Pid, int TableId), (long Crc, long Syntax)> _entries = [];

    /// <summary>PID, table_id (-1 where the section did not get as far as having one), bad CRC_32s, bad syntax.</summary>
    public IEnumerable<(int Pid, int TableId, long Crc, long Syntax)> Entries =>
        _entries.Select(e => (e.Key.Pid, e.Key.TableId, e.Value.Crc, e.Value.Syntax));

    public void AddCrc(int pid, int tableId) => Add(pid, tableId, 1, 0);

    public void AddSyntax(int pid, int tableId) => Add(pid, tableId, 0, 1);

    private void Add(int pid, int tableId, long crc, long syntax)
    {
        if (_entries.TryGetValue((pid, tableId), out (long Crc, long Syntax) sums) || _entries.Count < MostEntries)
        {
            _entries[(pid, tableId)] = (sums.Crc + crc, sums.Syntax + syntax);
        }
    }
}
