namespace Monitoring.Load.Sending;

/// <summary>How long answers took, in steps of a millisecond; a minute and more is one step.</summary>
internal sealed class Latencies
{
    private readonly long[] _counts = new long[60_001];

    public void Add(TimeSpan took) => Interlocked.Increment(ref _counts[(int)Math.Clamp(took.TotalMilliseconds, 0, _counts.Length - 1)]);

    /// <summary>Milliseconds within which a share of the answers came; null without any.</summary>
    public int? Quantile(double share)
    {
        long all = _counts.Sum();
        long reached = 0;
        for (int at = 0; at < _counts.Length; at++)
        {
            reached += _counts[at];
            if (all > 0 && reached >= share * all)
            {
                return at;
            }
        }

        return null;
    }
}
