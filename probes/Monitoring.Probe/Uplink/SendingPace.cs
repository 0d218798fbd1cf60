using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Uplink;

/// <summary>
/// How fast batches may be sent: all places are free while the engine takes them; after a failure nothing for a while, twice as long each time and
/// never at the same moment as other probes; then one batch, to see. Of places there are as many as the engine gives.
/// </summary>
internal sealed class SendingPace(TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private TimeSpan _step;
    private TimeSpan _pause;
    private long _pausedAt;
    private long _failedAt;
    private bool _wasReached;
    private string? _failure;
    private int _credit = SendOrder.MostInFlight;

    /// <summary>Batches that may be on their way now.</summary>
    public int MostInFlight
    {
        get
        {
            lock (_gate)
            {
                return _failure is null ? _credit : IsPaused ? 0 : 1;
            }
        }
    }

    private bool IsPaused => _pause > TimeSpan.Zero && time.GetElapsedTime(_pausedAt) < _pause;

    /// <summary>The engine gives so many places; 0 is what one says that gives none of its own.</summary>
    public void Allow(uint credit)
    {
        lock (_gate)
        {
            _credit = credit == 0 ? SendOrder.MostInFlight : (int)Math.Min(credit, SendOrder.MostInFlight);
        }
    }

    /// <summary>
    /// The engine took a batch; true when that is news. One that was on its way before another failed says nothing of the time since: the
    /// pause goes on.
    /// </summary>
    /// <param name="sentAt">When it was sent, as a timestamp.</param>
    public bool Succeeded(long sentAt)
    {
        lock (_gate)
        {
            if (_failure is not null && sentAt < _failedAt)
            {
                return false;
            }

            bool isNews = !_wasReached || _failure is not null;
            _wasReached = true;
            _failure = null;
            _pause = TimeSpan.Zero;
            _step = TimeSpan.Zero;
            return isNews;
        }
    }

    /// <summary>A batch was not taken; true when that, or why, is news.</summary>
    /// <param name="asked">The pause the engine asked for; never cut short but for one that is absurd.</param>
    /// <param name="why">The reason in one line.</param>
    public bool Failed(TimeSpan? asked, string why)
    {
        lock (_gate)
        {
            bool isNews = _failure != why;
            _failure = why;
            _failedAt = time.GetTimestamp();
            if (!IsPaused)
            {
                _step = _step == TimeSpan.Zero ? FirstPause : TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, _step.Ticks * 2));
                TimeSpan least = asked is { } wish ? TimeSpan.FromTicks(Math.Clamp(wish.Ticks, 0, LongestAsked.Ticks)) : _step / 2;
                _pause = least + (_step / 2 * Random.Shared.NextDouble());
                _pausedAt = time.GetTimestamp();
            }

            return isNews;
        }
    }
}
