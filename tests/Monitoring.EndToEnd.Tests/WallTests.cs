using System.Globalization;

using Microsoft.Playwright;

using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;
using Monitoring.Testing.Playback;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A fault in a stream, seen by a person in front of the wall.</summary>
public sealed class WallTests
{
    private const int Services = 8;
    private const int Rounds = 5;

    private static readonly TimeSpan FirstFault = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(0.7);

    /// <summary>Long enough that the fault of the last service ends in it.</summary>
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    /// <summary>How long before a round's first fault every service is well.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    [Test]
    public async Task A_missing_PMT_appears_on_the_wall_within_a_second_and_clears()
    {
        using LiveSystem system = new(Services, [.. Faults()]);
        system.Play();
        await system.StartEngineAsync();
        system.StartProbe();
        await using Wall wall = await Wall.OpenAsync(system.Web.BaseAddress!);
        await Assertions.Expect(wall.Page.Locator("[data-entity].normal")).ToHaveCountAsync(
            Services, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
        DateTimeOffset watching = DateTimeOffset.UtcNow;

        // Where one round's last fault is over and the next round's first has not begun; a machine that is
        // late for this pause finds the next one within a round.
        DateTimeOffset pause = system.PlayingSince + FirstFault + (Rounds * Round) - Pause;
        await Task.Delay(pause - DateTimeOffset.UtcNow);
        await Assertions.Expect(wall.Page.Locator("[data-entity].normal")).ToHaveCountAsync(
            Services, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });

        AlarmTransition[] history = await system.HistoryAsync();
        AlarmTransition[] raised =
            [.. history.Where(t => t.Kind == AlarmTransitionKind.Raised && t.At > watching && t.At < pause)];
        Assert.That(raised.Select(t => t.Alarm.Indicator).Distinct(), Is.EqualTo(new[] { (int)Catalogue.PmtError2.Id.Value }));
        Assert.That(raised.Select(t => t.Alarm.Entity).Distinct().Count(), Is.EqualTo(Services));

        Dictionary<string, double> painted = await wall.PaintedAsync();
        Dictionary<string, double> over = await wall.OverAsync();
        Assert.That(raised.Select(t => t.Alarm.Occurrence).Where(o => !painted.ContainsKey(o)), Is.Empty, "raised and never painted");
        Assert.That(raised.Select(t => t.Alarm.Occurrence).Where(o => !over.ContainsKey(o)), Is.Empty, "never seen to clear");
        Assert.That(wall.Strangers, Is.Empty, "the page asked another machine");

        double[] milliseconds = [.. raised.Select(t => painted[t.Alarm.Occurrence] - t.At.ToUnixTimeMilliseconds()).Order()];
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"detected in the probe to painted on the wall: p50 {Quantile(milliseconds, 0.5):0} ms, p99 {Quantile(milliseconds, 0.99):0} ms, n {milliseconds.Length}");
        await TestContext.Progress.WriteLineAsync(figures);
        Assert.That(milliseconds, Is.All.GreaterThanOrEqualTo(0).And.All.LessThan(10_000), figures);
    }

    private static double Quantile(double[] sorted, double q) => sorted[(int)Math.Ceiling(q * sorted.Length) - 1];

    private static TimeSpan Within(TimeSpan at) => TimeSpan.FromTicks(at.Ticks % Round.Ticks);

    private static IEnumerable<StreamFault> Faults() =>
        from service in Enumerable.Range(0, Services)
        let start = FirstFault + (service * Apart)
        select new StreamFault(StreamFaultKind.MissingPid, Within(start), (Within(start)) + Length, [(service + 1) * 0x100], Round);
}
