using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Configuration;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary>A file of settings with the templates and profiles it names: what the probe cannot reach comes along, under the name it has there.</summary>
internal static class SettingsBundle
{
    private static readonly JsonDocumentOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The body that puts it in.</summary>
    /// <exception cref="StartupException">A file cannot be read.</exception>
    public static JsonObject Read(string file, string? comment)
    {
        JsonNode? settings = ReadFile(file, "--settings");
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        JsonObject templates = [];
        JsonObject profiles = [];
        if (settings is JsonObject { } read && read["inputs"] is JsonArray inputs)
        {
            foreach (JsonObject input in inputs.OfType<JsonObject>())
            {
                Take(input, "template", folder, templates, isAlways: true);
                Take(input, "profile", folder, profiles, isAlways: false);
            }
        }

        return new JsonObject { ["settings"] = settings, ["templates"] = templates, ["profiles"] = profiles, ["comment"] = comment };
    }

    private static void Take(JsonObject input, string key, string folder, JsonObject named, bool isAlways)
    {
        if (input[key] is JsonValue value && value.TryGetValue(out string? name) && !named.ContainsKey(name)
            && (isAlways || name.Contains('/', StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            named[name] = ReadFile(Path.GetFullPath(name, folder), key);
        }
    }

    private static JsonNode? ReadFile(string file, string why)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > ProbeConfiguration.MaxBytes }
                ? throw new StartupException($"{why}: {file} is larger than the {ProbeConfiguration.MaxBytes} bytes a probe takes")
                : JsonNode.Parse(File.ReadAllBytes(file), documentOptions: Form);
        }
        catch (JsonException error)
        {
            throw new StartupException($"{why}: {file} is not valid JSON: {error.Message.ReplaceLineEndings(" ")}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{why}: {file} cannot be read: {error.Message.ReplaceLineEndings(" ")}");
        }
    }
}
