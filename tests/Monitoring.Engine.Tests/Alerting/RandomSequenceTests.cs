using System.Text.Json;
using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>Whatever comes in whatever order, the invariants of the alarm book hold.</summary>
public sealed class RandomSequenceTests
{
    private const int Steps = 3000;

    private static readonly string[] Entities = ["p/a", "p/a/1", "p/a/2", "p/b", "p/b/7", "q/a", "q/a/1"];

    private static readonly Indicator[] Indicators =
        [Catalogue.TsSyncLoss, Catalogue.PatError2, Catalogue.ContinuityCountError, Catalogue.PidError, Catalogue.ProbeReceiveLoss];

    /// <summary>Without an off-delay a cause's alarm is active exactly while its condition is there.</summary>
    private static readonly RuleSet Rules =
        RuleSet.Default.With([RuleSet.Default.Find(Catalogue.TsSyncLoss.Id)! with { OffDelay = TimeSpan.Zero }]);

    [Test]
    public void The_same_steps_give_the_same_lines_byte_for_byte([Values(1, 2, 3)] int seed)
    {
        string first = JsonSerializer.Serialize(Run(seed));
        string second = JsonSerializer.Serialize(Run(seed));

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public void The_history_alone_tells_the_present([Range(1, 12)] int seed)
    {
        List<AlarmTransition> lines = Run(seed, out AlarmBook book);

        IEnumerable<Alarm> told = lines.Where(l => l.TransitionReason != TransitionReason.LateArrival)
            .GroupBy(l => l.Alarm.Key).Select(g => g.Last().Alarm).Where(a => a.Active || !a.Acked);

        // A return that is not written down yet only grows the count.
        Assert.That(
            told.Select(a => $"{a.Key} {a.Occurrence} {a.Active} {a.Acked}").Order(),
            Is.EqualTo(book.Alarms.Select(a => $"{a.Key} {a.Occurrence} {a.Active} {a.Acked}").Order()));
    }

    [Test]
    public void Each_occurrence_is_raised_once_and_cleared_at_most_once_after_it([Range(1, 12)] int seed)
    {
        foreach (IGrouping<string, AlarmTransition> occurrence in Run(seed).GroupBy(l => l.Alarm.Occurrence))
        {
            AlarmTransition[] lines = [.. occurrence];
            Assert.Multiple(() =>
            {
                Assert.That(lines[0].Kind, Is.EqualTo(AlarmTransitionKind.Raised));
                Assert.That(lines.Count(l => l.Kind == AlarmTransitionKind.Raised), Is.EqualTo(1));
                Assert.That(lines.Count(l => l.Kind == AlarmTransitionKind.Cleared), Is.LessThanOrEqualTo(1));
                Assert.That(lines.Count(l => l.Kind == AlarmTransitionKind.Acknowledged), Is.LessThanOrEqualTo(1));
                Assert.That(lines.All(l => l.Alarm.ClearedAt is null || l.Alarm.ClearedAt >= l.Alarm.RaisedAt), Is.True);
                Assert.That(lines.Select(l => l.Alarm.Count), Is.Ordered);
            });
        }
    }

    [Test]
    public void Of_one_key_at_most_one_occurrence_is_active_at_a_time([Range(1, 12)] int seed)
    {
        foreach (IGrouping<string, AlarmTransition> key in Run(seed)
            .Where(l => l.TransitionReason != TransitionReason.LateArrival).GroupBy(l => l.Alarm.Key))
        {
            bool active = false;
            foreach (AlarmTransition line in key)
            {
                Assert.That(active, Is.EqualTo(line.Kind switch
                {
                    AlarmTransitionKind.Raised => false,
                    AlarmTransitionKind.Cleared or AlarmTransitionKind.Updated => true,
                    _ => active,
                }), AlarmScript.Tell(line));
                active = line.Alarm.Active;
            }
        }
    }

    [Test]
    public void An_acknowledged_raise_inherits_from_one_that_a_person_made([Range(1, 12)] int seed)
    {
        HashSet<string> seen = [];
        foreach (AlarmTransition line in Run(seed).Where(l => l.TransitionReason != TransitionReason.LateArrival))
        {
            if (line.Kind == AlarmTransitionKind.Acknowledged)
            {
                seen.Add(line.Alarm.Key);
            }

            Assert.That(!line.Alarm.Acked || seen.Contains(line.Alarm.Key), Is.True, AlarmScript.Tell(line));
        }
    }

    [Test]
    public void Nothing_of_the_signal_is_active_below_a_dead_input([Range(1, 12)] int seed) => Run(seed, out _, book =>
    {
        Alarm[] active = [.. book.Alarms.Where(a => a.Active)];
        foreach (Alarm cause in active.Where(a => a.Indicator == 1010 && a.Entity.Count(c => c == '/') == 1))
        {
            IEnumerable<string> below = active
                .Where(a => a != cause && a.Indicator < 8000 && (a.Entity == cause.Entity || a.Entity.StartsWith(cause.Entity + "/", StringComparison.Ordinal)))
                .Select(a => a.Key);
            Assert.That(below, Is.Empty);
        }
    });

    [Test]
    public void While_a_probe_is_lost_only_people_change_its_alarms([Range(1, 12)] int seed)
    {
        bool lost = false;
        foreach (AlarmTransition line in Run(seed).Where(l => l.Alarm.Entity.StartsWith('p')))
        {
            bool isOwn = line.Alarm.Indicator == 8010;
            if (isOwn && line.Kind is AlarmTransitionKind.Raised or AlarmTransitionKind.Cleared)
            {
                lost = line.Alarm.Indicator == 8010 ? line.Alarm.Active : lost;
            }

            Assert.That(lost && !isOwn && line.Kind != AlarmTransitionKind.Acknowledged, Is.False, AlarmScript.Tell(line));
        }
    }

    private static List<AlarmTransition> Run(int seed) => Run(seed, out _);

    private static List<AlarmTransition> Run(int seed, out AlarmBook book, Action<AlarmBook>? afterEach = null)
    {
        var random = new Random(seed);
        book = new AlarmBook(Rules, _ => EntityLabel.Unknown, []);
        List<AlarmTransition> lines = [];
        DateTimeOffset now = AlarmScript.Start;
        for (int i = 0; i < Steps; i++)
        {
            now = now.AddMilliseconds(random.Next(1, 2000));
            Step(book, random, now);
            lines.AddRange(book.Drain());
            afterEach?.Invoke(book);
        }

        return lines;
    }

    private static void Step(AlarmBook book, Random random, DateTimeOffset now)
    {
        var entity = EntityId.Parse(Entities[random.Next(Entities.Length)]);
        Indicator indicator = Indicators[random.Next(Indicators.Length)];
        switch (random.Next(20))
        {
            case < 9:
                book.MarkSeen(entity.Probe, now);
                TimeSpan age = random.Next(12) == 0 ? TimeSpan.FromSeconds(random.Next(5, 300)) : TimeSpan.FromMilliseconds(random.Next(300));
                book.Apply(
                    new ConditionSignal(
                        entity, indicator.Id, random.Next(5) < 3, (ulong)random.Next(1, 4), now - age, age,
                        random.Next(6) == 0 ? new Evidence("suspended", "source", Explanation.None, []) : Evidence.None),
                    now);
                break;
            case < 14:
                book.MarkSeen(entity.Probe, now);
                DateTimeOffset start = now.AddSeconds(-1).AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
                book.Apply(
                    new WindowSignal(
                        entity.Probe, start, now - start.AddSeconds(1),
                        [.. Entities.Where(e => e[0] == entity.Path[0]).SelectMany(e => Indicators.Select(
                            i => new Verdict(EntityId.Parse(e), i.Id, (VerdictState)random.Next(0, 7))))]),
                    now);
                break;
            case < 17:
                book.Advance(now);
                break;
            case < 19:
                book.Acknowledge([new AlarmKey(entity, indicator.Id)], "wang", null, now);
                break;
            default:
                book.MarkLost(entity.Probe, now.AddSeconds(-6), now);
                break;
        }
    }
}
