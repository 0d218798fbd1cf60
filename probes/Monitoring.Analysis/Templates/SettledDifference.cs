namespace Monitoring.Analysis.Templates;

/// <summary>The differences of one condition, told once they have been the same for a while.</summary>
internal sealed class SettledDifference
{
    private string _seen = string.Empty;
    private long _since;

    /// <summary>What was told last; empty for no difference.</summary>
    public string Told { get; private set; } = string.Empty;

    /// <summary>Nothing is told, and nothing waits to be.</summary>
    public bool IsIdle => Told.Length == 0 && _seen.Length == 0;

    /// <summary>Takes what is found now, empty for no difference; true when it differs from what was told for long enough.</summary>
    public bool Take(string found, long now, long settledAfter)
    {
        if (found != _seen)
        {
            _seen = found;
            _since = now;
        }

        if (_seen == Told || now - _since < settledAfter)
        {
            return false;
        }

        Told = _seen;
        return true;
    }
}
