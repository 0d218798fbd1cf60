using Google.Protobuf;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Ingest;

/// <summary>Every rule of the wire, broken one at a time.</summary>
[TestFixture]
internal sealed class BatchRulesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private static IEnumerable<TestCaseData> BrokenBatches()
    {
        yield return Broken("probe is not a name", b => b.Probe = "Xining 01");
        yield return Broken("probe is not a name", b => b.Probe = "xining-01/dtmb-33");
        yield return Broken("epoch has 15 bytes", b => b.Epoch = ByteString.CopyFrom(new byte[15]));
        yield return Broken("it counts from 1", b => b.Sequence = 0);
        yield return Broken("it counts from 1", b => b.Sequence = ulong.MaxValue);
        yield return Broken("lane 7 is not known", b => b.Lane = (Lane)7);
        yield return Broken("is not that of the dictionary's content", b => b.DictionaryId++);
        yield return Broken("software is longer", b => b.Software = new string('x', 65));
        yield return Broken("a sha256 of 3 bytes", b => b.Configuration = new() { Version = 1, Sha256 = ByteString.CopyFrom(1, 2, 3) });
        yield return Broken("a sha256 of 32 bytes", b => b.Configuration = new() { Sha256 = ByteString.CopyFrom(new byte[32]) });
        yield return Broken("a version beyond 2^31", b => b.Configuration = new() { RefusedVersion = uint.MaxValue });
        yield return Broken("refused in more than 1024", b => b.Configuration = new() { Refused = new string('x', 1025) });
        yield return Broken("does not start on a whole second", b => b.Windows[0].StartUnixMs++);
        yield return Broken("does not start on a whole second", b => b.Windows[0].StartUnixMs = long.MinValue);
        yield return Broken("lasts 999 ms", b => b.Windows[0].DurationMs = 999);
        yield return Broken("has 2 states for 3 series", b => b.Windows[0].States = ByteString.CopyFrom(2, 2));
        yield return Broken("has state 7", b => b.Windows[0].States = ByteString.CopyFrom(2, 2, 7));
        yield return Broken("has 3 values for 2 states", b => b.Windows[0].States = ByteString.CopyFrom(2, 2, 0));
        yield return Broken("beyond 2^53", b => b.Windows[0].Values[1] = long.MinValue);
        yield return Broken("names entity 2 of 2", b => b.Conditions[0].Entity = 2);
        yield return Broken("has indicator 0", b => b.Conditions[0].Indicator = 0);
        yield return Broken("has edge 0", b => b.Conditions[0].Edge = Edge.Unspecified);
        yield return Broken("has attribution 9", b => b.Conditions[0].Attribution = (Attribution)9);
        yield return Broken("has no valid time", b => b.Conditions[0].AtUnixMs = long.MaxValue);
        yield return Broken("has a text longer", b => b.Conditions[0].Text = new string('x', 1025));
        yield return Broken("has a before or after longer", b => b.Conditions[0].After = new string('x', 1025));
        yield return Broken("has a reason longer", b => b.Conditions[0].Reason = new string('x', 65));
        yield return Broken("has 9 sentences", b => b.Conditions[0].Evidence.AddRange(Enumerable.Repeat(new EvidenceSentence(), 9)));
        yield return Broken("a value that is no number", b => b.Conditions[0].Evidence.Add(new EvidenceSentence { Values = { new EvidenceValue { Number = double.NaN } } }));
        yield return Broken("has a sentence with too many", b => b.Conditions[0].Evidence.Add(new EvidenceSentence { Sentence = new string('x', 65) }));
        yield return Broken("has 33 PIDs", b => b.Conditions[0].Pids.AddRange(Enumerable.Range(0, 33).Select(p => (uint)p)));
    }

    private static IEnumerable<TestCaseData> BrokenDictionaries()
    {
        yield return BrokenDictionary("entity 1 has no valid path", d => d.Entities[1].Path = "xining-01/dtmb-33/70000");
        yield return BrokenDictionary("belongs to another probe", d => d.Entities[1].Path = "golmud-02/dtmb-33/1");
        yield return BrokenDictionary("stands twice", d => d.Entities[1].Path = d.Entities[0].Path);
        yield return BrokenDictionary("says it is of kind 1", d => d.Entities[1].Kind = EntityKind.Probe);
        yield return BrokenDictionary("longer than 256 characters", d => d.Entities[1].Name = new string('青', 257));
        yield return BrokenDictionary("is none of dtmb, dab, iptv, internet", d => d.Entities[1].Medium = "satellite");
        yield return BrokenDictionary("does not fit 16 bits", d => d.Entities[1].ServiceId = 65536);
        yield return BrokenDictionary("series 1 names entity 2 of 2", d => d.Series[1].Entity = 2);
        yield return BrokenDictionary("series 1 has indicator 0", d => d.Series[1].Indicator = 0);
        yield return BrokenDictionary("series 1 has scale10 7", d => d.Series[1].Scale10 = 7);
        yield return BrokenDictionary("the qualifier of series 1 is longer", d => d.Series[1].Qualifier = new string('x', 65));
        yield return BrokenDictionary("series 2 stands twice", d => d.Series[2] = d.Series[1].Clone());
    }

    [TestCaseSource(nameof(BrokenBatches))]
    public void A_batch_that_breaks_a_rule_is_refused_in_one_line_that_names_it(string expected, Action<Batch> breakIt)
    {
        BatchBuilder probe = new();
        Batch batch = BatchBuilder.WithCondition(probe.Seconds(Start), Edge.Raise, Start);
        breakIt(batch);
        Assert.That(BatchSchema.TryCreate(probe.Dictionary.ToByteArray(), out BatchSchema? schema, out string? problem), Is.True, problem);

        Assert.That(IngestItem.TryCreate(batch, schema!, batch.ToByteArray(), Start, out _, out problem), Is.False);
        Assert.That(problem, Does.StartWith("batch: ").And.Contain(expected));
        Assert.That(problem, Does.Not.Contain("\n"));
    }

    [TestCaseSource(nameof(BrokenDictionaries))]
    public void A_dictionary_that_breaks_a_rule_is_refused_in_one_line_that_names_it(string expected, Action<Dictionary> breakIt)
    {
        BatchBuilder probe = new();
        breakIt(probe.Dictionary);

        Assert.That(BatchSchema.TryCreate(probe.Dictionary.ToByteArray(), out _, out string? problem), Is.False);
        Assert.That(problem, Does.StartWith("dictionary: ").And.Contain(expected));
    }

    [Test]
    public void An_indicator_the_catalogue_does_not_know_is_kept_by_its_number()
    {
        BatchBuilder probe = new();
        probe.Dictionary.Series[1].Indicator = 60_000;

        Assert.That(BatchSchema.TryCreate(probe.Dictionary.ToByteArray(), out BatchSchema? schema, out _), Is.True);
        Assert.That(schema!.Series[1].Indicator.Value, Is.EqualTo(60_000));
    }

    private static TestCaseData Broken(string expected, Action<Batch> breakIt) => new(expected, breakIt);

    private static TestCaseData BrokenDictionary(string expected, Action<Dictionary> breakIt) => new(expected, breakIt);
}
