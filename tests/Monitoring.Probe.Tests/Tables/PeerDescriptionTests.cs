using System.Globalization;
using System.Text.Json.Nodes;
using Monitoring.Probe.Tables;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Sections;
using Monitoring.Testing;
using NUnit.Framework;

namespace Monitoring.Probe.Tests.Tables;

/// <summary>
/// The tables of a real satellite beside another tool's reading of the same bytes: as many descriptors of each kind, and every field that both
/// show has the same values. Where names or units differ, <see cref="Theirs"/> says how. Texts of extended events that go on from another
/// descriptor are left out: the tool reads them in the default table, and we in that of the text they go on with.
/// </summary>
[Category("RealCaptures")]
public sealed class PeerDescriptionTests
{
    private const string Sections = "si/test-002.tstables.bin";
    private const string Reading = "si/test-002.tstables.json";

    /// <summary>Names of theirs, without underscores and capitals, where they are not those of the standard.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["DVB_AC3_descriptor"] = "AC-3_descriptor",
        ["DVB_time_shifted_service_descriptor"] = "time_shifted_service_descriptor",
        ["generic_descriptor"] = "descriptor",
        ["languagecode"] = "iso639languagecode",
        ["code"] = "iso639languagecode",
        ["country"] = "countrycode",
        ["countryavailability"] = "countryavailabilityflag",
        ["lcn"] = "logicalchannelnumber",
    };

    /// <summary>Specifiers that they show by name.</summary>
    private static readonly Dictionary<string, string> Specifiers = new(StringComparer.Ordinal)
    {
        ["SES"] = "1",
        ["BskyB"] = "2",
        ["EACEM"] = "40",
    };

    [Test]
    public void As_many_descriptors_of_each_kind_come_out()
    {
        Assert.That(Kinds(Ours()), Is.EqualTo(Kinds(Theirs())));
        Assert.That(Ours(), Has.Count.EqualTo(3633));
    }

    [Test]
    public void Every_field_that_both_show_has_the_same_values()
    {
        ILookup<string, List<(string Name, string Value)>> theirs = Theirs().ToLookup(d => d.Kind, d => d.Fields);
        using (Assert.EnterMultipleScope())
        {
            foreach (IGrouping<string, List<(string Name, string Value)>> ours in Ours().ToLookup(d => d.Kind, d => d.Fields))
            {
                HashSet<string> both = [.. ours.SelectMany(f => f).Select(f => f.Name)];
                both.IntersectWith(theirs[ours.Key].SelectMany(f => f).Select(f => f.Name));

                Assert.That(both, Is.Not.Empty, $"{ours.Key}: no field of the same name");
                Assert.That(Lines(ours, both), Is.EqualTo(Lines(theirs[ours.Key], both)), ours.Key);
            }
        }
    }

    private static List<(string Kind, List<(string Name, string Value)> Fields)> Ours()
    {
        List<(string Kind, List<(string Name, string Value)> Fields)> found = [];
        ReadOnlySpan<byte> rest = Captures.Read(Sections);
        while (SectionHeader.TryRead(rest, out SectionHeader header) == ParseStatus.Complete)
        {
            Collect(SectionCatalogue.Describe(header, rest[..header.TotalLength], isChinese: false), found);
            rest = rest[header.TotalLength..];
        }

        return found;
    }

    private static void Collect(FieldList fields, List<(string Kind, List<(string Name, string Value)> Fields)> found)
    {
        foreach (FieldList round in fields.Fields.OfType<LoopField>().SelectMany(l => l.Items))
        {
            if (round.Title is { } kind)
            {
                found.Add((kind, WithoutContinuation([.. Flat(round)])));
            }

            Collect(round, found);
        }
    }

    private static IEnumerable<(string Name, string Value)> Flat(FieldList fields) => fields.Fields.SelectMany(field => field switch
    {
        LoopField loop => loop.Items.SelectMany(Flat),
        NumberField { Name: "descriptor_tag" } tag when fields.Title == "descriptor" => [("tag", Text(tag.Value))],
        NumberField number => [(Plain(number.Name), Text(number.Value))],
        CodedField coded => [(Plain(coded.Name), Text(coded.Value))],
        FlagField flag => [(Plain(flag.Name), flag.Value ? "true" : "false")],
        WordField word => [(Plain(word.Name), word.Value)],
        TextField text => [(Plain(text.Name), text.Read(null).Text)],
        _ => Enumerable.Empty<(string, string)>(),
    });

    private static List<(string Kind, List<(string Name, string Value)> Fields)> Theirs()
    {
        List<(string Kind, List<(string Name, string Value)> Fields)> found = [];
        CollectTheirs(JsonNode.Parse(Captures.Read(Reading))!.AsArray(), found);
        return found;
    }

    private static void CollectTheirs(JsonArray nodes, List<(string Kind, List<(string Name, string Value)> Fields)> found)
    {
        foreach (JsonObject node in nodes.OfType<JsonObject>())
        {
            string name = (string)node["#name"]!;
            if (name.EndsWith("_descriptor", StringComparison.Ordinal))
            {
                found.Add((Names.GetValueOrDefault(name, name), WithoutContinuation([.. FlatTheirs(node)])));
            }

            CollectTheirs(node["#nodes"] as JsonArray ?? [], found);
        }
    }

    private static IEnumerable<(string Name, string Value)> FlatTheirs(JsonObject node)
    {
        string kind = (string)node["#name"]!;
        foreach ((string key, JsonNode? value) in node)
        {
            if (key is not ("#name" or "#nodes") && Value(kind, key, value!) is { } read)
            {
                yield return (Names.GetValueOrDefault(Plain(key), Plain(key)), read);
            }
        }

        foreach (JsonObject child in (node["#nodes"] as JsonArray ?? []).OfType<JsonObject>())
        {
            JsonArray inner = child["#nodes"] as JsonArray ?? [];
            if (inner.Count > 0 && inner[0] is JsonValue)
            {
                string name = Plain((string)child["#name"]!);
                yield return (Names.GetValueOrDefault(name, name), string.Concat(inner.Select(i => (string)i!)));
            }

            foreach ((string Name, string Value) field in FlatTheirs(child))
            {
                yield return field;
            }
        }
    }

    /// <summary>A value in our terms: their bit rates are in bits, their specifiers have names; spaces are no language.</summary>
    private static string? Value(string kind, string key, JsonNode node)
    {
        string value = node.ToString();
        return (kind, key) switch
        {
            ("maximum_bitrate_descriptor", "maximum_bitrate") => Text(long.Parse(value, CultureInfo.InvariantCulture) / 400),
            ("private_data_specifier_descriptor", _) when Specifiers.TryGetValue(value, out string? specifier) => specifier,
            (_, "language_code") when string.IsNullOrWhiteSpace(value) => null,
            _ when value.StartsWith("0x", StringComparison.Ordinal) =>
                Text(long.Parse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)),
            _ => value,
        };
    }

    private static List<(string Name, string Value)> WithoutContinuation(List<(string Name, string Value)> fields) =>
        fields.Exists(f => f.Name == "descriptornumber" && f.Value != "0") ? [.. fields.Where(f => f.Name != "text")] : fields;

    private static List<string> Kinds(List<(string Kind, List<(string Name, string Value)> Fields)> descriptors) =>
        [.. descriptors.CountBy(d => d.Kind).Select(k => $"{k.Key} {k.Value}").Order(StringComparer.Ordinal)];

    /// <summary>
    /// The fields of each descriptor in a line. Control codes, which they keep and we leave out, are left out of both; the ohm sign that they
    /// write is the omega of ours, as Unicode has it.
    /// </summary>
    private static List<string> Lines(IEnumerable<List<(string Name, string Value)>> descriptors, HashSet<string> names) =>
    [
        .. descriptors
            .Select(fields => string.Join(' ', fields.Where(f => names.Contains(f.Name)).Select(f => $"{f.Name}={f.Value}").Order(StringComparer.Ordinal)))
            .Select(line => string.Concat(line.Where(c => !char.IsControl(c))).Normalize())
            .Order(StringComparer.Ordinal),
    ];

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
