using Monitoring.Alerting;
using Monitoring.Alerting.Rules;
using Monitoring.Alerting.Signals;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wording;

namespace Monitoring.Engine.Tests.Alerting;

/// <summary>Drives an alarm book in seconds from a fixed start and writes its lines as short text.</summary>
internal sealed class AlarmScript
{
    public const string Probe = "p";
    public const string Input = "p/in";
    public const string ServiceA = "p/in/1";
    public const string ServiceB = "p/in/2";

    public static readonly DateTimeOffset Start = new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero);

    public AlarmScript(RuleSet? rules = null, IEnumerable<Alarm>? durable = null)
    {
        Book = new AlarmBook(rules ?? RuleSet.Default, e => new EntityLabel($"name of {e.Path}", "dtmb", string.Empty), durable ?? []);
        Book.MarkSeen(Probe, Start);
    }

    public AlarmBook Book { get; }

    public List<AlarmTransition> Lines { get; } = [];

    /// <summary>All lines so far: kind, key, event time, reason.</summary>
    public string[] Story => [.. Lines.Select(Tell)];

    public static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    public static string Tell(AlarmTransition line) =>
        $"{line.Kind} {line.Alarm.Key[2..]} {Math.Round((line.At - Start).TotalSeconds, 3)} {line.TransitionReason}";

    public static AlarmKey Key(string entity, Indicator indicator) => new(EntityId.Parse(entity), indicator.Id);

    public AlarmScript Raise(
        string entity, Indicator indicator, double at, ulong id = 1, double? received = null, string text = "", string reason = "") =>
        Edge(raise: true, entity, indicator, at, id, received, text, reason);

    public AlarmScript Clear(string entity, Indicator indicator, double at, ulong id = 1, double? received = null, string reason = "") =>
        Edge(raise: false, entity, indicator, at, id, received, string.Empty, reason);

    public AlarmScript Window(double start, params (string Entity, Indicator Indicator, VerdictState State)[] verdicts) =>
        WindowOfAge(start, 0.05, verdicts);

    public AlarmScript WindowOfAge(double start, double age, params (string Entity, Indicator Indicator, VerdictState State)[] verdicts)
    {
        Book.Apply(
            new WindowSignal(
                Probe, At(start), TimeSpan.FromSeconds(age),
                [.. verdicts.Select(v => new Verdict(EntityId.Parse(v.Entity), v.Indicator.Id, v.State))]),
            At(start + 1 + age));
        return Drain();
    }

    public AlarmScript Advance(double to)
    {
        Book.Advance(At(to));
        return Drain();
    }

    public AlarmScript Lose(double since, double at)
    {
        Book.MarkLost(Probe, At(since), At(at));
        return Drain();
    }

    public AlarmScript See(double at)
    {
        Book.MarkSeen(Probe, At(at));
        return Drain();
    }

    public int Acknowledge(string entity, Indicator indicator, double at)
    {
        int count = Book.Acknowledge([Key(entity, indicator)], "wang", "seen", At(at));
        Drain();
        return count;
    }

    public Alarm? Find(string entity, Indicator indicator) => Book.Find(Key(entity, indicator));

    public AlarmScript Drain()
    {
        Lines.AddRange(Book.Drain());
        return this;
    }

    private AlarmScript Edge(
        bool raise, string entity, Indicator indicator, double at, ulong id, double? received, string text, string reason)
    {
        double arrival = received ?? at + 0.05;
        Book.Apply(
            new ConditionSignal(
                EntityId.Parse(entity), indicator.Id, raise, id, At(at), TimeSpan.FromSeconds(arrival - at),
                new Evidence(reason, "source", new Explanation([], text), [256])),
            At(arrival));
        return Drain();
    }
}
