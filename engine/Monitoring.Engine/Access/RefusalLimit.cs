using System.Net;

namespace Monitoring.Engine.Access;

/// <summary>
/// How often callers were refused: an address that was ten times within a minute waits, and so do all while sixty were. Who succeeds is
/// not counted.
/// </summary>
internal sealed class RefusalLimit(TimeProvider clock)
{
    private const int MostOfOne = 10;
    private const int MostOfAll = 60;
    private const int MostKept = 2000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, IPAddress? From)> _refusals = [];

    /// <summary>Refusals within the last ten minutes, those who had to wait included.</summary>
    public int Recent
    {
        get
        {
            lock (_gate)
            {
                Forget();
                return _refusals.Count;
            }
        }
    }

    /// <summary>Whether a call from an address has to wait.</summary>
    public bool MustWait(IPAddress? from)
    {
        lock (_gate)
        {
            Forget();
            DateTimeOffset since = clock.GetUtcNow() - Window;
            int all = 0;
            int ofOne = 0;
            foreach ((DateTimeOffset at, IPAddress? who) in _refusals)
            {
                bool counts = at > since && who is not null; // who only had to wait was not refused again
                all += counts ? 1 : 0;
                ofOne += counts && Equals(who, from) ? 1 : 0;
            }

            return ofOne >= MostOfOne || all >= MostOfAll;
        }
    }

    /// <summary>A call was refused.</summary>
    public void Note(IPAddress? from)
    {
        lock (_gate)
        {
            if (_refusals.Count == MostKept)
            {
                if (from is null)
                {
                    return;
                }

                _refusals.Dequeue();
            }

            _refusals.Enqueue((clock.GetUtcNow(), from));
        }
    }

    private void Forget()
    {
        DateTimeOffset since = clock.GetUtcNow() - Kept;
        while (_refusals.TryPeek(out (DateTimeOffset At, IPAddress? From) oldest) && oldest.At < since)
        {
            _refusals.Dequeue();
        }
    }
}
