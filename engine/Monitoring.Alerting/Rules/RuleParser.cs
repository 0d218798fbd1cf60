using System.Text.Json;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;

namespace Monitoring.Alerting.Rules;

/// <summary>
/// Reads the rules file: an object per indicator key with what differs from the default, e.g.
/// <c>{ "continuity_count_error": { "severity": 2, "offDelaySeconds": 15 } }</c>.
/// </summary>
public static class RuleParser
{
    private const double LongestDelaySeconds = 3600;
    private const double LongestReackSeconds = 86_400;

    /// <summary>The rules of a file; null when <paramref name="mistakes"/> has any, one line each.</summary>
    public static RuleSet? Parse(ReadOnlySpan<byte> utf8, string file, out IReadOnlyList<string> mistakes)
    {
        IReadOnlyList<JsonSetting>? settings = JsonSetting.ReadAll(utf8, out string? problem);
        if (settings is null)
        {
            mistakes = [$"{file}: {problem}"];
            return null;
        }

        List<string> found = [];
        Dictionary<IndicatorId, AlarmRule> changed = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonSetting setting in settings)
        {
            string? mistake = !seen.Add(setting.Path) ? "is written twice" : Take(setting, changed);
            if (mistake is not null)
            {
                found.Add($"{file}: line {setting.Line}: {setting.Path} {mistake}");
            }
        }

        mistakes = found;
        return found.Count == 0 ? RuleSet.Default.With(changed.Values) : null;
    }

    private static string? Take(JsonSetting setting, Dictionary<IndicatorId, AlarmRule> changed)
    {
        if (setting.Group.Length == 0)
        {
            return "must be an object of an indicator, e.g. { \"severity\": 2 }";
        }

        if (Catalogue.Find(setting.Group) is not Indicator indicator || RuleSet.Default.Find(indicator.Id) is not AlarmRule standard)
        {
            return "names no check of the catalogue, e.g. continuity_count_error";
        }

        AlarmRule rule = changed.GetValueOrDefault(indicator.Id) ?? standard;
        AlarmRule? next = setting.Name switch
        {
            "enabled" => setting.Value.ValueKind is JsonValueKind.True or JsonValueKind.False
                ? rule with { Enabled = setting.Value.GetBoolean() } : null,
            "severity" => setting.Value.ValueKind == JsonValueKind.Number && setting.Value.TryGetInt32(out int s) && s is >= 1 and <= 4
                ? rule with { Severity = (AlarmSeverity)s } : null,
            "onDelaySeconds" => Seconds(setting, LongestDelaySeconds) is TimeSpan on ? rule with { OnDelay = on } : null,
            "offDelaySeconds" => Seconds(setting, LongestDelaySeconds) is TimeSpan off ? rule with { OffDelay = off } : null,
            "reackSeconds" => Seconds(setting, LongestReackSeconds) is TimeSpan reack ? rule with { ReackWindow = reack } : null,
            _ => rule,
        };
        if (next is not null)
        {
            changed[indicator.Id] = next;
        }

        return setting.Name switch
        {
            "enabled" when next is null => "must be true or false",
            "severity" when next is null => "must be 1, 2, 3 or 4",
            "onDelaySeconds" or "offDelaySeconds" when next is null => $"must be a number from 0 to {LongestDelaySeconds}",
            "reackSeconds" when next is null => $"must be a number from 0 to {LongestReackSeconds}",
            "enabled" or "severity" or "onDelaySeconds" or "offDelaySeconds" or "reackSeconds" => null,
            _ => "is not known (known: enabled, severity, onDelaySeconds, offDelaySeconds, reackSeconds)",
        };
    }

    private static TimeSpan? Seconds(JsonSetting setting, double longest) =>
        setting.Value.ValueKind == JsonValueKind.Number && setting.Value.TryGetDouble(out double seconds)
            && seconds >= 0 && seconds <= longest
            ? TimeSpan.FromSeconds(seconds) : null;
}
