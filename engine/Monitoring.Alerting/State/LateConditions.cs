using Monitoring.Alerting.Signals;

namespace Monitoring.Alerting.State;

/// <summary>Raises that arrived with a backlog and wait for the clear that ends them. Bounded: the oldest gives way.</summary>
internal sealed class LateConditions
{
    private const int Capacity = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    private readonly List<(ConditionSignal Raise, DateTimeOffset ReceivedAt, bool Over)> _waiting = [];

    /// <summary>Whether any clear may still come; a raise that waited a day for it is dropped.</summary>
    public bool IsWaiting(DateTimeOffset now)
    {
        _waiting.RemoveAll(w => now - w.ReceivedAt > Patience);
        return _waiting.Count > 0;
    }

    public void Add(ConditionSignal raise, DateTimeOffset receivedAt)
    {
        if (_waiting.Exists(w => w.Raise.Id == raise.Id))
        {
            return;
        }

        if (_waiting.Count == Capacity)
        {
            _waiting.RemoveAt(0);
        }

        _waiting.Add((raise, receivedAt, Over: false));
    }

    /// <summary>Takes out the raise of a condition; null when it is not here.</summary>
    public ConditionSignal? Take(ulong id)
    {
        int index = _waiting.FindIndex(w => w.Raise.Id == id);
        if (index < 0)
        {
            return null;
        }

        ConditionSignal raise = _waiting[index].Raise;
        _waiting.RemoveAt(index);
        return raise;
    }

    /// <summary>A window without the fault: whatever began before it is over, its clear still to come.</summary>
    public void EndBefore(DateTimeOffset start)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Raise.At < start)
            {
                _waiting[i] = _waiting[i] with { Over = true };
            }
        }
    }

    /// <summary>Takes out the newest raise that no window has proved to be over; null when there is none.</summary>
    public ConditionSignal? TakeOngoing()
    {
        ConditionSignal? newest = null;
        foreach ((ConditionSignal raise, _, bool over) in _waiting)
        {
            if (!over && (newest is null || raise.At > newest.At))
            {
                newest = raise;
            }
        }

        return newest is null ? null : Take(newest.Id);
    }
}
