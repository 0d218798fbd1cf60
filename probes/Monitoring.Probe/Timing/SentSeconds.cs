namespace Monitoring.Probe.Timing;

/// <summary>The seconds a window was sent for, so that a clock that is slewed back sends none of them twice.</summary>
internal sealed class SentSeconds
{
    private const int MostRanges = 64;

    private readonly List<(long First, long Last)> _ranges = [];

    /// <summary>Notes a second; false when it was noted before.</summary>
    public bool TryAdd(long second)
    {
        if (_ranges.Exists(r => second >= r.First && second <= r.Last))
        {
            return false;
        }

        if (_ranges.Count > 0 && _ranges[^1].Last + 1 == second)
        {
            _ranges[^1] = (_ranges[^1].First, second);
        }
        else
        {
            _ranges.Add((second, second));
            if (_ranges.Count > MostRanges)
            {
                _ranges.RemoveAt(0);
            }
        }

        return true;
    }

    /// <summary>The clock stepped: the seconds of the old time are not those of the new one.</summary>
    public void Forget() => _ranges.Clear();
}
