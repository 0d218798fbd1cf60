using System.Text.Encodings.Web;
using System.Text.Json;

namespace DemoStreams;

/// <summary>Writes the configuration of the engine and of the two probes.</summary>
internal static class Configuration
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(string folder, int port)
    {
        Save(Path.Combine(folder, "engine.json"), new
        {
            listen = $"http://127.0.0.1:{port}",
            ingestListen = $"http://127.0.0.1:{port + 1}",
            data = Path.Combine(folder, "data"),
            timeZone = "Asia/Shanghai",
        });

        foreach (IGrouping<string, DemoStream> probe in DemoPlan.Streams.GroupBy(s => s.Probe))
        {
            Save(Path.Combine(folder, $"{probe.Key}.json"), new
            {
                probe = probe.Key,
                engine = new { ingest = $"http://127.0.0.1:{port + 1}" },
                spool = new { path = Path.Combine(folder, $"spool-{probe.Key}"), maxBytes = 1_000_000_000 },
                inputs = probe.Select(stream => new
                {
                    id = stream.Id,
                    name = stream.Name,
                    medium = stream.Medium,
                    carrier = stream.Carrier,

                    // What ffmpeg writes has PAT, PMT and SDT, and none of the other tables of broadcast.
                    profile = "iptv",
                    source = $"udp://{stream.Group}:{DemoStream.Port}?interface=lo",
                    services = stream.Services.Select(s => new { id = s.Id, name = s.Name }),
                }),
            });
        }
    }

    private static void Save(string path, object content) => File.WriteAllText(path, JsonSerializer.Serialize(content, Readable) + "\n");
}
