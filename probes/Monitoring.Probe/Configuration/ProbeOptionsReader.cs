using System.Text;
using System.Text.Json;
using Monitoring.Analysis;
using Monitoring.Analysis.Dtmb;
using Monitoring.Analysis.Templates;
using Monitoring.Contracts.Identity;
using Monitoring.Operations.Logging;
using Monitoring.Streams.Si;

namespace Monitoring.Probe.Configuration;

/// <summary>Reads and validates a probe's configuration file; reports every mistake it finds, each with its line.</summary>
public static class ProbeOptionsReader
{
    private const int MaxFileBytes = 16 * 1024 * 1024;
    private const int MaxNameLength = 200;

    /// <summary>The options, or null and at least one mistake.</summary>
    public static ProbeOptions? ReadFile(string path, ICollection<ConfigMistake> mistakes)
    {
        byte[] bytes;
        try
        {
            if (Directory.Exists(path))
            {
                mistakes.Add(new ConfigMistake(0, string.Empty, "is a folder (name the configuration file)"));
                return null;
            }

            if (new FileInfo(path) is { Exists: true, Length: > MaxFileBytes })
            {
                mistakes.Add(new ConfigMistake(0, string.Empty, "is larger than 16 MiB (this is no configuration file)"));
                return null;
            }

            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            string reason = error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "does not exist",
                UnauthorizedAccessException => "may not be read by this user",
                _ => error.Message,
            };
            mistakes.Add(new ConfigMistake(0, string.Empty, $"{reason} (name a readable configuration file with --config)"));
            return null;
        }

        return Read(bytes, Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/", mistakes);
    }

    /// <summary>The options in the bytes of a file; relative paths are taken from <paramref name="baseFolder"/>.</summary>
    public static ProbeOptions? Read(ReadOnlySpan<byte> utf8, string baseFolder, ICollection<ConfigMistake> mistakes)
    {
        ConfigNode? root = ConfigDocument.Read(utf8, mistakes);
        ConfigSection? section = root is null ? null : ConfigSection.Open(root, mistakes, "probe", "engine", "spool", "logFormat", "inputs");
        if (section is null)
        {
            return null;
        }

        string probe = ReadIdentifier(section, "probe");
        EngineOptions? engine = ReadEngine(section, baseFolder, mistakes);
        SpoolOptions spool = ReadSpool(section, baseFolder, mistakes);
        List<InputOptions> inputs = ReadInputs(section, baseFolder, mistakes);

        LogFormat format = ReadLogFormat(section);

        return mistakes.Count > 0 || engine is null
            ? null
            : new ProbeOptions { Probe = probe, Engine = engine, Spool = spool, LogFormat = format, Inputs = inputs };
    }

    private static LogFormat ReadLogFormat(ConfigSection section)
    {
        string? word = section.Text("logFormat");
        LogFormat? format = word is null ? LogFormat.Text : LogOutput.Parse(word);
        if (format is null)
        {
            section.Report("logFormat", $"'{Shown(word!)}' is no format (write {string.Join(" or ", LogOutput.Words)})");
        }

        return format ?? LogFormat.Text;
    }

    private static string ReadIdentifier(ConfigSection section, string key)
    {
        string? name = section.Text(key, required: true);
        if (name is not null && !EntityId.IsName(name))
        {
            section.Report(key, $"'{Shown(name)}' is not a name (1 to 64 characters of a-z, 0-9, dot, hyphen, underscore)");
        }

        return name ?? string.Empty;
    }

