using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tables;

/// <summary>Every table that came, in whatever number: beyond the cap new ones are not kept.</summary>
internal sealed class TableLedger
{
    private const int MostTables = 4096;

    private readonly Dictionary<long, TableRecord> _tables = [];

    /// <summary>By PID, table_id, extension.</summary>
    public IEnumerable<TableRecord> Tables => _tables.OrderBy(t => t.Key).Select(t => t.Value);

    /// <summary>A section of DSM-CC has a module or half an address in place of table_id_extension: these are told by PID and table_id only.</summary>
    public void Add(ushort pid, in SectionHeader header, long now)
    {
        if (header.TableId is >= TableId.DsmccFirst and <= TableId.DsmccPrivateData)
        {
            Count(pid, header with { SectionSyntaxIndicator = false, TableIdExtension = 0 }, now);
        }
        else
        {
            Count(pid, header, now);
        }
    }

    private void Count(ushort pid, in SectionHeader header, long now)
    {
        long next = header.CurrentNextIndicator ? 0 : 1;
        long key = ((long)pid << 32) | ((long)header.TableId << 24) | ((long)header.TableIdExtension << 1) | next;
        if (!_tables.TryGetValue(key, out TableRecord? table))
        {
            if (_tables.Count == MostTables)
            {
                return;
            }

            table = new TableRecord(pid, header);
            _tables.Add(key, table);
        }

        table.Add(header, now);
    }
}
