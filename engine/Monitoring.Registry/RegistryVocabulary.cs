using System.Text;
using System.Text.Json;
using Monitoring.Contracts.Identity;

namespace Monitoring.Registry;

/// <summary>A word that a field may hold, with its names for people.</summary>
/// <param name="Word">As written in files.</param>
/// <param name="Zh">Chinese name.</param>
/// <param name="En">English name.</param>
/// <param name="Source">Where it comes from; empty when our own.</param>
/// <param name="Status"><c>verified</c>, <c>unverified</c> or <c>own</c>.</param>
public sealed record RegistryWord(string Word, string Zh, string En, string Source, string Status);

/// <summary>The words that fields may hold. They are data: what no standard settles is for each province to say.</summary>
public sealed class RegistryVocabulary
{
    /// <summary>The vocabulary that is not data: what the wire can say.</summary>
    internal const string Medium = "medium";

    private const string Schema = "monitoring.registry-vocabulary/1";
    private const int LongestFile = 1024 * 1024;

    private readonly Dictionary<string, IReadOnlyList<RegistryWord>> _words;

    private RegistryVocabulary(Dictionary<string, IReadOnlyList<RegistryWord>> words) => _words = words;

    /// <summary>The vocabularies that are data.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. RegistryKinds.All.SelectMany(k => k.Fields).Where(f => f.Type == FieldType.Word && f.Of != Medium)
            .Select(f => f.Of).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The one that comes with the program.</summary>
    public static RegistryVocabulary Default { get; } = ReadDefault();

    /// <summary>Reads a vocabulary file; null with a line per mistake when it is none.</summary>
    public static RegistryVocabulary? Parse(ReadOnlySpan<byte> utf8, string file, out IReadOnlyList<string> mistakes)
    {
        List<string> found = [];
        mistakes = found;
        if (utf8.Length > LongestFile)
        {
            found.Add($"{file}: {utf8.Length} bytes, at most {LongestFile} are taken");
            return null;
        }

        Dictionary<string, IReadOnlyList<RegistryWord>> words = new(StringComparer.Ordinal);
        try
        {
            using var document = JsonDocument.Parse(
                utf8.ToArray(), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 });
            Read(document.RootElement, file, words, found);
        }
        catch (JsonException exception)
        {
            found.Add($"{file}: line {exception.LineNumber + 1}: is no JSON: {exception.Message.ReplaceLineEndings(" ")}");
        }
        catch (InvalidOperationException)
        {
            found.Add($"{file}: holds a text that is not Unicode: save it as UTF-8, without half characters");
        }

        return found.Count == 0 ? new RegistryVocabulary(words) : null;
    }

    /// <summary>The words of a vocabulary, in its order; empty when it is not told, and any word fits then.</summary>
    public IReadOnlyList<RegistryWord> Of(string vocabulary) =>
        vocabulary == Medium
            ? [.. MediumWords.All.Select(m => new RegistryWord(m, m, m, string.Empty, "own"))]
            : _words.GetValueOrDefault(vocabulary, []);

    private static void Read(JsonElement root, string file, Dictionary<string, IReadOnlyList<RegistryWord>> words, List<string> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out JsonElement schema)
            || schema.ValueKind != JsonValueKind.String || schema.GetString() != Schema)
        {
            mistakes.Add($"{file}: must be an object with \"schema\": \"{Schema}\"");
            return;
        }

        foreach (JsonProperty property in root.EnumerateObject().Where(p => p.Name != "schema"))
        {
            if (!Names.Contains(property.Name, StringComparer.Ordinal))
            {
                mistakes.Add($"{file}: {property.Name}: no such vocabulary (known: {string.Join(", ", Names)})");
            }
            else if (property.Value.ValueKind != JsonValueKind.Array || property.Value.GetArrayLength() > RegistryLimits.Words)
            {
                mistakes.Add($"{file}: {property.Name}: must be a list of at most {RegistryLimits.Words} words");
            }
            else
            {
                words[property.Name] = [.. property.Value.EnumerateArray().Select((w, i) => Word(w, $"{file}: {property.Name}[{i}]", mistakes))];
            }
        }
    }

    private static RegistryWord Word(JsonElement element, string place, List<string> mistakes)
    {
        string word = Text(element, "word");
        if (word.Length is 0 or > RegistryLimits.IdCharacters || word.Any(char.IsWhiteSpace))
        {
            mistakes.Add($"{place}: word: 1 to {RegistryLimits.IdCharacters} characters without spaces are needed");
        }

        string status = Text(element, "status");
        if (status is not ("verified" or "unverified" or "own"))
        {
            mistakes.Add($"{place}: status: must be verified, unverified or own");
        }

        return new RegistryWord(word, Text(element, "zh"), Text(element, "en"), Text(element, "source"), status);
    }

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()! : string.Empty;

    private static RegistryVocabulary ReadDefault()
    {
        using Stream stream = typeof(RegistryVocabulary).Assembly.GetManifestResourceStream("Vocabulary.json")!;
        using StreamReader reader = new(stream, Encoding.UTF8);
        return Parse(Encoding.UTF8.GetBytes(reader.ReadToEnd()), "Vocabulary.json", out IReadOnlyList<string> mistakes)
            ?? throw new InvalidOperationException(string.Join('\n', mistakes));
    }
}