    private static EngineOptions? ReadEngine(ConfigSection parent, string baseFolder, ICollection<ConfigMistake> mistakes)
    {
        ConfigNode? node = parent.Node("engine");
        if (node is null)
        {
            parent.Report("engine", "is missing (write \"engine\": { \"ingest\": \"http://127.0.0.1:8601\" })");
            return null;
        }

        var section = ConfigSection.Open(node, mistakes, "ingest", "tokenFile");
        if (section is null)
        {
            return null;
        }

        string? text = section.Text("ingest", required: true);
        Uri? ingest = null;
        if (text is not null && (!Uri.TryCreate(text, UriKind.Absolute, out ingest) || ingest.Scheme is not ("http" or "https")
            || ingest.Query.Length > 0 || ingest.UserInfo.Length > 0))
        {
            section.Report("ingest", $"'{Shown(text)}' is not an address (write http://HOST:PORT or https://HOST:PORT)");
            ingest = null;
        }

        string? token = ReadToken(section, baseFolder);
        if (ingest is not null && token is not null && ingest.Scheme == "http" && !ingest.IsLoopback)
        {
            section.Report("ingest", "would send the token unprotected over the network (write https://)");
        }

        return ingest is null ? null : new EngineOptions(ingest, token);
    }

    private static string? ReadToken(ConfigSection section, string baseFolder)
    {
        string? path = section.Text("tokenFile");
        if (path is null)
        {
            return null;
        }

        try
        {
            string full = Path.GetFullPath(path, baseFolder);
            string token = new FileInfo(full).Length > 4096 ? string.Empty : File.ReadAllText(full, Encoding.UTF8).Trim();
            if (token.Length > 0 && token.All(c => c is > ' ' and < (char)127))
            {
                return token;
            }

            section.Report("tokenFile", $"'{Shown(path)}' holds no token (one line of printable characters)");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            section.Report("tokenFile", $"'{Shown(path)}' cannot be read: {Reason(error)}");
        }

        return null;
    }

    private static SpoolOptions ReadSpool(ConfigSection parent, string baseFolder, ICollection<ConfigMistake> mistakes)
    {
        SpoolOptions defaults = new(Path.GetFullPath("spool", baseFolder), SpoolOptions.DefaultMaxBytes);
        ConfigNode? node = parent.Node("spool");
        ConfigSection? section = node is null ? null : ConfigSection.Open(node, mistakes, "path", "maxBytes");
        if (section is null)
        {
            return defaults;
        }

        string? path = section.Text("path");
        if (path is not null && (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal)))
        {
            section.Report("path", "names no folder");
            path = null;
        }

