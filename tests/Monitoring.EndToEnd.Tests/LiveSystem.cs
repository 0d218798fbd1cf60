using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

using Monitoring.Contracts.Alarms;
using Monitoring.Testing.Network;
using Monitoring.Testing.Playback;
using Monitoring.Testing.Streams;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>A multiplex played over UDP, a probe that watches it and an engine that serves the wall: real processes on free ports of loopback.</summary>
internal sealed class LiveSystem : IDisposable
{
    public const string Probe = "e2e-01";
    public const string Input = "mux";

    private static readonly JsonSerializerOptions WithoutNull = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly string _folder = Directory.CreateTempSubdirectory("monitoring-e2e-").FullName;
    private readonly int _webPort = FreePort.Tcp();
    private readonly int _ingestPort = FreePort.Tcp();
    private readonly int _streamPort = FreePort.Udp();
    private readonly StreamPlayer _player = new();
    private readonly CancellationTokenSource _stopPlaying = new();
    private Task _playing = Task.CompletedTask;

    public LiveSystem(int services, IReadOnlyList<StreamFault> faults, bool isOverTls = false)
    {
        Door = new Uri(string.Create(CultureInfo.InvariantCulture, $"{(isOverTls ? "https" : "http")}://127.0.0.1:{_ingestPort}"));
        MultiplexBuilder multiplex = new()
        {
            BitsPerSecond = 4_000_000,
            PictureSize = 800,
            Utc = DateTime.UtcNow,
            Services = [.. Enumerable.Range(1, services).Select(n => MultiplexService.Numbered(n, $"测试节目{n}", TextTable.Gb18030))],
        };
        Services = multiplex.Services;
        _player.Add(new LoopingStream(multiplex.Build(TimeSpan.FromSeconds(10)), faults), new IPEndPoint(IPAddress.Loopback, _streamPort));
        Web = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_webPort}/"), Timeout = TimeSpan.FromSeconds(10) };
        WriteConfiguration();
    }

    public IReadOnlyList<MultiplexService> Services { get; }

    public HttpClient Web { get; }

    public ProductProcess Engine { get; private set; } = null!;

    public ProductProcess Watcher { get; private set; } = null!;

    public DateTimeOffset PlayingSince { get; private set; }

    /// <summary>Where the probe connects.</summary>
    public Uri Door { get; }

    /// <summary>Where the probe's certificate lies, where it has one.</summary>
    public string Identity => Path.Combine(_folder, "identity");

    public string EngineConfig => Path.Combine(_folder, "engine.json");

    public string ProbeConfig => Path.Combine(_folder, "probe.json");

    public void Play()
    {
        PlayingSince = DateTimeOffset.UtcNow;
        _playing = _player.PlayAsync(_stopPlaying.Token);
    }

    public async Task StartEngineAsync()
    {
        Engine = ProductProcess.StartEngine("--config", EngineConfig);
        await UntilAsync("the engine is ready", async () => (await Web.GetAsync(new Uri("readyz", UriKind.Relative))).IsSuccessStatusCode, Engine);
    }

    public void StartProbe() => Watcher = ProductProcess.StartProbe("run", "--config", ProbeConfig);

    /// <summary>Asks five times a second for at most a minute.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds, ProductProcess? alive = null)
    {
        for (int i = 0; i < 300; i++)
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (Exception e) when (e is HttpRequestException or JsonException)
            {
                // Not listening yet.
            }

            if (alive is { HasExited: true })
            {
                break;
            }

            await Task.Delay(200);
        }

        Assert.Fail($"{what}: not within 60 s. {alive?.Said}");
    }

    public async Task<AlarmTransition[]> HistoryAsync() =>
        await Web.GetFromJsonAsync<AlarmTransition[]>("api/v1/history?limit=1000", JsonSerializerOptions.Web) ?? [];

    public void Dispose()
    {
        _stopPlaying.Cancel();
        _playing.Wait(TimeSpan.FromSeconds(5));
        Watcher?.Dispose();
        Engine?.Dispose();
        _player.Dispose();
        _stopPlaying.Dispose();
        Web.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void WriteConfiguration()
    {
        File.WriteAllText(EngineConfig, JsonSerializer.Serialize(new
        {
            listen = $"http://127.0.0.1:{_webPort}",
            ingestListen = Door.GetLeftPart(UriPartial.Authority),
            data = Path.Combine(_folder, "data"),
        }));
        File.WriteAllText(ProbeConfig, JsonSerializer.Serialize(new
        {
            probe = Probe,
            engine = new { ingest = Door.GetLeftPart(UriPartial.Authority), identity = Door.Scheme == Uri.UriSchemeHttps ? Identity : null },
            spool = new { path = Path.Combine(_folder, "spool"), maxBytes = 100_000_000 },
            inputs = new[]
            {
                new
                {
                    id = Input,
                    name = "测试复用",
                    medium = "dtmb",
                    profile = "dvb",
                    source = string.Create(CultureInfo.InvariantCulture, $"udp://127.0.0.1:{_streamPort}"),
                },
            },
        }, WithoutNull));
    }
}
