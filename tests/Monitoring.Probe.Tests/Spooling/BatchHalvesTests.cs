using Google.Protobuf;

using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;
using Monitoring.Probe.Spooling;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Spooling;

/// <summary>Two halves say together what the whole said.</summary>
public sealed class BatchHalvesTests
{
    [Test]
    public void A_window_is_cut_between_entities_and_nothing_is_lost_or_doubled()
    {
        Dictionary dictionary = DictionaryOf(1, 3, 2);
        IReadOnlyList<Batch> halves = BatchHalves.Of(BatchOf(dictionary), dictionary);

        Assert.That(halves.SelectMany(Said), Is.EqualTo(Said(BatchOf(dictionary), dictionary)));
        Assert.That(halves.Select(h => h.Dictionary.Entities.Count), Is.EqualTo(new[] { 2, 1 }));
        Assert.That(halves.Select(h => h.DictionaryId), Is.EqualTo(halves.Select(h => DictionaryShelf.IdOf(h.Dictionary.ToByteArray()))));
    }

    [Test]
    public void One_entity_with_several_series_is_cut_as_well_and_one_series_is_not()
    {
        Dictionary several = DictionaryOf(5);
        Assert.That(BatchHalves.Of(BatchOf(several), several).SelectMany(Said), Is.EqualTo(Said(BatchOf(several), several)));

        Dictionary one = DictionaryOf(1);
        Assert.That(BatchHalves.Of(BatchOf(one), one), Is.Empty);
    }

    [Test]
    public void What_measures_the_probe_itself_names_every_input_still()
    {
        Dictionary dictionary = DictionaryOf(1, 3, 2);
        dictionary.Entities[0].Kind = EntityKind.Probe;
        dictionary.Entities[1].Kind = dictionary.Entities[2].Kind = EntityKind.Input;
        IReadOnlyList<Batch> halves = BatchHalves.Of(BatchOf(dictionary), dictionary);

        Assert.That(halves[0].Dictionary.Entities.Select(e => e.Path), Is.EqualTo(new[] { "e0", "e1", "e2" }));
        Assert.That(halves[1].Dictionary.Entities.Select(e => e.Path), Is.EqualTo(new[] { "e2" }));
        Assert.That(halves.SelectMany(Said), Is.EqualTo(Said(BatchOf(dictionary), dictionary)));
    }

    [Test]
    public void Edges_are_cut_in_their_order()
    {
        Dictionary dictionary = DictionaryOf(1, 1);
        Batch batch = new();
        batch.Conditions.AddRange(Enumerable.Range(0, 5).Select(i => new Condition { Id = (ulong)i, Entity = (uint)(i % 2) }));
        IReadOnlyList<Batch> halves = BatchHalves.Of(batch, dictionary);

        Assert.That(
            halves.SelectMany(h => h.Conditions.Select(c => (c.Id, h.Dictionary.Entities[(int)c.Entity].Path))),
            Is.EqualTo(new[] { (0UL, "e0"), (1UL, "e1"), (2UL, "e0"), (3UL, "e1"), (4UL, "e0") }));
    }

    private static IEnumerable<(string Path, uint Indicator, byte State, long? Value)> Said(Batch batch) => Said(batch, batch.Dictionary);

    private static IEnumerable<(string Path, uint Indicator, byte State, long? Value)> Said(Batch batch, Dictionary dictionary)
    {
        int value = 0;
        Window window = batch.Windows.Single();
        for (int i = 0; i < dictionary.Series.Count; i++)
        {
            byte state = window.States[i];
            yield return (
                dictionary.Entities[(int)dictionary.Series[i].Entity].Path, dictionary.Series[i].Indicator, state,
                ((VerdictState)state).HasValue() ? window.Values[value++] : null);
        }
    }

    private static Dictionary DictionaryOf(params int[] seriesOfEntities)
    {
        Dictionary dictionary = new();
        for (int entity = 0; entity < seriesOfEntities.Length; entity++)
        {
            dictionary.Entities.Add(new Entity { Path = $"e{entity}" });
            dictionary.Series.AddRange(Enumerable.Range(0, seriesOfEntities[entity]).Select(i => new Series { Entity = (uint)entity, Indicator = (uint)i }));
        }

        return dictionary;
    }

    /// <summary>Every second series has no value.</summary>
    private static Batch BatchOf(Dictionary dictionary)
    {
        Window window = new() { StartUnixMs = 5000, DurationMs = 1000 };
        window.States = ByteString.CopyFrom(
            [.. Enumerable.Range(0, dictionary.Series.Count).Select(i => (byte)(i % 2 == 0 ? VerdictState.Ok : VerdictState.Invalid))]);
        window.Values.AddRange(Enumerable.Range(0, dictionary.Series.Count).Where(i => i % 2 == 0).Select(i => 100L + i));
        Batch batch = new();
        batch.Windows.Add(window);
        return batch;
    }
}
