using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Monitoring.Load.Killing;

/// <summary>An engine as a process of its own, on free ports of the loopback and a folder of its own.</summary>
internal sealed class EngineProcess : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly string _program;
    private readonly string _folder;
    private readonly string? _database;
    private readonly StringBuilder _said = new();
    private readonly int _webPort = FreePort();
    private readonly int _ingestPort = FreePort();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? _process;

    /// <param name="program">The engine's program.</param>
    /// <param name="folder">Where it keeps what it keeps in files.</param>
    /// <param name="database">Connection string of its store; null keeps it in the folder.</param>
    public EngineProcess(string program, string folder, string? database = null)
    {
        _program = program;
        _folder = folder;
        _database = database;
    }

    /// <summary>Where probes connect.</summary>
    public Uri Ingest => new($"http://127.0.0.1:{_ingestPort}");

    /// <summary>Where people connect.</summary>
    public Uri Web => new($"http://127.0.0.1:{_webPort}");

    /// <summary>Starts it and waits until it takes batches.</summary>
    /// <exception cref="LoadException">It does not start.</exception>
    public async Task StartAsync(CancellationToken stop)
    {
        ProcessStartInfo start = new("dotnet", [_program, "--data", _folder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MONITORING__LISTEN"] = Web.GetLeftPart(UriPartial.Authority),
                ["MONITORING__INGESTLISTEN"] = Ingest.GetLeftPart(UriPartial.Authority),
            },
        };
        if (_database is not null)
        {
            start.Environment["MONITORING__STORE"] = "postgresql";
            start.Environment["MONITORING__STORECONNECTION"] = _database;
        }

        _process = Process.Start(start) ?? throw new LoadException($"{_program} cannot be started");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        long begun = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(stop))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(begun) > StartLimit)
            {
                throw new LoadException($"the engine did not start: {Said()}");
            }

            await Task.Delay(20, stop);
        }
    }

    /// <summary>kill -9: nothing is flushed.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = null;
    }

    /// <summary>SIGTERM, and its end.</summary>
    /// <exception cref="LoadException">It does not end, or not well.</exception>
    public void Stop()
    {
        using (var kill = Process.Start("kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
        {
            kill.WaitForExit();
        }

        if (!_process.WaitForExit(StopLimit) || _process.ExitCode != 0)
        {
            throw new LoadException($"the engine did not stop as it should: {Said()}");
        }
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        _client.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> IsReadyAsync(CancellationToken stop)
    {
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(new Uri(Web, "/readyz"), stop);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return false;
        }
    }

    private string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }

    private void Note(string? line)
    {
        lock (_said)
        {
            // The last lines say why it ended.
            _ = _said.Length > 16_384 ? _said.Clear() : _said;
            _ = _said.AppendLine(line);
        }
    }
}
