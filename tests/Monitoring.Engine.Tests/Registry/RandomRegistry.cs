using System.Globalization;
using System.Text.Json;
using Monitoring.Registry;

namespace Monitoring.Engine.Tests.Registry;

/// <summary>Registries that are right, with every field and what is awkward in text.</summary>
internal static class RandomRegistry
{
    private static readonly string[] Awkward =
        ["青海卫视", "=1+1", "'=x", "''@", "-5", "a,b", "say \"so\"", "a;b", "𠮷野家", "é", "'quoted'", "+86 971", "@home", "#1", "1e3", "ﬀ"];

    /// <summary>The lists of a document.</summary>
    public static string Make(int seed)
    {
        Random random = new(seed);
        var lists = new Dictionary<string, List<Dictionary<string, object>>>();
        foreach (RegistryKind kind in RegistryKinds.All.Where(k => k.Word != "link"))
        {
            lists[kind.Plural] = [.. Enumerable.Range(0, random.Next(1, 8)).Select(i => Object(random, kind, i, lists))];
        }

        // from an earlier kind to a later one: no circle
        string[] stages = ["service", "multiplex", "transmitter", "carrier", "input"];
        lists["links"] =
        [
            .. Enumerable.Range(0, 12)
                .Select(_ => (From: random.Next(0, stages.Length - 1), Step: random.Next(1, stages.Length)))
                .Where(p => p.From + p.Step < stages.Length)
                .Select(p => (From: Pick(random, stages[p.From], lists), To: Pick(random, stages[p.From + p.Step], lists)))
                .Distinct()
                .Select((p, i) => new Dictionary<string, object> { ["id"] = $"l-{i}", ["from"] = p.From, ["to"] = p.To }),
        ];
        return string.Join(", ", lists.Select(l => $"{JsonSerializer.Serialize(l.Key)}: {JsonSerializer.Serialize(l.Value)}"));
    }

    private static Dictionary<string, object> Object(
        Random random, RegistryKind kind, int index, Dictionary<string, List<Dictionary<string, object>>> lists)
    {
        Dictionary<string, object> item = new() { ["id"] = $"{kind.Word}-{index}" };
        foreach (RegistryField field in kind.Fields.Where(f => f.IsRequired || random.Next(3) > 0))
        {
            object? value = field.Type switch
            {
                FieldType.Text => Awkward[random.Next(Awkward.Length)],
                FieldType.Number => Math.Round(((double)(field.Max - field.Min) * random.NextDouble()) + (double)field.Min, 6),
                FieldType.Whole => random.Next((int)field.Min, (int)field.Max + 1),
                FieldType.Word => RegistryVocabulary.Default.Of(field.Of)[0].Word,
                FieldType.Reference when field.Of == kind.Word => null,
                FieldType.Reference => Pick(random, field.Of, lists).Split('/')[1],
                _ => Entities(kind, index),
            };
            if (value is not null)
            {
                item[field.Name] = value;
            }
        }

        return item;
    }

    private static string[] Entities(RegistryKind kind, int index) =>
        [.. Enumerable.Range(0, 3).Select(n => string.Join('/', new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"p-{index}.{n}"), "in_1", "101",
        }.Take((int)kind.Measured!.Value)))];

    private static string Pick(Random random, string kind, Dictionary<string, List<Dictionary<string, object>>> lists)
    {
        List<Dictionary<string, object>> of = lists[RegistryKinds.Find(kind)!.Plural];
        return $"{kind}/{of[random.Next(of.Count)]["id"]}";
    }
}
