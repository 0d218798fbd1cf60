using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Contracts.Configuration;
using Monitoring.Storage;

namespace Monitoring.Engine.Probes;

/// <summary>
/// What somebody wants a probe to run, checked and in one form of writing: <c>{ "settings": {…}, "templates": {…}, "profiles": {…},
/// "comment": "…" }</c>, all but the first may be absent; comments and trailing commas are allowed.
/// </summary>
/// <param name="Settings">The settings, indented JSON.</param>
/// <param name="Templates">Templates by name, indented JSON.</param>
/// <param name="Profiles">Profiles by name, indented JSON.</param>
/// <param name="Comment">Why; may be empty.</param>
public sealed record ConfigurationProposal(string Settings, string Templates, string Profiles, string Comment)
{
    private const int MostMistakes = 50;
    private const int MostCommentCharacters = 500;

    private static readonly JsonWriterOptions Form =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Everything in one text, for people and for a comparison line by line.</summary>
    public static string TextOf(string settings, string templates, string profiles) =>
        $"settings {settings}\ntemplates {templates}\nprofiles {profiles}\n";

    /// <summary>Reads and checks a proposal for a probe; false with one line for each mistake.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8, string probe, [NotNullWhen(true)] out ConfigurationProposal? proposal, out IReadOnlyList<string> mistakes)
    {
        List<string> found = [];
        mistakes = found;
        proposal = null;
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
                MaxDepth = ProbeConfiguration.MaxDepth - 1,
            });
            proposal = Read(document.RootElement, probe, found);
        }
        catch (JsonException error)
        {
            found.Add($"not valid JSON: {error.Message.ReplaceLineEndings(" ")}");
        }
        catch (InvalidOperationException)
        {
            found.Add("holds text that is not valid UTF-8");
        }

        if (found.Count > MostMistakes)
        {
            found.RemoveRange(MostMistakes, found.Count - MostMistakes);
            found.Add("and more");
        }

        proposal = found.Count == 0 ? proposal : null;
        return proposal is not null;
    }

    /// <summary>Whether it holds what a version holds already.</summary>
    public bool IsSameAs(StoredConfiguration stored) =>
        (Settings, Templates, Profiles) == (stored.Settings, stored.Templates, stored.Profiles);

    private static ConfigurationProposal? Read(JsonElement root, string probe, List<string> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("must be an object with settings, and templates, profiles and a comment if need be");
            return null;
        }

        foreach (JsonProperty member in root.EnumerateObject().Where(m => m.Name is not ("settings" or "templates" or "profiles" or "comment")))
        {
            mistakes.Add($"{member.Name} is not known (known: settings, templates, profiles, comment)");
        }

        JsonElement templates = Named(root, "templates", mistakes);
        JsonElement profiles = Named(root, "profiles", mistakes);
        string comment = string.Empty;
        if (root.TryGetProperty("comment", out JsonElement told) && told.ValueKind != JsonValueKind.Null)
        {
            comment = told.ValueKind == JsonValueKind.String ? told.GetString()! : new string('\n', 1);
            if (comment.Length > MostCommentCharacters || comment.Any(char.IsControl))
            {
                mistakes.Add($"comment must be a text of one line, at most {MostCommentCharacters} characters");
            }
        }

        if (!root.TryGetProperty("settings", out JsonElement settings) || settings.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("settings must be an object");
            return null;
        }

        ConfigurationRules.Check(settings, templates, profiles, probe, mistakes);
        ConfigurationProposal proposal = new(Write(settings), Write(templates), Write(profiles), comment);
        int bytes = ProbeConfiguration.Write(int.MaxValue, proposal.Settings, proposal.Templates, proposal.Profiles).Length;
        if (bytes > ProbeConfiguration.MaxBytes)
        {
            mistakes.Add($"has {bytes} bytes, a probe takes {ProbeConfiguration.MaxBytes}");
        }

        return proposal;
    }

    private static JsonElement Named(JsonElement root, string key, List<string> mistakes)
    {
        if (!root.TryGetProperty(key, out JsonElement named) || named.ValueKind == JsonValueKind.Null)
        {
            return JsonElement.Parse("{}");
        }

        if (named.ValueKind != JsonValueKind.Object || named.EnumerateObject().Any(n => n.Value.ValueKind != JsonValueKind.Object)
            || named.EnumerateObject().Count() > ProbeConfiguration.MaxNamed)
        {
            mistakes.Add($"{key} must be an object of at most {ProbeConfiguration.MaxNamed} objects");
            return JsonElement.Parse("{}");
        }

        return named;
    }

    private static string Write(JsonElement element)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text, Form))
        {
            element.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
