namespace Monitoring.Storage.Tiers;

/// <summary>
/// The hours that got samples their summary does not know, by their start in Unix seconds. In memory; the store keeps the same marks.
/// </summary>
internal sealed class DueHours
{
    public const long Seconds = 3600;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, DueHour> _hours = [];

    public static long HourOf(long unixSeconds) => unixSeconds - (unixSeconds % Seconds);

    public bool Contains(long hour)
    {
        lock (_gate)
        {
            return _hours.ContainsKey(hour);
        }
    }

    /// <summary>The hours and what is known of them, in time order.</summary>
    public IReadOnlyList<KeyValuePair<long, DueHour>> All()
    {
        lock (_gate)
        {
            return [.. _hours.OrderBy(hour => hour.Key)];
        }
    }

    public void Touch(long hour, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (_hours.TryGetValue(hour, out DueHour? due))
            {
                due.Touched = now;
            }
            else
            {
                _hours[hour] = new DueHour(now);
            }
        }
    }

    public void Remove(long hour)
    {
        lock (_gate)
        {
            _hours.Remove(hour);
        }
    }

    /// <summary>Whether nothing before a time waits for its summary: the samples of that time may go.</summary>
    public bool AreDoneBefore(long unixSeconds)
    {
        lock (_gate)
        {
            return _hours.Keys.All(hour => hour >= unixSeconds);
        }
    }
}
