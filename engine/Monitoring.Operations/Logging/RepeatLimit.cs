namespace Monitoring.Operations.Logging;

/// <summary>Lets the first lines of an event through in each minute and counts the others, which one line tells when the minute is over.</summary>
/// <param name="time">The clock.</param>
public sealed class RepeatLimit(TimeProvider time)
{
    /// <summary>Lines of one event in a minute.</summary>
    public const int LinesPerMinute = 100;

    private const int MostEvents = 4096;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Category, int Event), Count> _counts = [];
    private long _nextLook;

    /// <summary>Whether a line may be written.</summary>
    /// <param name="category">Who logs.</param>
    /// <param name="eventId">What.</param>
    /// <param name="over">Events whose minute is over with lines left out, and how many.</param>
    public bool Takes(string category, int eventId, out IReadOnlyList<(string Category, int Event, long More)> over)
    {
        lock (_gate)
        {
            long now = time.GetTimestamp();
            over = now >= _nextLook ? Sweep(now) : [];
            if (!_counts.TryGetValue((category, eventId), out Count? count))
            {
                if (_counts.Count >= MostEvents)
                {
                    return true;
                }

                _counts[(category, eventId)] = count = new Count(now);
            }

            count.Lines++;
            return count.Lines <= LinesPerMinute;
        }
    }

    private List<(string Category, int Event, long More)> Sweep(long now)
    {
        List<(string, int, long)> over = [];
        foreach (((string Category, int Event) key, Count count) in _counts.ToArray())
        {
            if (time.GetElapsedTime(count.Since, now) >= Minute)
            {
                _counts.Remove(key);
                if (count.Lines > LinesPerMinute)
                {
                    over.Add((key.Category, key.Event, count.Lines - LinesPerMinute));
                }
            }
        }

        _nextLook = now + time.TimestampFrequency;
        return over;
    }

    private sealed class Count(long since)
    {
        public long Since { get; } = since;

        public long Lines { get; set; }
    }
}
