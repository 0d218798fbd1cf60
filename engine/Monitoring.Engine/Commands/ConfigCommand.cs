using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Monitoring.Engine.Configuration;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Engine.Commands;

/// <summary><c>config check</c>: whether the engine would start with its settings; <c>config print</c>: what they are and where each comes from.</summary>
internal static class ConfigCommand
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="root">Where the command goes.</param>
    /// <param name="read">The settings <c>serve</c> would run with.</param>
    public static void AddTo(RootCommand root, Func<ParseResult, EngineOptions> read)
    {
        var check = new Command("check", "Checks settings and alarm rules without opening the store or a port");
        check.SetAction(parsed =>
        {
            EngineOptions options = read(parsed);
            EngineApp.Check(options);
            WarnOfDeletion(options);
            Console.Out.WriteLine("ok");
            return 0;
        });

        Option<string> format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var print = new Command("print", "Prints every setting in force and where it comes from, without secrets") { format };
        print.SetAction(parsed =>
        {
            EngineOptions options = read(parsed);
            Console.Out.Write(parsed.GetValue(format) == "json" ? Json(options) : Text(options));
            return 0;
        });
        root.Subcommands.Add(new Command("config", "The settings") { check, print });
    }

    /// <summary>What a start with these settings would delete is said before it is too late.</summary>
    private static void WarnOfDeletion(EngineOptions options)
    {
        try
        {
            IReadOnlyList<string> lines = options.Postgres is null ? RetentionPreview.Read(options.Store, TimeProvider.System.GetUtcNow()) : [];
            foreach (string line in lines)
            {
                Console.Error.WriteLine($"monitoring-engine: warning: {line}");
            }
        }
        catch (StoreUnavailableException exception)
        {
            Console.Error.WriteLine($"monitoring-engine: warning: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static string Text(EngineOptions options)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        foreach (EngineSetting setting in EngineSettings.All)
        {
            SettingOrigin origin = options.Origins.GetValueOrDefault(setting.Key, SettingOrigin.Default);
            string value = Convert.ToString(setting.Show(options), CultureInfo.InvariantCulture) is { Length: > 0 } shown ? shown : "-";
            string place = origin.Where.Length == 0 ? origin.Source : $"{origin.Source} {origin.Where}";
            text.Write($"{setting.Key,-30} {value}  ({place})\n");
        }

        return text.ToString();
    }

    private static string Json(EngineOptions options)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter json = new(text, Readable))
        {
            json.WriteStartObject();
            foreach (EngineSetting setting in EngineSettings.All)
            {
                SettingOrigin origin = options.Origins.GetValueOrDefault(setting.Key, SettingOrigin.Default);
                json.WriteStartObject(setting.Key);
                json.WritePropertyName("value");
                JsonSerializer.Serialize(json, setting.Show(options));
                json.WriteString("source", origin.Source);
                if (origin.Where.Length > 0)
                {
                    json.WriteString("where", origin.Where);
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }
}
