using Monitoring.Analysis.Timing;
using Monitoring.Streams.Sections;

namespace Monitoring.Analysis.Tr101290.Third;

/// <summary>
/// Sections that have to come again and again, each by its number: one that stays away is missed even while the others of its table come.
/// Sub-tables are looked at when one of their sections may be overdue, and not before.
/// </summary>
/// <param name="context">What every check of a table needs.</param>
/// <param name="record">The check an absence belongs to.</param>
/// <param name="pid">The PID of the table.</param>
/// <param name="limit">Longest time between two of a section, by table_id and section_number.</param>
internal sealed class SectionTimers(SiContext context, CheckRecord record, int pid, Func<byte, int, long> limit)
{
    private const int MostTables = 4096;
    private const long GivenUpAfter = 300 * Instant.NanosecondsPerSecond;

    private readonly Dictionary<ulong, SubTable> _tables = [];
    private readonly List<ulong> _ended = [];
    private long _next = long.MaxValue;

    /// <summary>
    /// Another check watches the main table of the PID: when the whole PID is silent that is its condition, and here it is only counted.
    /// </summary>
    public bool IsBeside { get; init; }

    public bool IsEmpty => _tables.Count == 0;

    public bool Contains(ulong key) => _tables.ContainsKey(key);

    /// <summary>The sub-table of a section within one stream: table_id and table_id_extension.</summary>
    public static ulong KeyOf(byte tableId, ushort extension) => ((ulong)tableId << 48) | ((ulong)extension << 32);

    /// <summary>The sub-table of a section about other streams: what the body says belongs to the key.</summary>
    public static ulong KeyOf(in SectionHeader header, ushort first, ushort second) =>
        KeyOf(header.TableId, header.TableIdExtension) | ((ulong)first << 16) | second;

    /// <summary>Sections from 0 on are waited for from now on, seen before or not.</summary>
    public SubTable? Expect(ulong key, byte tableId, ushort extension, int sections, long now)
    {
        if (!_tables.TryGetValue(key, out SubTable? table))
        {
            if (_tables.Count == MostTables)
            {
                return null;
            }

            table = new SubTable(tableId, extension);
            if (!Reserve(table, sections))
            {
                return null;
            }

            _tables.Add(key, table);
        }
        else if (!Reserve(table, sections))
        {
            return null;
        }

        for (int section = 0; section < sections; section++)
        {
            if (!table.Marks[section].IsArmed)
            {
                Arm(table, section, now);
            }
        }

        return table;
    }

    /// <summary>The sub-table is announced no longer.</summary>
    public void Drop(ulong key)
    {
        if (_tables.Remove(key, out SubTable? table))
        {
            Release(table, 0);
            context.Budget.Give(table.Marks.Length);
        }
    }

    /// <summary>A section came.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="key">Its sub-table.</param>
    /// <param name="expected">How many sections from 0 on have to come with it; others are waited for once they came.</param>
    /// <param name="now">Its time.</param>
    /// <returns>Its sub-table; null where too many are known.</returns>
    public SubTable? See(in SectionHeader header, ulong key, int expected, long now)
    {
        SubTable? table = _tables.GetValueOrDefault(key) ?? Expect(key, header.TableId, header.TableIdExtension, expected, now);
        if (table is null)
        {
            return null;
        }

        int room = Math.Max(expected, header.SectionNumber + 1);
        if (!Reserve(table, room))
        {
            return null;
        }

        if (table.Version != header.VersionNumber || table.Expected != expected)
        {
            Change(table, header, expected, now);
        }

        ref SubTable.SectionMark mark = ref table.Marks[header.SectionNumber];
        long longest = limit(table.TableId, header.SectionNumber);
        if (mark.IsRaised)
        {
            mark.IsRaised = false;
            context.Findings.Clear(record, pid, [], ConditionReason.Seen);
        }
        else if (mark.IsArmed && now - mark.Since > longest)
        {
            context.Findings.Error(record, pid, [], record.WantsText ? table.Absence(header.SectionNumber, longest) : null);
        }

        mark.WasSeen = true;
        Arm(table, header.SectionNumber, now);
        return table;
    }

