namespace Monitoring.Probe.Tests.Doubles;

/// <summary>Time that passes when the test says so: UTC and the monotonic clock apart, so that UTC can step.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _utc;
    private long _ticks;

    public ManualTime(DateTimeOffset start) => _utc = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _utc;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        _ = timer.Change(dueTime, period);
        return timer;
    }

    public void Step(TimeSpan by)
    {
        lock (_gate)
        {
            _utc += by;
        }
    }

    public void Advance(TimeSpan by)
    {
        ManualTimer[] due;
        lock (_gate)
        {
            _utc += by;
            _ticks += by.Ticks;
            due = [.. _timers.Where(t => t.Due <= _ticks)];
            _ = _timers.RemoveAll(t => t.Due <= _ticks);
        }

        foreach (ManualTimer timer in due)
        {
            timer.Fire();
        }
    }

    /// <summary>Lets time pass in small steps, each time after somebody has begun to wait for it or all is over.</summary>
    public async Task PassAsync(TimeSpan span, TimeSpan step, Task? until = null)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += step)
        {
            for (int tries = 0; tries < 2000 && !HasTimers && until is not { IsCompleted: true }; tries++)
            {
                await Task.Delay(1);
            }

            Advance(step);
        }
    }

    private bool HasTimers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count > 0;
            }
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public long Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                _ = time._timers.Remove(this);
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = time._ticks + dueTime.Ticks;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Dispose() => _ = Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
