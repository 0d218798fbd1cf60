using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Monitoring.Contracts.Configuration;

/// <summary>
/// What the engine wants a probe to run: answer of <c>GET /v1/probes/{probe}/configuration</c> on the ingest listener, with
/// <c>ETag: "version"</c>; <c>If-None-Match</c> is answered 304, and 404 says that nothing was put in for this probe.
/// <code>{ "version": 7, "sha256": "…", "settings": { "inputs": […] }, "templates": { "name": {…} }, "profiles": { "name": {…} } }</code>
/// <c>settings</c> has the form of the probe's own settings file without what only the probe can know (<c>engine</c>, <c>spool</c>). An
/// input's <c>template</c> and <c>profile</c> name a member of <c>templates</c> and <c>profiles</c> where there is one of that name.
/// </summary>
/// <param name="Version">Counts from 1 for each probe.</param>
/// <param name="Sha256">Lower-case hex of <see cref="HashOf"/>.</param>
/// <param name="Settings">The settings, JSON text as it stood in the answer.</param>
/// <param name="Templates">Templates by name, JSON text each.</param>
/// <param name="Profiles">Profiles by name, JSON text each.</param>
public sealed record ProbeConfiguration(
    int Version,
    string Sha256,
    string Settings,
    IReadOnlyDictionary<string, string> Templates,
    IReadOnlyDictionary<string, string> Profiles)
{
    /// <summary>Most bytes of an answer.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>Deepest nesting of an answer.</summary>
    public const int MaxDepth = 32;

    /// <summary>Most templates, and most profiles.</summary>
    public const int MaxNamed = 256;

    /// <summary>Where a probe asks, relative to the address of the ingest listener.</summary>
    public static string PathOf(string probe) => $"v1/probes/{probe}/configuration";

    /// <summary>
    /// SHA-256, in lower-case hex, over the UTF-8 bytes of the three JSON texts exactly as they stand in the answer, a line feed after each.
    /// </summary>
    public static string HashOf(string settings, string templates, string profiles) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{settings}\n{templates}\n{profiles}\n")));

    /// <summary>The answer that gives a version; the texts must be JSON objects.</summary>
    public static byte[] Write(int version, string settings, string templates, string profiles) => Encoding.UTF8.GetBytes(
        string.Create(CultureInfo.InvariantCulture, $"{{\"version\":{version},\"sha256\":\"{HashOf(settings, templates, profiles)}\",\n")
        + $"\"settings\":{settings},\n\"templates\":{templates},\n\"profiles\":{profiles}}}\n");

    /// <summary>Reads an answer and holds it against its hash; false with one line saying what is wrong.</summary>
    public static bool TryRead(
        ReadOnlyMemory<byte> body, [NotNullWhen(true)] out ProbeConfiguration? configuration, [NotNullWhen(false)] out string? problem)
    {
        configuration = null;
        if (body.Length > MaxBytes)
        {
            problem = $"the configuration is larger than {MaxBytes} bytes";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth });
            problem = Read(document.RootElement, out configuration);
            return problem is null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is what text that is no UTF-8 gives.
            problem = "the configuration is not valid JSON";
            return false;
        }
    }

    private static string? Read(JsonElement root, out ProbeConfiguration? configuration)
    {
        configuration = null;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("version", out JsonElement version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out int number) || number < 1)
        {
            return "the configuration has no version from 1";
        }

        if (!root.TryGetProperty("settings", out JsonElement settings) || settings.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("templates", out JsonElement templates) || Named(templates) is not { } namedTemplates
            || !root.TryGetProperty("profiles", out JsonElement profiles) || Named(profiles) is not { } namedProfiles)
        {
            return $"settings, templates and profiles must be objects, the last two of at most {MaxNamed} objects";
        }

        string hash = HashOf(settings.GetRawText(), templates.GetRawText(), profiles.GetRawText());
        if (!root.TryGetProperty("sha256", out JsonElement told) || told.ValueKind != JsonValueKind.String || told.GetString() != hash)
        {
            return "the configuration is not what its sha256 says";
        }

        configuration = new ProbeConfiguration(number, hash, settings.GetRawText(), namedTemplates, namedProfiles);
        return null;
    }

    private static Dictionary<string, string>? Named(JsonElement named)
    {
        if (named.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (JsonProperty one in named.EnumerateObject())
        {
            if (texts.Count == MaxNamed || one.Value.ValueKind != JsonValueKind.Object || !texts.TryAdd(one.Name, one.Value.GetRawText()))
            {
                return null;
            }
        }

        return texts;
    }
}
