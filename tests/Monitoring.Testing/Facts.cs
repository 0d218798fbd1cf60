using System.Text.Json;
using System.Text.Json.Nodes;

namespace Monitoring.Testing;

/// <summary>What is known of the real captures from independent tools.</summary>
public static class Facts
{
    private const string FileName = "facts.json";

    private static readonly Lazy<JsonObject> Files = new(() =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Captures.Folder, FileName)))!["files"]!.AsObject());

    /// <summary>The figures computed for a capture; the test is skipped where there are none.</summary>
    public static JsonObject Computed(string capture)
    {
        _ = Captures.PathOf(FileName);
        return Files.Value[capture]?["computed"]?.AsObject() ?? throw new KeyNotFoundException($"{FileName} has no figures of {capture}");
    }

    /// <summary>What is known of the frames and flows of a network capture; the test is skipped where there is nothing.</summary>
    public static JsonObject OfCapture(string capture)
    {
        _ = Captures.PathOf(FileName);
        return Files.Value[capture]?["pcap"]?.AsObject() ?? throw new KeyNotFoundException($"{FileName} has no figures of {capture}");
    }

    /// <summary>What ffprobe says of a capture; empty where it says nothing.</summary>
    public static JsonObject Probed(string capture)
    {
        _ = Captures.PathOf(FileName);
        return Files.Value[capture]?["ffprobe"]?.AsObject() ?? [];
    }

    /// <summary>
    /// Transport streams with figures under the folders given, for a <c>TestCaseSource</c>; without the captures one name, so that the test
    /// runs and skips.
    /// </summary>
    public static IEnumerable<string> TransportStreams(params string[] folders)
    {
        if (!File.Exists(Path.Combine(Captures.Folder, FileName)))
        {
            return [FileName];
        }

        return Files.Value
            .Where(f => folders.Any(folder => f.Key.StartsWith(folder + "/", StringComparison.Ordinal)))
            .Where(f => f.Value?["computed"]?["packets"]?.GetValueKind() == JsonValueKind.Number)
            .Select(f => f.Key)
            .Order(StringComparer.Ordinal);
    }
}