        return new SpoolOptions(
            path is null ? defaults.Path : Path.GetFullPath(path, baseFolder),
            section.Integer("maxBytes", SpoolOptions.LeastMaxBytes, SpoolOptions.MostMaxBytes) ?? SpoolOptions.DefaultMaxBytes);
    }

    private static List<InputOptions> ReadInputs(ConfigSection parent, string baseFolder, ICollection<ConfigMistake> mistakes)
    {
        List<InputOptions> inputs = [];
        HashSet<string> ids = new(StringComparer.Ordinal);
        IReadOnlyList<ConfigNode> nodes = parent.List("inputs", InputOptions.MaxInputs, required: true);
        if (nodes.Count == 0 && parent.Node("inputs") is { Token: JsonTokenType.StartArray, Items.Count: 0 })
        {
            parent.Report("inputs", "is empty (name at least one input)");
        }

        foreach (ConfigNode node in nodes)
        {
            var section = ConfigSection.Open(
                node, mistakes, "id", "name", "medium", "carrier", "profile", "source", "pidTimeoutSeconds", "dtmbMode", "textDefault",
                "template", "services");
            if (section is null)
            {
                continue;
            }

            string id = ReadIdentifier(section, "id");
            if (id.Length > 0 && !ids.Add(id))
            {
                section.Report("id", $"'{Shown(id)}' is the id of an earlier input (ids must differ)");
            }

            StreamSource? source = ReadSource(section, baseFolder);
            InputOptions input = new()
            {
                Id = id,
                Name = ReadName(section, "name") is { Length: > 0 } name ? name : id,
                Medium = ReadMedium(section),
                Carrier = ReadName(section, "carrier"),
                Profile = ReadProfile(section, baseFolder),
                Dtmb = ReadDtmb(section),
                TextDefault = ReadTextDefault(section),
                Template = ReadTemplate(section, baseFolder),
                Source = source ?? new FileSource(string.Empty, Loop: false),
                PidTimeout = TimeSpan.FromSeconds(section.Number("pidTimeoutSeconds", 0.5, 3600) ?? InputOptions.DefaultPidTimeoutSeconds),
                Services = ReadServices(section, mistakes),
            };
            inputs.Add(input);
        }

        return inputs;
    }

    private static string ReadName(ConfigSection section, string key)
    {
        string text = section.Text(key) ?? string.Empty;
        if (text.Length > MaxNameLength || text.Any(char.IsControl))
        {
            section.Report(key, "is longer than 200 characters or holds control characters");
        }

        return text;
    }

    private static Medium ReadMedium(ConfigSection section)
    {
        string? word = section.Text("medium", required: true);
        if (!MediumWords.TryParse(word, out Medium medium) && word is not null)
        {
            section.Report("medium", $"'{Shown(word)}' is not a medium (write {string.Join(", ", MediumWords.All)})");
        }

        return medium;
    }

    private static AnalysisProfile ReadProfile(ConfigSection section, string baseFolder)
    {
        if (section.Text("profile") is not { } word)
        {
            return AnalysisProfile.Dvb;
        }

        if (ProfileSource.TryLoad(word, baseFolder, out AnalysisProfile? profile, out string? mistake))
        {
            return profile;
        }

        section.Report("profile", $"'{Shown(word)}' {mistake}");
        return AnalysisProfile.Dvb;
    }

    private static DtmbPlan? ReadDtmb(ConfigSection section)
    {
        string? word = section.Text("dtmbMode");
        DtmbPlan? plan = word is null ? null : DtmbPlan.Read(word);
        if (word is not null && plan is null)
        {
            section.Report("dtmbMode", $"'{Shown(word)}' is no mode of GB 20600 (write one like \"64QAM 0.6 PN420\", or any)");
        }

        return plan;
    }

    private static CharacterTable? ReadTextDefault(ConfigSection section)
    {
        string? word = section.Text("textDefault");
        CharacterTable? table = word is null ? null : CharacterTableNames.Find(word);
        if (word is not null && table is null)
        {
            section.Report("textDefault", $"'{Shown(word)}' is no character table (write {CharacterTableNames.UntaggedWords})");
        }

        return table;
    }

    private static StreamTemplate? ReadTemplate(ConfigSection section, string baseFolder)
    {
        StreamTemplate? template = null;
        if (section.Text("template") is { } path && !TemplateSource.TryLoad(path, baseFolder, out template, out string? mistake))
        {
            section.Report("template", $"'{Shown(path)}' {mistake}");
        }

        return template;
    }

    private static StreamSource? ReadSource(ConfigSection section, string baseFolder)
    {
        string? text = section.Text("source", required: true);
        if (text is null)
        {
            return null;
        }

        StreamSource? source = StreamSourceReader.Read(text, baseFolder, out string mistake);
        if (source is null)
        {
            section.Report("source", mistake);
        }

        return source;
    }

    private static List<ExpectedService> ReadServices(ConfigSection parent, ICollection<ConfigMistake> mistakes)
    {
        List<ExpectedService> services = [];
        HashSet<long> ids = [];
        foreach (ConfigNode node in parent.List("services", InputOptions.MaxServices))
        {
            var section = ConfigSection.Open(node, mistakes, "id", "name");
            long? id = section?.Integer("id", 1, ushort.MaxValue, required: true);
            if (section is null || id is null)
            {
                continue;
            }

            if (!ids.Add(id.Value))
            {
                section.Report("id", $"{id} is the id of an earlier service of this input (ids must differ)");
            }

            services.Add(new ExpectedService((ushort)id.Value, ReadName(section, "name")));
        }

        return services;
    }

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "this user may not read it",
        _ => error.Message,
    };

    private static string Shown(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
