using Monitoring.Analysis.Tests.Support;
using Monitoring.Analysis.Timing;
using Monitoring.Contracts.Indicators;
using Monitoring.Contracts.Measurements;

namespace Monitoring.Analysis.Tests;

/// <summary>Random damage: no input breaks the analysis, reports stay the same for every way of reading, and edges come in pairs.</summary>
public sealed class DamageTests
{
    private const int DatagramSize = 7 * 188;

    private static readonly byte[] Clean = Multiplexes.Clean(3);

    [Test]
    public void Damage_of_any_kind_is_judged_and_the_same_for_every_way_of_reading([Range(1, 40)] int seed)
    {
        Random random = new(seed);
        byte[] stream = Damage(random);
        string whole = FileAnalysis.Report(stream, chunk: stream.Length).ToText();
        Assert.That(FileAnalysis.Report(stream, chunk: random.Next(1, 3000)).ToText(), Is.EqualTo(whole));
    }

    [Test]
    public void A_condition_is_raised_once_before_it_ends_and_every_value_is_a_number([Range(1, 40)] int seed)
    {
        Random random = new(seed);
        byte[] stream = Damage(random);
        RecordedConditions conditions = new();
        Numbers numbers = new();
        AnalysisOptions options = new() { ExpectedServices = [new ExpectedService(2, "planned"), new ExpectedService(99, "absent")] };
        TransportStreamAnalyzer analyzer = new(options, conditions);
        long now = 0;
        for (int at = 0; at < stream.Length; at += DatagramSize)
        {
            long before = now;
            now += random.Next(300) == 0 ? random.NextInt64(2 * Instant.NanosecondsPerSecond) : random.Next(6_000_000);
            analyzer.Advance(new Instant(now));
            analyzer.Write(stream.AsSpan(at, Math.Min(DatagramSize, stream.Length - at)), new Instant(now));
            if (before / Instant.NanosecondsPerSecond != now / Instant.NanosecondsPerSecond)
            {
                analyzer.CloseWindow(new Instant(before - 1), new Instant(now), invalid: random.Next(9) == 0, numbers);
            }
        }

        foreach (IGrouping<(Scope, IndicatorId), ConditionEdge> edges in conditions.Edges.GroupBy(e => (e.Scope, e.Indicator)))
        {
            Assert.That(edges.Select(e => e.Raise), Is.EqualTo(edges.Select((_, at) => at % 2 == 0)), $"edges of {edges.Key}");
        }

        Assert.That(conditions.Edges.Where(e => e.Why.Statements.Count == 0), Is.Empty, "conditions that can be told in English alone");
        Assert.That(numbers.Strange, Is.Empty);
    }

    private static byte[] Damage(Random random)
    {
        byte[] stream = [.. Clean];
        int kind = random.Next(3);
        int hits = random.Next(stream.Length / 100);
        for (int hit = 0; hit < hits; hit++)
        {
            int at = random.Next(stream.Length);
            int place = kind switch
            {
                0 => at,
                1 => (at / 188 * 188) + random.Next(12),
                _ => (at / 188 * 188) + 4 + random.Next(40),
            };
            stream[Math.Min(place, stream.Length - 1)] = (byte)random.Next(256);
        }

        int cut = random.Next(stream.Length);
        int lost = Math.Min(random.Next(700), stream.Length - cut);
        return random.Next(2) == 0 ? stream : [.. stream[..cut], .. stream[(cut + lost)..]];
    }

    private sealed class Numbers : IMeasurementSink
    {
        public List<string> Strange { get; } = [];

        public void Measure(Scope scope, IndicatorId indicator, int pid, VerdictState state, double value)
        {
            if (!double.IsFinite(value) || value < 0)
            {
                Strange.Add($"{scope} {indicator} {pid} {state} {value}");
            }
        }
    }
}
