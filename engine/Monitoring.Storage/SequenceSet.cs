namespace Monitoring.Storage;

/// <summary>
/// Sequence numbers seen, as ranges: a watermark when nothing is missing, and one more range for every hole. Lanes and backlogs may
/// bring them in any order; holes that are never filled (a spool had to drop a batch) cost a few bytes each.
/// </summary>
public sealed class SequenceSet
{
    private readonly List<(long First, long Last)> _ranges = [];

    /// <summary>The ranges, ascending, none touching the next.</summary>
    public IReadOnlyList<(long First, long Last)> Ranges => _ranges;

    public bool Contains(long sequence)
    {
        int i = RangeAtOrBefore(sequence);
        return i >= 0 && sequence <= _ranges[i].Last;
    }

    /// <summary>Adds a number; false when it is there.</summary>
    public bool Add(long sequence)
    {
        int i = RangeAtOrBefore(sequence);
        if (i >= 0 && sequence <= _ranges[i].Last)
        {
            return false;
        }

        bool joinsBefore = i >= 0 && _ranges[i].Last == sequence - 1;
        bool joinsAfter = i + 1 < _ranges.Count && _ranges[i + 1].First == sequence + 1;
        if (joinsBefore && joinsAfter)
        {
            _ranges[i] = (_ranges[i].First, _ranges[i + 1].Last);
            _ranges.RemoveAt(i + 1);
        }
        else if (joinsBefore)
        {
            _ranges[i] = (_ranges[i].First, sequence);
        }
        else if (joinsAfter)
        {
            _ranges[i + 1] = (sequence, _ranges[i + 1].Last);
        }
        else
        {
            _ranges.Insert(i + 1, (sequence, sequence));
        }

        return true;
    }

    /// <summary>Adds a stored range; ranges come ascending and apart.</summary>
    public void AppendRange(long first, long last) => _ranges.Add((first, last));

    /// <summary>Index of the last range that starts at or before a number; -1 when none does.</summary>
    private int RangeAtOrBefore(long sequence)
    {
        int low = 0, high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (_ranges[middle].First <= sequence)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return high;
    }
}
