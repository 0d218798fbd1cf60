using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Monitoring.Operations.Logging;
using Monitoring.Probe.Enrolment;

namespace Monitoring.Probe.Configuration;

/// <summary>Reads and validates a probe's configuration file; reports every mistake it finds, each with its line.</summary>
public static class ProbeOptionsReader
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

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
        ConfigSection? section = root is null ? null : ConfigSection.Open(
            root, mistakes, "probe", "engine", "configuration", "spool", "logFormat", "inputs");
        if (section is null)
        {
            return null;
        }

        string probe = InputsReader.ReadIdentifier(section, "probe");
        EngineOptions? engine = ReadEngine(section, probe, baseFolder, mistakes);
        SpoolOptions spool = ReadSpool(section, baseFolder, mistakes);
        bool pulls = ReadConfiguration(section);
        List<InputOptions> inputs = InputsReader.Read(section, new SettingSources(baseFolder), mayBeAbsent: pulls, mistakes);

        LogFormat format = ReadLogFormat(section);

        return mistakes.Count > 0 || engine is null
            ? null
            : new ProbeOptions
            {
                Probe = probe,
                Engine = engine,
                Spool = spool,
                LogFormat = format,
                PullsConfiguration = pulls,
                BaseFolder = baseFolder,
                Inputs = inputs,
            };
    }

    private static LogFormat ReadLogFormat(ConfigSection section)
    {
        string? word = section.Text("logFormat");
        LogFormat? format = word is null ? LogFormat.Text : LogOutput.Parse(word);
        if (format is null)
        {
            section.Report("logFormat", $"'{Excerpt.Of(word!)}' is no format (write {string.Join(" or ", LogOutput.Words)})");
        }

        return format ?? LogFormat.Text;
    }

    /// <summary>Whether the engine says what is to be watched, and not this file.</summary>
    private static bool ReadConfiguration(ConfigSection section)
    {
        string? word = section.Text("configuration");
        if (word is not (null or "local" or "engine"))
        {
            section.Report("configuration", $"'{Excerpt.Of(word)}' is neither local nor engine (engine: the engine says what is to be watched)");
        }

        return word == "engine";
    }

    private static EngineOptions? ReadEngine(ConfigSection parent, string probe, string baseFolder, ICollection<ConfigMistake> mistakes)
    {
        ConfigNode? node = parent.Node("engine");
        if (node is null)
        {
            parent.Report("engine", "is missing (write \"engine\": { \"ingest\": \"http://127.0.0.1:8601\" })");
            return null;
        }

        var section = ConfigSection.Open(node, mistakes, "ingest", "tokenFile", "identity", "caFile");
        if (section is null)
        {
            return null;
        }

        string? text = section.Text("ingest", required: true);
        Uri? ingest = null;
        if (text is not null && (!Uri.TryCreate(text, UriKind.Absolute, out ingest) || ingest.Scheme is not ("http" or "https")
            || ingest.Query.Length > 0 || ingest.UserInfo.Length > 0))
        {
            section.Report("ingest", $"'{Excerpt.Of(text)}' is not an address (write http://HOST:PORT or https://HOST:PORT)");
            ingest = null;
        }

        string? token = ReadToken(section, baseFolder);
        if (ingest is not null && token is not null && ingest.Scheme == "http" && !ingest.IsLoopback)
        {
            section.Report("ingest", "would send the token unprotected over the network (write https://)");
        }

        ProbeIdentity? identity = ReadIdentity(section, probe, baseFolder);
        IReadOnlyList<X509Certificate2>? authorities = ReadAuthorities(section, baseFolder);
        if (ingest is { Scheme: "http" } && (authorities is not null || identity is not null))
        {
            section.Report("ingest", "is without TLS, where certificates prove nothing (write https://, as 'ingestListen' of the engine says)");
        }

        return ingest is null ? null : new EngineOptions(ingest, token) { Identity = identity, Authorities = authorities };
    }

    private static ProbeIdentity? ReadIdentity(ConfigSection section, string probe, string baseFolder)
    {
        if (section.Text("identity") is not { } path)
        {
            return null;
        }

        try
        {
            var identity = ProbeIdentity.Open(Path.GetFullPath(path, baseFolder));
            if (identity.Probe == probe)
            {
                return identity;
            }

            section.Report("identity", $"'{Excerpt.Of(path)}' is that of probe '{identity.Probe}' and not of '{Excerpt.Of(probe)}' (enrol this probe, or set \"probe\")");
        }
        catch (IdentityException error)
        {
            section.Report("identity", $"'{Excerpt.Of(path)}' cannot be used: {error.Message}");
        }
        catch (ArgumentException error)
        {
            section.Report("identity", $"'{Excerpt.Of(path)}' cannot be used: {error.Message}");
        }

        return null;
    }

    /// <summary>One, or several while the engine replaces the first: the file is that of 'ca show' at the time.</summary>
    private static IReadOnlyList<X509Certificate2>? ReadAuthorities(ConfigSection section, string baseFolder)
    {
        if (section.Text("caFile") is not { } path)
        {
            return null;
        }

        try
        {
            return CertificateCall.AuthoritiesIn(File.ReadAllText(Path.GetFullPath(path, baseFolder)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or CryptographicException)
        {
            section.Report("caFile", $"'{Excerpt.Of(path)}' is no certificate (PEM) that can be read, as 'monitoring-engine ca show' prints it: {Reason(error)}");
            return null;
        }
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

            section.Report("tokenFile", $"'{Excerpt.Of(path)}' holds no token (one line of printable characters)");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            section.Report("tokenFile", $"'{Excerpt.Of(path)}' cannot be read: {Reason(error)}");
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

    private static string Reason(Exception error) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException => "it does not exist",
        UnauthorizedAccessException => "this user may not read it",
        _ => error.Message,
    };
}
