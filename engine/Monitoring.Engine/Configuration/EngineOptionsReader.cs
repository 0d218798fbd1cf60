using System.Collections;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Monitoring.Alerting.Rules;
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
    private EngineOptions _options = new();
    private (string Name, string Where) _store = ("sqlite", string.Empty);
    private (string Text, string Where)? _connection;

    private EngineOptionsReader()
    {
    }

    private static IReadOnlyList<string> Keys { get; } =
        [
            "listen", "ingestListen", "data", "store", "storeConnection", "storeConnectionFile", "timeZone", "probeLostSeconds",
            "probeConfigurationLateMinutes", "adminPasswordFile", "probeTokensFile", "rules",
        ];

    /// <summary>Those of the keys that take a number, all others a text.</summary>
    private static IReadOnlyList<string> Numbers { get; } = ["probeLostSeconds", "probeConfigurationLateMinutes"];

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
            string key = name[EnvironmentPrefix.Length..];
            reader.Take(
                Keys.FirstOrDefault(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) ?? key,
                (string?)environment[name] ?? string.Empty, $"environment: {name}", Environment.CurrentDirectory);
        }

        foreach ((string key, string value) in commandLine)
        {
            reader.Take(key, value, $"command line: --{key}", Environment.CurrentDirectory);
        }

        reader.ChooseStore();
        return reader._mistakes.Count == 0 ? reader._options : throw new StartupException(reader._mistakes);
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
            if (!seen.Add(setting.Path))
            {
                _mistakes.Add($"{where} is written twice");
                continue;
            }

            switch (setting.Value.ValueKind)
            {
                case JsonValueKind.Null when Keys.Contains(setting.Path, StringComparer.Ordinal):
                    break;
                case JsonValueKind.String when !Numbers.Contains(setting.Path, StringComparer.Ordinal):
                    Take(setting.Path, setting.Value.GetString()!, where, folder);
                    break;
                case JsonValueKind.Number when Numbers.Contains(setting.Path, StringComparer.Ordinal):
                    Take(setting.Path, setting.Value.GetRawText(), where, folder);
                    break;
                default:
                    _mistakes.Add(
                        !Keys.Contains(setting.Path, StringComparer.Ordinal) ? Unknown(where)
                        : Numbers.Contains(setting.Path, StringComparer.Ordinal) ? $"{where} must be a number"
                        : $"{where} must be a text");
                    break;
            }
        }
    }

    private void Take(string key, string value, string where, string folder)
    {
        switch (key)
        {
            case "listen" when Address(value, where) is Uri address:
                _options = _options with { Listen = address };
                break;
            case "ingestListen" when Address(value, where) is Uri address:
                _options = _options with { IngestListen = address };
                break;
            case "timeZone" when value == EngineOptions.Beijing.Id:
                _options = _options with { TimeZone = EngineOptions.Beijing };
                break;
            case "timeZone" when TimeZoneInfo.TryFindSystemTimeZoneById(value, out TimeZoneInfo? zone):
                _options = _options with { TimeZone = zone };
                break;
            case "timeZone":
                _mistakes.Add($"{where}: '{value}' is no time zone of this machine, e.g. Asia/Shanghai");
                break;
            case "probeLostSeconds" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds)
                && seconds is >= 2 and <= 3600:
                _options = _options with { ProbeLostAfter = TimeSpan.FromSeconds(seconds) };
                break;
            case "probeLostSeconds":
                _mistakes.Add($"{where}: must be a number from 2 to 3600");
                break;
            case "probeConfigurationLateMinutes" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double minutes)
                && minutes is >= 1 and <= 1440:
                _options = _options with { ProbeConfigurationLateAfter = TimeSpan.FromMinutes(minutes) };
                break;
            case "probeConfigurationLateMinutes":
                _mistakes.Add($"{where}: must be a number from 1 to 1440");
                break;
            case "store" when value is "sqlite" or "postgresql":
                _store = (value, where);
                break;
            case "store":
                _mistakes.Add($"{where}: '{value}' must be sqlite or postgresql");
                break;
            case "storeConnection":
                _connection = (value, where);
                break;
            case "data" or "storeConnectionFile" or "adminPasswordFile" or "probeTokensFile" or "rules" when value.Length == 0 || value.Contains('\0', StringComparison.Ordinal):
                _mistakes.Add($"{where}: must be a path");
                break;
            case "data":
                _options = _options with { Data = Path.GetFullPath(value, folder) };
                break;
            case "storeConnectionFile":
                TakeConnection(Path.GetFullPath(value, folder), where);
                break;
            case "adminPasswordFile":
                _options = _options with { AdminPasswordFile = Path.GetFullPath(value, folder) };
                break;
            case "probeTokensFile":
                _options = _options with { ProbeTokensFile = Path.GetFullPath(value, folder) };
                break;
            case "rules":
                _options = _options with { Rules = Path.GetFullPath(value, folder) };
                break;
            case "listen" or "ingestListen":
                break;
            default:
                _mistakes.Add(Unknown(where));
                break;
        }
    }

    private void TakeConnection(string file, string where)
    {
        try
        {
            _connection = (File.ReadAllText(file).Trim(), where);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _mistakes.Add($"{where}: cannot be read: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The settings of the store belong together. A connection string may hold a password: no line quotes it.</summary>
    private void ChooseStore()
    {
        if (_store.Name == "sqlite")
        {
            if (_connection is { } unused)
            {
                _mistakes.Add($"{unused.Where} is only for a store in PostgreSQL: set store to postgresql, or take this away");
            }
        }
        else if (_connection is not { } connection)
        {
            // A file that cannot be read has its line already.
            if (_mistakes.Count == 0)
            {
                _mistakes.Add($"{_store.Where}: postgresql needs storeConnection or storeConnectionFile");
            }
        }
        else if (PostgresOptions.Problem(connection.Text) is string problem)
        {
            _mistakes.Add($"{connection.Where} {problem}");
        }
        else
        {
            _options = _options with { Postgres = new PostgresOptions { ConnectionString = connection.Text } };
        }
    }

    private Uri? Address(string value, string where)
    {
        if (Uri.TryCreate(value, UriKind.Absolute, out Uri? address)
            && address.Scheme == Uri.UriSchemeHttp
            && address.AbsolutePath == "/" && address.Query.Length == 0 && address.UserInfo.Length == 0
            && (address.Host == "localhost" || IPAddress.TryParse(address.Host.Trim('[', ']'), out _)))
        {
            return address;
        }

        _mistakes.Add($"{where}: '{value}' must be http://ADDRESS:PORT with an IP address or localhost, e.g. http://127.0.0.1:8600");
        return null;
    }

    private static string Unknown(string where) => $"{where} is not known (known: {string.Join(", ", Keys)})";
}