    /// <summary>After a cause above was gone: all that is waited for is waited for from now on.</summary>
    public void Arm(long now)
    {
        foreach (SubTable table in _tables.Values)
        {
            table.Gap.Forget();
            for (int section = 0; section < table.Marks.Length; section++)
            {
                table.Marks[section].IsRaised = false;
                if (table.Marks[section].IsArmed)
                {
                    Arm(table, section, now);
                }
            }
        }
    }

    public void Judge(long now)
    {
        if (now < _next)
        {
            return;
        }

        _next = long.MaxValue;
        foreach ((ulong key, SubTable table) in _tables)
        {
            if (table.Due <= now && !Judge(table, now))
            {
                _ended.Add(key);
            }

            _next = Math.Min(_next, table.Due);
        }

        foreach (ulong key in _ended)
        {
            if (_tables.Remove(key, out SubTable? table))
            {
                context.Budget.Give(table.Marks.Length);
            }
        }

        _ended.Clear();
    }

    /// <summary>False when nothing of the sub-table is waited for any more.</summary>
    private bool Judge(SubTable table, long now)
    {
        long due = long.MaxValue;
        bool isAwaited = false;
        for (int section = 0; section < table.Marks.Length; section++)
        {
            ref SubTable.SectionMark mark = ref table.Marks[section];
            if (!mark.IsArmed)
            {
                continue;
            }

            long longest = limit(table.TableId, section);
            if (!mark.IsRaised && now - mark.Since > longest)
            {
                mark.IsRaised = true;
                bool quiet = IsBeside && now - LastPacket() > longest / 2;
                string reason = mark.WasSeen ? ConditionReason.Absent : ConditionReason.NeverSeen;
                context.Findings.Raise(record, pid, [], reason, table.Absence(section, longest), quiet);
            }

            long until = !mark.IsRaised ? mark.Since + longest
                : table.IsPlanned ? long.MaxValue : mark.Since + longest + GivenUpAfter;
            if (until < now)
            {
                Release(ref mark);
                continue;
            }

            isAwaited = true;
            due = Math.Min(due, until);
        }

        table.Due = due == long.MaxValue ? due : due + 1;
        return isAwaited;
    }

    private bool Reserve(SubTable table, int sections)
    {
        int more = sections - table.Marks.Length;
        if (more > 0 && !context.Budget.TryTake(more))
        {
            return false;
        }

        table.Reserve(sections);
        return true;
    }

    private long LastPacket()
    {
        int slot = context.Pids.Find(pid);
        return slot < 0 ? AnalysisClock.Unknown : context.Pids[slot].LastSeen;
    }

    private void Arm(SubTable table, int section, long now)
    {
        ref SubTable.SectionMark mark = ref table.Marks[section];
        mark.IsArmed = true;
        mark.Since = now;
        table.Due = Math.Min(table.Due, now + limit(table.TableId, section) + 1);
        _next = Math.Min(_next, table.Due);
    }

    /// <summary>A new version: what it has to have is waited for, what it cannot have or need not have is not.</summary>
    private void Change(SubTable table, in SectionHeader header, int expected, long now)
    {
        table.Version = header.VersionNumber;
        table.Extension = header.TableIdExtension;
        table.Expected = expected;
        Release(table, expected);
        for (int section = 0; section < expected; section++)
        {
            if (!table.Marks[section].IsArmed)
            {
                Arm(table, section, now);
            }
        }
    }

    private void Release(SubTable table, int from)
    {
        for (int section = from; section < table.Marks.Length; section++)
        {
            Release(ref table.Marks[section]);
        }
    }

    private void Release(ref SubTable.SectionMark mark)
    {
        if (mark.IsRaised)
        {
            context.Findings.Clear(record, pid, [], ConditionReason.Removed);
        }

        mark = default;
    }
}
