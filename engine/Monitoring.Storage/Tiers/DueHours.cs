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

    public static long MinuteOf(long unixSeconds) => unixSeconds - (unixSeconds % (int)RollUpTier.Minute);

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

    /// <summary>Samples of an hour came.</summary>
    /// <param name="hour">Its start.</param>
    /// <param name="now">When.</param>
    /// <param name="first">The first second they are of.</param>
    public void Touch(long hour, DateTimeOffset now, long first = long.MaxValue)
    {
        lock (_gate)
        {
            if (!_hours.TryGetValue(hour, out DueHour? due))
            {
                _hours[hour] = due = new DueHour(now);
            }

            due.Touched = now;
            due.First = Math.Min(due.First, first);
            due.Ahead = Math.Min(due.Ahead, MinuteOf(first));
        }
    }

    /// <summary>What is known of an hour; null where it is not due.</summary>
    public DueHour? Find(long hour)
    {
        lock (_gate)
        {
            return _hours.GetValueOrDefault(hour);
        }
    }

    public void Remove(long hour)
    {
        lock (_gate)
        {
            _hours.Remove(hour);
        }
    }

    /// <summary>Whether an hour of a stretch of time waits for its summary.</summary>
    public bool AnyIn(long first, long end)
    {
        lock (_gate)
        {
            return _hours.Keys.Any(hour => hour >= first && hour < end);
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
