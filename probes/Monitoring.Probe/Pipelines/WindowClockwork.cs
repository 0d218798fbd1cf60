using System.Globalization;

using Monitoring.Analysis;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Contracts.Wording;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Lets time pass for every input fifty times a second and closes their windows on whole UTC seconds. What it cannot vouch for, a stall or a
/// step of the clock, becomes an invalid window or none: an absent second is unknown, never fine.
/// </summary>
internal sealed class WindowClockwork(
    Entity probe, Func<IReadOnlyList<InputRunner>> inputs, IWindowOutlet windows, IConditionOutlet conditions, ProbeClock clock)
{
    private const long Second = Instant.NanosecondsPerSecond;
    private const long MillisecondsPerSecond = 1000;

    /// <summary>What the change that tells of a step of the clock is a change of.</summary>
    private const string ClockKind = "clock";

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    /// <summary>A second the probe was away for longer than this says nothing about the signal.</summary>
    private const long LongestStall = Second / 2;

    /// <summary>Seconds missed in one stall that are told to be unknown; more are simply absent.</summary>
    private const long MostMissed = 10;

    private readonly WindowPacks _packs = new(probe);
    private readonly SentSeconds _sent = new();
    private readonly Dictionary<long, long> _drops = [];
    private readonly HashSet<string> _losing = [];
    private Instant _opened;
    private Instant _lastBeat;
    private long _window;
    private bool _isPartial;
    private long _worstStall;
    private long _lastCollection;
    private int _hasMoved;
    private IReadOnlyList<InputRunner> _openedWith = [];

    /// <summary>Whether time has passed for the inputs since this was asked last; from any thread.</summary>
    public bool HasMoved() => Interlocked.Exchange(ref _hasMoved, 0) != 0;

    /// <summary>Runs until stopped; the window that is open then is not sent.</summary>
    public void Run(CancellationToken stop)
    {
        Begin();
        while (!stop.WaitHandle.WaitOne(Interval))
        {
            Beat();
        }
    }

    /// <summary>Opens the first window; the part of a second that is left is not sent.</summary>
    public void Begin()
    {
        _lastBeat = clock.Now;
        Open(clock.Now, isPartial: true);
    }

    /// <summary>Lets time pass; closes the window where it is over.</summary>
    public void Beat()
    {
        Instant now = clock.Now;
        _worstStall = Math.Max(_worstStall, now.Nanoseconds - _lastBeat.Nanoseconds - (long)Interval.TotalNanoseconds);
        _lastBeat = now;
        foreach (InputRunner input in inputs())
        {
            input.Advance(now);
        }

        Volatile.Write(ref _hasMoved, 1);

        if (clock.ToUtc(now) >= (_window + 1) * Second)
        {
            Close(now);
        }
    }

    private void Open(Instant now, bool isPartial)
    {
        _window = clock.ToUtc(now) / Second;
        _opened = now;
        _isPartial = isPartial;
        _openedWith = inputs();
    }

    private void Close(Instant now)
    {
        long late = clock.ToUtc(now) - ((_window + 1) * Second);
        long openedLate = clock.ToUtc(_opened) - (_window * Second);
        long before = clock.ToUtc(now);
        bool stepped = clock.Discipline();
        bool invalid = stepped || late > LongestStall || openedLate > LongestStall || _worstStall > Second;
        KernelDrops.Read(_drops);
        List<InputWindow> measured = new(_openedWith.Count);
        foreach (InputRunner input in inputs())
        {
            // An input that came in the middle of the second knows only a part of it.
            bool isUnknown = input.TakeStalled() || invalid || !_openedWith.Contains(input);

            long dropped = input.TakeDrops(_drops);
            ReportDrops(input, dropped, now);
            measured.Add(input.Pipeline.CloseWindow(_opened, now, isUnknown, dropped, input.TakeFailed()));
        }

        long missed = stepped ? 0 : Math.Min(late / Second, MostMissed);
        List<Sample> self = Self();
        for (long second = _window; second <= _window + missed; second++)
        {
            if (!_isPartial && _sent.TryAdd(second))
            {
                Send(second, measured, self);
            }
        }

        if (stepped)
        {
            // A second that was sent before is sent again: the engine keeps the first of it, and shows the newest.
            _sent.Forget();
            conditions.OnChange(probe, clock.ToUtc(now), ClockKind, string.Empty, Shown(before), Shown(clock.ToUtc(now)), []);
        }

        Open(now, isPartial: stepped);
    }

    private static string Shown(long utcNanoseconds) =>
        DateTimeOffset.FromUnixTimeMilliseconds(utcNanoseconds / 1_000_000).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private void Send(long second, List<InputWindow> measured, List<Sample> self)
    {
        foreach ((Dictionary dictionary, Window window) in _packs.Compose(second * MillisecondsPerSecond, measured, self))
        {
            windows.OnWindow(dictionary, window);
        }

        windows.OnSecondEnd();
    }

    private void ReportDrops(InputRunner input, long dropped, Instant now)
    {
        bool losing = dropped > 0;
        if (losing ? _losing.Add(input.Pipeline.Id) : _losing.Remove(input.Pipeline.Id))
        {
            conditions.OnCondition(
                input.Pipeline.Entity, Catalogue.ProbeReceiveLoss.Id, losing, clock.ToUtc(now), "kernel_drops",
                losing ? Sentences.KernelDrops.With(dropped) : Sentences.NoDrops.With(), Attribution.Probe, []);
        }
    }

    private List<Sample> Self()
    {
        double stall = Math.Max(0, _worstStall) / 1e6;
        _worstStall = 0;
        SpoolFigures spool = windows.Figures;
        return
        [
            Own(Catalogue.SpoolBacklog, spool.Backlog), Own(Catalogue.SpoolBytes, spool.StoredBytes), Own(Catalogue.SpoolFill, spool.Fill),
            Own(Catalogue.SpoolOldestAge, spool.OldestAge), Own(Catalogue.SpoolLostWindows, spool.LostWindows),
            Own(Catalogue.SpoolLostEvents, spool.LostEvents), Judged(Catalogue.ProbeSpoolLoss, spool.IsLosing),
            Judged(Catalogue.ProbeSpoolFilling, spool.IsFilling), Own(Catalogue.GcPauseMax, LongestPause()), Own(Catalogue.StallMax, stall),
        ];
    }

    private static Sample Judged(Indicator indicator, bool isFault) =>
        isFault ? new Sample(Scope.Stream, indicator.Id, -1, VerdictState.Fault, 1) : Own(indicator, 0);

    private static Sample Own(Indicator indicator, double value) => new(Scope.Stream, indicator.Id, -1, VerdictState.Ok, value);

    /// <summary>Longest pause of the newest garbage collection, in milliseconds; 0 when there was none since the last window.</summary>
    private double LongestPause()
    {
        GCMemoryInfo last = GC.GetGCMemoryInfo(GCKind.Any);
        if (last.Index == _lastCollection)
        {
            return 0;
        }

        _lastCollection = last.Index;
        double longest = 0;
        foreach (TimeSpan pause in last.PauseDurations)
        {
            longest = Math.Max(longest, pause.TotalMilliseconds);
        }

        return longest;
    }
}
