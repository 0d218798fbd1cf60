using System.Collections;
using System.Text.Json;
using Monitoring.Alerting.Rules;
using Monitoring.Contracts.Operations;
using Monitoring.Storage;

namespace Monitoring.Engine.Configuration;

/// <summary>
/// Settings from the file, over them the environment (<c>MONITORING__KEY</c>), over them the command line. Every mistake is one
/// line saying where, which key and what is wanted.
/// </summary>
public sealed class EngineOptionsReader
{
    /// <summary>Prefix of the variables.</summary>
    public const string EnvironmentPrefix = "MONITORING__";

    private readonly List<string> _mistakes = [];
    private readonly Dictionary<string, SettingOrigin> _origins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private EngineOptions _options = new();

    private EngineOptionsReader()
    {
    }

    /// <summary>Reads all sources.</summary>
    /// <param name="configFile">The file; null for none.</param>
    /// <param name="environment">The variables of the process.</param>
    /// <param name="commandLine">Key and value of the options given.</param>
    /// <exception cref="StartupException">There are mistakes.</exception>
    public static EngineOptions Read(string? configFile, IDictionary environment, IReadOnlyList<KeyValuePair<string, string>> commandLine)
    {
        var reader = new EngineOptionsReader();
        if (configFile is not null)
        {
            reader.TakeFile(configFile);
        }

        foreach (string name in environment.Keys.OfType<string>().Where(n => n.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal))
        {
            string key = name[EnvironmentPrefix.Length..].Replace("__", ".", StringComparison.Ordinal);
            reader.Take(
                EngineSettings.Keys.FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key,
                (string?)environment[name] ?? string.Empty, $"environment: {name}", Environment.CurrentDirectory, new SettingOrigin("environment", name));
        }

        foreach ((string key, string value) in commandLine)
        {
            reader.Take(key, value, $"command line: --{key}", Environment.CurrentDirectory, new SettingOrigin("commandLine", $"--{key}"));
        }

        reader.ChooseStore();
        reader.HoldTiersInOrder();
        return reader._mistakes.Count == 0
            ? reader._options with { Origins = reader._origins } : throw new StartupException(reader._mistakes);
    }

    private void TakeFile(string file)
    {
        byte[] text;
        try
        {
            text = File.ReadAllBytes(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _mistakes.Add($"{file}: cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
            return;
        }

        IReadOnlyList<JsonSetting>? settings = JsonSetting.ReadAll(text, out string? problem);
        if (settings is null)
        {
            _mistakes.Add($"{file}: {problem}");
            return;
        }

        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonSetting setting in settings)
        {
            string where = $"{file}: line {setting.Line}: {setting.Path}";
            EngineSetting? known = Find(setting.Path);
            if (!seen.Add(setting.Path))
            {
                _mistakes.Add($"{where} is written twice");
            }
            else if (known is null)
            {
                _mistakes.Add(Unknown(where, setting.Path));
            }
            else if (KindOf(setting.Value.ValueKind) == known.Kind)
            {
                string value = known.Kind == SettingKind.Text ? setting.Value.GetString()! : setting.Value.GetRawText();
                Take(setting.Path, value, where, folder, new SettingOrigin("file", $"{file}:{setting.Line}"));
            }
            else if (setting.Value.ValueKind != JsonValueKind.Null)
            {
                _mistakes.Add($"{where} must be {(known.Kind switch
                {
                    SettingKind.Number => "a number",
                    SettingKind.Switch => "true or false",
                    _ => "a text",
                })}");
            }
        }
    }

    private void Take(string key, string value, string where, string folder, SettingOrigin origin)
    {
        if (Find(key) is not { } setting)
        {
            _mistakes.Add(Unknown(where, key));
        }
        else if (setting.Take(_options, value, folder, out string problem) is { } taken)
        {
            _options = taken;
            _origins[key] = origin;
            _places[key] = where;
        }
        else
        {
            _mistakes.Add(where + problem);
        }
    }

    /// <summary>The settings of the store belong together. A connection string may hold a password: no line quotes it.</summary>
    private void ChooseStore()
    {
        string place = _places.GetValueOrDefault("storeConnection") ?? _places.GetValueOrDefault("storeConnectionFile") ?? string.Empty;
        string? connection = _options.StoreConnection?.Reveal();
        if (_options.StoreName == "sqlite")
        {
            if (connection is not null)
            {
                _mistakes.Add($"{place} is only for a store in PostgreSQL: set store to postgresql, or take this away");
            }
        }
        else if (connection is null)
        {
            // A file that cannot be read has its line already.
            if (_mistakes.Count == 0)
            {
                _mistakes.Add($"{_places["store"]}: postgresql needs storeConnection or storeConnectionFile");
            }
        }
        else if (PostgresOptions.Problem(connection) is string problem)
        {
            _mistakes.Add($"{place} {problem}");
        }
        else
        {
            _options = _options with { Postgres = new PostgresOptions { ConnectionString = connection, File = _options.StoreConnectionFile } };
        }
    }

    /// <summary>A coarser tier that went before a finer one would leave a hole in what long queries read.</summary>
    private void HoldTiersInOrder()
    {
        if (_options.SecondsDays > _options.MinutesDays)
        {
            string key = _places.ContainsKey("retention.seconds") ? "retention.seconds" : "retention.minutes";
            _mistakes.Add(
                key == "retention.seconds" ? $"{_places[key]}: {_options.SecondsDays}d is longer than retention.minutes ({_options.MinutesDays}d)"
                : $"{_places[key]}: {_options.MinutesDays}d is shorter than retention.seconds ({_options.SecondsDays}d)");
        }

        if (_options.MinutesDays > _options.HoursDays)
        {
            string key = _places.ContainsKey("retention.hours") ? "retention.hours" : "retention.minutes";
            _mistakes.Add(
                key == "retention.hours" ? $"{_places[key]}: {_options.HoursDays}d is shorter than retention.minutes ({_options.MinutesDays}d)"
                : $"{_places[key]}: {_options.MinutesDays}d is longer than retention.hours ({_options.HoursDays}d)");
        }
    }

    private static SettingKind? KindOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.String => SettingKind.Text,
        JsonValueKind.Number => SettingKind.Number,
        JsonValueKind.True or JsonValueKind.False => SettingKind.Switch,
        _ => null,
    };

    private static EngineSetting? Find(string key) => EngineSettings.All.FirstOrDefault(setting => setting.Key == key);

    private static string Unknown(string where, string key) =>
        $"{where} is not known " + (Spelling.Nearest(key, EngineSettings.Keys) is string near
            ? $"(did you mean \"{near}\"?)" : $"(known: {string.Join(", ", EngineSettings.Keys)})");
}
