using System.Globalization;
using System.Text.Json;
using Monitoring.Contracts.Identity;
using Monitoring.Contracts.Indicators;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// Reads the file of setting <c>otlp.mapping</c>: <c>{ "entities": [ { "when": {…}, "entity": "…" } ], "metrics": [ { "metric": "…",
/// "indicator": "…", "factor": 1000 }, { "metric": "…*", "drop": true } ] }</c>. Every mistake is one line.
/// </summary>
public static class OtlpMappingReader
{
    private const int MostRules = 1000;
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads a file; no file is the mapping that is always there.</summary>
    /// <exception cref="StartupException">There are mistakes.</exception>
    public static OtlpMapping ReadFile(string? file)
    {
        if (file is null)
        {
            return OtlpMapping.Default;
        }

        try
        {
            return new FileInfo(file) is { Exists: true, Length: > MostBytes }
                ? throw new StartupException($"otlp.mapping: {file} is larger than {MostBytes} bytes")
                : Read(File.ReadAllBytes(file), file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"otlp.mapping: {file} cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="StartupException">There are mistakes.</exception>
    public static OtlpMapping Read(ReadOnlyMemory<byte> utf8, string file)
    {
        List<string> mistakes = [];
        List<OtlpEntityRule> entities = [];
        List<OtlpMetricRule> metrics = [];
        try
        {
            using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions
            {
                CommentHandling = JsonCommentHandling.Skip,
                AllowTrailingCommas = true,
                AllowDuplicateProperties = false,
                MaxDepth = 8,
            });
            foreach ((string where, JsonElement rule) in Rules(document.RootElement, mistakes))
            {
                if (where.StartsWith("entities", StringComparison.Ordinal))
                {
                    entities.Add(ReadEntity(rule, where, mistakes));
                }
                else
                {
                    metrics.Add(ReadMetric(rule, where, mistakes));
                }
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            mistakes.Add($"not valid JSON: {error.Message.ReplaceLineEndings(" ")}");
        }

        return mistakes.Count == 0
            ? new OtlpMapping(entities, metrics)
            : throw new StartupException([.. mistakes.Take(50).Select(m => $"otlp.mapping: {file}: {m}")]);
    }

    private static IEnumerable<(string Where, JsonElement Rule)> Rules(JsonElement root, List<string> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add("must be an object with entities and metrics");
            yield break;
        }

        foreach (JsonProperty list in root.EnumerateObject())
        {
            if (list.Name is not ("entities" or "metrics") || list.Value.ValueKind != JsonValueKind.Array || list.Value.GetArrayLength() > MostRules)
            {
                mistakes.Add(list.Name is "entities" or "metrics"
                    ? $"{list.Name} must be a list of at most {MostRules} rules" : $"{list.Name} is not known (known: entities, metrics)");
                continue;
            }

            int index = 0;
            foreach (JsonElement rule in list.Value.EnumerateArray())
            {
                string where = string.Create(CultureInfo.InvariantCulture, $"{list.Name}[{index++}]");
                if (rule.ValueKind == JsonValueKind.Object)
                {
                    yield return (where, rule);
                }
                else
                {
                    mistakes.Add($"{where} must be an object");
                }
            }
        }
    }

    private static OtlpEntityRule ReadEntity(JsonElement rule, string where, List<string> mistakes)
    {
        Dictionary<string, string> when = new(StringComparer.Ordinal);
        Unknown(rule, where, mistakes, "when", "entity");
        if (rule.TryGetProperty("when", out JsonElement conditions))
        {
            if (conditions.ValueKind != JsonValueKind.Object || conditions.EnumerateObject().Any(c => c.Value.ValueKind != JsonValueKind.String))
            {
                mistakes.Add($"{where}.when must be an object of texts: the attributes a resource must have");
            }
            else
            {
                when = conditions.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString()!, StringComparer.Ordinal);
            }
        }

        string entity = TextOf(rule, "entity") ?? string.Empty;
        OtlpEntityRule read = new(when, entity);
        var filled = OtlpEntityRule.Keys(entity).Distinct(StringComparer.Ordinal).ToDictionary(key => key, _ => "1", StringComparer.Ordinal);
        if (!read.TryName(filled, out EntityId named) || named.Probe == Alerting.AlarmBook.EngineName)
        {
            mistakes.Add($"{where}.entity must be probe, probe/input or probe/input/serviceId, with {{attribute}} where one stands");
        }

        return read;
    }

    private static OtlpMetricRule ReadMetric(JsonElement rule, string where, List<string> mistakes)
    {
        Unknown(rule, where, mistakes, "metric", "indicator", "factor", "drop");
        string metric = TextOf(rule, "metric") ?? string.Empty;
        if (metric.Length == 0)
        {
            mistakes.Add($"{where}.metric must be the name of a metric, or the beginning of names and *");
        }

        Indicator? indicator = null;
        if (rule.TryGetProperty("indicator", out _))
        {
            indicator = Catalogue.Find(TextOf(rule, "indicator") ?? string.Empty);
            if (indicator is not { Kind: IndicatorKind.Quantity } || indicator == Catalogue.Otlp)
            {
                mistakes.Add($"{where}.indicator must be the key of a quantity of the catalogue, e.g. ts_bitrate; checks are judged by probes alone");
            }
        }

        double factor = 1;
        if (rule.TryGetProperty("factor", out JsonElement told)
            && (told.ValueKind != JsonValueKind.Number || !told.TryGetDouble(out factor) || !double.IsFinite(factor) || factor == 0))
        {
            mistakes.Add($"{where}.factor must be a number other than 0");
        }

        bool drops = rule.TryGetProperty("drop", out JsonElement drop);
        if (drops && drop.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            mistakes.Add($"{where}.drop must be true or false");
        }

        return new OtlpMetricRule(metric, indicator, factor, drops && drop.ValueKind == JsonValueKind.True);
    }

    private static void Unknown(JsonElement rule, string where, List<string> mistakes, params string[] known) =>
        mistakes.AddRange(rule.EnumerateObject().Where(m => !known.Contains(m.Name, StringComparer.Ordinal))
            .Select(m => $"{where}.{m.Name} is not known (known: {string.Join(", ", known)})"));

    private static string? TextOf(JsonElement element, string key) =>
        element.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
