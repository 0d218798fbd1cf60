using Monitoring.Contracts.Measurements;

namespace Monitoring.Alerting.State;

/// <summary>Whether a condition is there, by its edges, and by the measurement windows when an edge was lost.</summary>
internal sealed class ConditionPresence
{
    /// <summary>Windows in a row that must contradict what is known before they are believed over the edges.</summary>
    private const int ContraryWindows = 2;

    private const int MaxOpen = 64;

    private readonly HashSet<ulong> _open = [];
    private bool _withoutEdge;
    private DateTimeOffset _newest = DateTimeOffset.MinValue;
    private int _contrary;
    private DateTimeOffset _contraryAt;

    public bool Present => _withoutEdge || _open.Count > 0;

    /// <summary>Start of the first of the windows that contradict what is known.</summary>
    public DateTimeOffset ContrarySince { get; private set; }

    /// <summary>Whether an edge tells of a time about which newer things are known.</summary>
    public bool IsOlderThanKnown(DateTimeOffset at) => at < _newest;

    public bool Knows(ulong condition) => _open.Contains(condition);

    public void Restore(bool present, DateTimeOffset newest)
    {
        _withoutEdge = present;
        _newest = newest;
    }

    public void Open(ulong condition, DateTimeOffset at)
    {
        _newest = at;
        _contrary = 0;
        _withoutEdge = false;
        if (_open.Count == MaxOpen)
        {
            _open.Clear();
        }

        _open.Add(condition);
    }

    public void OpenWithoutEdge(DateTimeOffset at)
    {
        _newest = at;
        _withoutEdge = true;
    }

    public void Close(ulong condition, DateTimeOffset at)
    {
        _newest = at;
        _contrary = 0;
        _withoutEdge = false;
        _open.Remove(condition);
    }

    /// <summary>The condition of an edge that came too late ended long ago; what newer things say still holds.</summary>
    public void CloseLate(ulong condition)
    {
        if (_open.Remove(condition) && _open.Count == 0)
        {
            _withoutEdge = true;
        }
    }

    /// <summary>The next edge is the newest, whatever time it tells.</summary>
    public void ForgetOrder()
    {
        _newest = DateTimeOffset.MinValue;
        _contrary = 0;
    }

    public void Forget()
    {
        _open.Clear();
        _withoutEdge = false;
        _contrary = 0;
    }

    /// <summary>Whether a window, with those before it, proves the opposite of what is known.</summary>
    public bool IsDisprovedBy(VerdictState state, DateTimeOffset start)
    {
        bool? fault = state switch
        {
            VerdictState.Fault => true,
            VerdictState.Ok or VerdictState.NotApplicable => false,
            _ => null,
        };
        if (fault is null || fault == Present || start < _newest)
        {
            _contrary = 0;
            return false;
        }

        if (_contrary == 0)
        {
            ContrarySince = start;
        }
        else if (start == _contraryAt)
        {
            return false; // the window of the service has said so, or that of its input
        }

        _contrary++;
        _contraryAt = start;

        if (_contrary < ContraryWindows)
        {
            return false;
        }

        _contrary = 0;
        return true;
    }
}
