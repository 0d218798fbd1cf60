using Google.Protobuf;

using Monitoring.Contracts.Measurements;
using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// Cuts a batch that is too large for what lies between probe and engine in two. The series of an entity stay together where there is more
/// than one entity.
/// </summary>
internal static class BatchHalves
{
    /// <summary>Two batches that say together what the one said, each with its dictionary; none where it cannot be cut.</summary>
    public static IReadOnlyList<Batch> Of(Batch batch, Dictionary dictionary)
    {
        int parts = batch.Windows.Count == 1 && batch.Conditions.Count == 0 ? dictionary.Series.Count : batch.Conditions.Count;
        if (parts < 2 || batch.Windows.Count > 1 || (batch.Windows.Count == 1 && batch.Windows[0].States.Length != parts))
        {
            return [];
        }

        int middle = batch.Windows.Count == 1 ? BorderOf(dictionary) : parts / 2;
        return [Part(batch, dictionary, 0, middle), Part(batch, dictionary, middle, parts)];
    }

    /// <summary>The first series of an entity, as near to the middle as there is one.</summary>
    private static int BorderOf(Dictionary dictionary)
    {
        int middle = dictionary.Series.Count / 2;
        return Enumerable.Range(1, dictionary.Series.Count - 1)
            .Where(i => dictionary.Series[i].Entity != dictionary.Series[i - 1].Entity)
            .OrderBy(i => Math.Abs(i - middle))
            .FirstOrDefault(middle);
    }

    private static Batch Part(Batch batch, Dictionary dictionary, int from, int to)
    {
        Dictionary own = new();
        Dictionary<uint, uint> places = [];
        uint PlaceOf(uint entity)
        {
            if (!places.TryGetValue(entity, out uint place))
            {
                places.Add(entity, place = (uint)own.Entities.Count);
                own.Entities.Add(dictionary.Entities[(int)entity]);
            }

            return place;
        }

        Batch part = batch.Clone();
        part.Windows.Clear();
        part.Conditions.Clear();
        if (batch.Windows.Count == 1)
        {
            part.Windows.Add(Part(batch.Windows[0], from, to));
            own.Series.AddRange(dictionary.Series.Skip(from).Take(to - from).Select(s => new Series(s) { Entity = PlaceOf(s.Entity) }));
        }
        else
        {
            part.Conditions.AddRange(
                batch.Conditions.Skip(from).Take(to - from).Select(c => new Condition(c) { Entity = PlaceOf(c.Entity) }));
        }

        if (own.Entities.Any(e => e.Kind == EntityKind.Probe))
        {
            // What measures the probe itself names every input it watches.
            own.Entities.AddRange(dictionary.Entities.Where((e, i) => e.Kind == EntityKind.Input && !places.ContainsKey((uint)i)));
        }

        part.Dictionary = own;
        part.DictionaryId = DictionaryShelf.IdOf(own.ToByteArray());
        return part;
    }

    private static Window Part(Window window, int from, int to)
    {
        ReadOnlySpan<byte> states = window.States.Span;
        int before = ValuesIn(states[..from]);
        Window part = new()
        {
            StartUnixMs = window.StartUnixMs,
            DurationMs = window.DurationMs,
            States = ByteString.CopyFrom(states[from..to]),
        };
        part.Values.AddRange(window.Values.Skip(before).Take(ValuesIn(states[from..to])));
        return part;
    }

    private static int ValuesIn(ReadOnlySpan<byte> states)
    {
        int values = 0;
        foreach (byte state in states)
        {
            values += ((VerdictState)state).HasValue() ? 1 : 0;
        }

        return values;
    }
}
