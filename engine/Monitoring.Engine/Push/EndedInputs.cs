using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Push;

/// <summary>Inputs that are watched no longer, and since when: a window from before that brings none of them back.</summary>
internal sealed class EndedInputs
{
    private const int Most = 50_000;

    private readonly Dictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    public void Note(string input, DateTimeOffset at)
    {
        if (_ended.Count < Most || _ended.ContainsKey(input))
        {
            _ended[input] = at;
        }
    }

    /// <summary>Whether a window is from before its input ended; one from after brings the input back.</summary>
    public bool Hides(in EntityReading reading)
    {
        if (_ended.Count == 0)
        {
            return false;
        }

        string input = reading.Entity.Level == EntityLevel.Service ? reading.Entity.Parent!.Value.Path : reading.Entity.Path;
        if (!_ended.TryGetValue(input, out DateTimeOffset ended))
        {
            return false;
        }

        bool isBefore = reading.Start < ended;
        _ = !isBefore && _ended.Remove(input);
        return isBefore;
    }

    /// <summary>The clock of a probe was set back: what it sends is from after, whatever time it tells.</summary>
    public void StartAnew(string probe)
    {
        foreach (string input in _ended.Keys.Where(i => i.StartsWith(probe + "/", StringComparison.Ordinal)).ToArray())
        {
            _ended.Remove(input);
        }
    }
}
