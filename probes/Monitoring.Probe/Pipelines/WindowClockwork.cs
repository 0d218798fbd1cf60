using Monitoring.Analysis;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Inputs;
using Monitoring.Probe.Timing;

namespace Monitoring.Probe.Pipelines;

/// <summary>
/// Lets time pass for every input fifty times a second and closes their windows on whole UTC seconds. What it cannot vouch for, a stall or a
/// step of the clock, becomes an invalid window or none: an absent second is unknown, never fine.
/// </summary>
internal sealed class WindowClockwork(
    Entity probe, IReadOnlyList<InputRunner> inputs, IWindowOutlet windows, IConditionOutlet conditions, ProbeClock clock)
{
    private const long Second = Instant.NanosecondsPerSecond;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private readonly WindowComposer _composer = new(probe);
    private readonly Dictionary<long, long> _drops = [];
    private readonly HashSet<string> _losing = [];
    private long _window;
    private Instant _opened;
    private Instant _lastBeat;
    private long _longestStall;
    private long _lastCollection;

    /// <summary>Runs until stopped; the window that is open then is not sent.</summary>
    public void Run(CancellationToken stop)
    {
        _lastBeat = clock.Now;
        Open(clock.Now);
        while (!stop.WaitHandle.WaitOne(Beat))
        {
            Instant now = clock.Now;
            _longestStall = Math.Max(_longestStall, now.Nanoseconds - _lastBeat.Nanoseconds - (long)Beat.TotalNanoseconds);
            _lastBeat = now;
            foreach (InputRunner input in inputs)
            {
                input.Pipeline.Advance(now);
            }

            if (clock.ToUtc(now) >= (_window + 1) * Second)
            {
                Close(now);
            }
        }
    }

    private void Open(Instant now)
    {
        _window = clock.ToUtc(now) / Second;
        _opened = now;
    }

    private void Close(Instant now)
    {
        long late = clock.ToUtc(now) - ((_window + 1) * Second);
        bool invalid = late >= Second || clock.ToUtc(_opened) - (_window * Second) > Second / 2;
        KernelDrops.Read(_drops);
        List<InputWindow> measured = new(inputs.Count);
        foreach (InputRunner input in inputs)
        {
            long dropped = input.TakeDrops(_drops);
            ReportDrops(input, dropped, now);
            measured.Add(input.Pipeline.CloseWindow(_opened, now, invalid || dropped > 0, dropped));
        }

        (Dictionary dictionary, Window window) = _composer.Compose(_window * 1000, measured, Self());
        windows.OnWindow(dictionary, window);
        _ = clock.Discipline();
        Open(now);
    }

    private void ReportDrops(InputRunner input, long dropped, Instant now)
    {
        bool losing = dropped > 0;
        if (losing ? _losing.Add(input.Pipeline.Id) : _losing.Remove(input.Pipeline.Id))
        {
            conditions.OnCondition(
                input.Pipeline.Entity, Catalogue.ProbeReceiveLoss.Id, losing, clock.ToUtc(now), "kernel_drops",
                losing ? $"the kernel dropped {dropped} datagrams before the probe read them" : "no further drops", Attribution.Probe, []);
        }
    }

    private List<Sample> Self()
    {
        double stall = _longestStall / 1e6;
        _longestStall = 0;
        return
        [
            Own(Catalogue.SpoolBacklog, windows.Backlog), Own(Catalogue.SpoolBytes, windows.StoredBytes),
            Own(Catalogue.GcPauseMax, LongestPause()), Own(Catalogue.StallMax, stall),
        ];
    }

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
