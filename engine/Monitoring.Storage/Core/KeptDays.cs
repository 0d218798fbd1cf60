using System.Data.Common;

namespace Monitoring.Storage.Core;

/// <summary>
/// Days that are over and of which every second of the availability indicators is kept as runs of up to a day, so that a report over months
/// reads few rows, and in SQLite no day file but today's. A second that comes late opens its day again, durably, before it counts.
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

    /// <summary>The days but for those that are open.</summary>
    public HashSet<int> Quiet(IEnumerable<int> open)
    {
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
