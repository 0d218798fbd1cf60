using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts.Identity;

namespace Monitoring.Engine.Probes;

/// <summary>
/// What the engine can know of a probe's settings: their form, names that must differ, templates that must come along. Whether a source
/// can be opened, a mode exists or a profile is right only the probe can say, and it says so by refusing.
/// </summary>
internal static class ConfigurationRules
{
    private const int MostInputs = 1000;
    private const int MostServices = 512;

    private static readonly string[] InputKeys =
    [
        "id", "name", "medium", "carrier", "profile", "source", "pidTimeoutSeconds", "dtmbMode", "textDefault", "template", "services",
    ];

    /// <summary>Adds a line for each mistake.</summary>
    public static void Check(JsonElement settings, JsonElement templates, JsonElement profiles, string probe, List<string> mistakes)
    {
        foreach (JsonProperty member in settings.EnumerateObject())
        {
            string? problem = member.Name switch
            {
                "probe" => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString() == probe
                    ? null : $"must be '{probe}', the probe this is for, or be left out",
                "engine" or "spool" => "belongs to the probe's own settings file: leave it out here",
                "inputs" => null,
                _ => "is not known (known: probe, inputs)",
            };
            if (problem is not null)
            {
                mistakes.Add($"settings.{member.Name} {problem}");
            }
        }

        if (!settings.TryGetProperty("inputs", out JsonElement inputs) || inputs.ValueKind != JsonValueKind.Array
            || inputs.GetArrayLength() is 0 or > MostInputs)
        {
            mistakes.Add($"settings.inputs must be a list of 1 to {MostInputs} inputs");
            return;
        }

        HashSet<string> ids = new(StringComparer.Ordinal);
        int index = 0;
        foreach (JsonElement input in inputs.EnumerateArray())
        {
            string where = string.Create(CultureInfo.InvariantCulture, $"settings.inputs[{index++}]");
            if (input.ValueKind != JsonValueKind.Object)
            {
                mistakes.Add($"{where} must be an object");
                continue;
            }

            CheckInput(input, where, ids, mistakes);
            CheckReference(input, "template", where, templates, isRequired: true, mistakes);
            CheckReference(input, "profile", where, profiles, isRequired: false, mistakes);
        }
    }

    private static void CheckInput(JsonElement input, string where, HashSet<string> ids, List<string> mistakes)
    {
        foreach (JsonProperty member in input.EnumerateObject().Where(m => !InputKeys.Contains(m.Name, StringComparer.Ordinal)))
        {
            mistakes.Add($"{where}.{member.Name} is not known (known: {string.Join(", ", InputKeys)})");
        }

        string? id = TextOf(input, "id");
        if (id is null || !EntityId.IsName(id))
        {
            mistakes.Add($"{where}.id must be a name: 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore");
        }
        else if (!ids.Add(id))
        {
            mistakes.Add($"{where}.id '{id}' is the id of an earlier input");
        }

        if (!MediumWords.TryParse(TextOf(input, "medium"), out _))
        {
            mistakes.Add($"{where}.medium must be one of {string.Join(", ", MediumWords.All)}");
        }

        if (string.IsNullOrWhiteSpace(TextOf(input, "source")))
        {
            mistakes.Add($"{where}.source must say where the stream comes from, e.g. udp://239.10.0.33:5000");
        }

        if (input.TryGetProperty("services", out JsonElement services))
        {
            CheckServices(services, where, mistakes);
        }
    }

    private static void CheckServices(JsonElement services, string where, List<string> mistakes)
    {
        if (services.ValueKind != JsonValueKind.Array || services.GetArrayLength() > MostServices)
        {
            mistakes.Add($"{where}.services must be a list of at most {MostServices} services");
            return;
        }

        HashSet<int> ids = [];
        int index = 0;
        foreach (JsonElement service in services.EnumerateArray())
        {
            string place = string.Create(CultureInfo.InvariantCulture, $"{where}.services[{index++}]");
            if (service.ValueKind != JsonValueKind.Object || !service.TryGetProperty("id", out JsonElement told)
                || told.ValueKind != JsonValueKind.Number || !told.TryGetInt32(out int id) || id is < 1 or > ushort.MaxValue)
            {
                mistakes.Add($"{place}.id must be a number from 1 to 65535");
            }
            else if (!ids.Add(id))
            {
                mistakes.Add(string.Create(CultureInfo.InvariantCulture, $"{place}.id {id} is the id of an earlier service of this input"));
            }
        }
    }

    /// <summary>A file of the engine's machine means nothing to the probe: what an input names must come along.</summary>
    private static void CheckReference(
        JsonElement input, string key, string where, JsonElement named, bool isRequired, List<string> mistakes)
    {
        if (!input.TryGetProperty(key, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        string? name = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        bool isFile = name is not null && (name.Contains('/', StringComparison.Ordinal) || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
        if (name is null)
        {
            mistakes.Add($"{where}.{key} must be a text");
        }
        else if ((isRequired || isFile) && !named.TryGetProperty(name, out _))
        {
            mistakes.Add($"{where}.{key} '{name}' is not among the {key}s that come along");
        }
    }

    private static string? TextOf(JsonElement element, string key) =>
        element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
