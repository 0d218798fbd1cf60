namespace Monitoring.Registry;

/// <summary>What is wrong with a file, a line per mistake; a hopeless file costs a bounded number of them.</summary>
internal sealed class MistakeList
{
    private readonly List<string> _lines = [];
    private int _beyond;

    public bool Any => _lines.Count > 0;

    /// <summary>Whether more would only be counted.</summary>
    public bool IsFull => _lines.Count >= RegistryLimits.Mistakes;

    /// <summary>All lines, and how many are not told.</summary>
    public IReadOnlyList<string> Lines => _beyond == 0 ? [.. _lines] : [.. _lines, $"and {_beyond} more"];

    public void Add(string place, string problem)
    {
        if (IsFull)
        {
            _beyond++;
        }
        else
        {
            _lines.Add($"{place}: {problem}");
        }
    }
}
