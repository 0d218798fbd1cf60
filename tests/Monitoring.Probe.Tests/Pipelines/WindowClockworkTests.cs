using System.Globalization;

using Monitoring.Analysis;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Pipelines;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Timing;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Pipelines;

/// <summary>A window is a whole second of UTC, sent once; what the probe cannot vouch for is unknown.</summary>
public sealed class WindowClockworkTests
{
    private const string Input = "p/in";
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, 400, TimeSpan.Zero);
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(20);

    private ManualTime _time = null!;
    private RecordingWindows _windows = null!;
    private RecordingConditions _conditions = null!;
    private InputRunner _input = null!;
    private WindowClockwork _clockwork = null!;

    private static long FirstSecond => Start.ToUnixTimeSeconds() + 1;

    [SetUp]
    public void Begin() => Begin(new SilentInput());

    [Test]
    public void Windows_are_whole_seconds_and_the_part_before_the_first_is_not_sent()
    {
        Pass(3.7);

        Assert.That(_windows.Seconds, Is.EqualTo(new[] { FirstSecond, FirstSecond + 1, FirstSecond + 2 }));
        Assert.That(_windows.Windows.Select(w => (w.Window.StartUnixMs % 1000, w.Window.DurationMs)), Is.All.EqualTo((0L, 1000u)));
        Assert.That(_windows.Windows.Select(w => w.Window.States.Length), Is.All.EqualTo(_windows.Windows[0].Dictionary.Series.Count));
    }

    [Test]
    public void A_silent_input_is_at_fault_and_the_probe_tells_on_itself()
    {
        Pass(4);

        Assert.That(RecordingWindows.StateOf(_windows.Windows[^1], Input, Catalogue.TsSyncLoss), Is.EqualTo(VerdictState.Fault));
        Assert.That(RecordingWindows.StateOf(_windows.Windows[^1], "p", Catalogue.SpoolBacklog), Is.EqualTo(VerdictState.Ok));
        Assert.That(RecordingWindows.StateOf(_windows.Windows[^1], "p", Catalogue.ProbeSpoolLoss), Is.EqualTo(VerdictState.Ok));
        Assert.That(_conditions.Edges.Select(e => (e.Path, e.Indicator, e.Raise)), Is.EqualTo(new[] { (Input, Catalogue.TsSyncLoss.Id, true) }));
    }

    [Test]
    public void The_dictionary_stays_the_same_object_while_nothing_changes()
    {
        Pass(5);

        Assert.That(_windows.Windows.Skip(2).Select(w => w.Dictionary), Is.All.SameAs(_windows.Windows[1].Dictionary));
    }

    [Test]
    public void Seconds_the_probe_slept_through_are_invalid_and_what_follows_is_not()
    {
        Pass(2);
        _time.Advance(TimeSpan.FromSeconds(3));
        _clockwork.Beat();
        Pass(2.5);

        Assert.That(_windows.Seconds, Is.Ordered.And.Unique);
        Assert.That(
            _windows.Windows.Where(w => IsInvalid(w)).Select(w => (w.Window.StartUnixMs / 1000) - FirstSecond), Is.SupersetOf(new[] { 1L, 2L, 3L }));
        Assert.That(IsInvalid(_windows.Windows[^1]), Is.False);
    }

    [TestCase(-5)]
    [TestCase(-3600)]
    public void A_clock_that_steps_back_goes_on_at_once_in_the_new_time_and_is_told(double seconds)
    {
        Pass(8);
        _time.Step(TimeSpan.FromSeconds(seconds));
        Pass(20);

        long[] sent = [.. _windows.Seconds];
        long[] after = [.. sent.Skip(Enumerable.Range(1, sent.Length - 1).First(i => sent[i] < sent[i - 1]))];
        Assert.That(after, Is.Ordered.And.Unique);
        Assert.That(after, Has.Length.GreaterThanOrEqualTo(18), "also the seconds that were sent before");
        Assert.That(after[^1], Is.EqualTo(_time.GetUtcNow().ToUnixTimeSeconds() - 1));
        Assert.That(_windows.Windows.Count(w => IsInvalid(w)), Is.EqualTo(1), "the second it stepped in");
        (string path, string kind, _, string before, string told) = _conditions.Changes.Single();
        Assert.That((path, kind), Is.EqualTo(("p", "clock")));
        Assert.That((DateTimeOffset.Parse(told, CultureInfo.InvariantCulture) - DateTimeOffset.Parse(before, CultureInfo.InvariantCulture)).TotalSeconds, Is.EqualTo(seconds).Within(0.01));
    }

    [Test]
    public void A_clock_that_steps_forward_leaves_the_seconds_between_unsaid()
    {
        Pass(3);
        _time.Step(TimeSpan.FromHours(8));
        Pass(3);

        Assert.That(_windows.Seconds, Is.Ordered.And.Unique);
        Assert.That(_windows.Seconds, Has.Count.LessThan(8));
        Assert.That(_windows.Seconds[^1], Is.EqualTo(_time.GetUtcNow().ToUnixTimeSeconds() - 1));
    }

    [Test]
    public async Task An_input_that_cannot_be_read_is_a_fault_of_the_probe_and_says_nothing_of_the_signal()
    {
        Begin(new SilentInput(fails: true));
        using CancellationTokenSource stop = new();
        Task running = _input.RunAsync(stop.Token);
        Pass(5);

        Assert.That(RecordingWindows.StateOf(_windows.Windows[^1], Input, Catalogue.ProbeInputFailure), Is.EqualTo(VerdictState.Fault));
        Assert.That(IsInvalid(_windows.Windows[^1]), Is.True);
        Assert.That(_conditions.Edges.Select(e => (e.Path, e.Indicator, e.Raise)), Is.EqualTo(new[] { (Input, Catalogue.ProbeInputFailure.Id, true) }));
        await stop.CancelAsync();
        await running;
    }

    [Test]
    public void An_input_that_has_bytes_waiting_misses_nothing_and_is_unknown_when_that_lasts()
    {
        Begin(new SilentInput(isBehind: true));
        Pass(5);

        Assert.That(_conditions.Edges, Is.Empty);
        Assert.That(IsInvalid(_windows.Windows[^1]), Is.True);
    }

    private static bool IsInvalid((Dictionary Dictionary, Window Window) sent) =>
        RecordingWindows.StateOf(sent, Input, Catalogue.TsPackets) == VerdictState.Invalid;

    private void Begin(SilentInput silent)
    {
        _time = new ManualTime(Start);
        _windows = new RecordingWindows();
        _conditions = new RecordingConditions();
        ProbeClock clock = new(_time);
        InputOptions options = new()
        {
            Id = "in",
            Name = "in",
            Medium = Medium.Iptv,
            Carrier = string.Empty,
            Profile = AnalysisProfile.Dvb,
            Source = new FileSource("none", Loop: false),
            PidTimeout = TimeSpan.FromSeconds(5),
            Services = [],
        };
        _input = new InputRunner(silent, new TransportPipeline("p", options, clock, _conditions), _conditions, clock, _time);
        InputRunner[] inputs = [_input];
        _clockwork = new WindowClockwork(new Entity { Path = "p", Kind = EntityKind.Probe }, () => inputs, _windows, _conditions, clock);
        _clockwork.Begin();
    }

    private void Pass(double seconds)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < TimeSpan.FromSeconds(seconds); passed += Beat)
        {
            _time.Advance(Beat);
            _clockwork.Beat();
        }
    }
}
