using System.Data.Common;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Days that are over and of which every second of the availability indicators is in core.db as runs, so that a report over months opens
/// no day file but today's. A second that comes late opens its day again, durably, before it is sealed.
/// </summary>
internal sealed class KeptDays
{
    private readonly Lock _gate = new();
    private readonly HashSet<int> _days = [];

    public void Load(DbConnection core)
    {
        using DbCommand select = Statement.Of(core, "SELECT day FROM availability_day");
        using DbDataReader row = select.ExecuteReader();
        lock (_gate)
        {
            _days.Clear();
            while (row.Read())
            {
                _days.Add(row.GetInt32(0));
            }
        }
    }

    public bool Contains(int day)
    {
        lock (_gate)
        {
            return _days.Contains(day);
        }
    }

    /// <summary>The days but for those with an hour that is open.</summary>
    public HashSet<int> Quiet(IEnumerable<long> openHours)
    {
        HashSet<int> open = [.. openHours.Select(DayFiles.DayOf)];
        lock (_gate)
        {
            return [.. _days.Except(open)];
        }
    }

    public void Add(int day)
    {
        lock (_gate)
        {
            _days.Add(day);
        }
    }

    public void Remove(int day)
    {
        lock (_gate)
        {
            _days.Remove(day);
        }
    }
}
