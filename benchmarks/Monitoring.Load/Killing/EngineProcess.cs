using System.Diagnostics;
using System.Text;
using Monitoring.Testing.Network;

namespace Monitoring.Load.Killing;

/// <summary>An engine as a process of its own, on free ports of the loopback and a folder of its own.</summary>
internal sealed class EngineProcess : IDisposable
{
    private const string SaysStarted = "Engine[1001]";
    private const string SaysStopping = "Engine[1002]";
    private const string SaysDeleted = "DayFileDeleted";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly string _program;
    private readonly string _folder;
    private readonly string? _database;
    private readonly StringBuilder _said = new();
    private readonly int _webPort = FreePort.Tcp();
    private readonly int _ingestPort = FreePort.Tcp();
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(2) };
    private Process? _process;
    private volatile bool _started;
    private volatile bool _stopping;
    private volatile int _deleted;

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

    /// <summary>It ended, or was never begun.</summary>
    public bool HasEnded => _process is null or { HasExited: true };

    /// <summary>It said that it takes batches.</summary>
    public bool SaidStarted => _started;

    /// <summary>It said that it is about to stop.</summary>
    public bool SaidStopping => _stopping;

    /// <summary>Days it said it deleted.</summary>
    public int SaidDeleted => _deleted;

    /// <summary>Starts it and waits until it takes batches.</summary>
    /// <exception cref="LoadException">It does not start.</exception>
    public async Task StartAsync(CancellationToken stop)
    {
        Begin([]);
        await ReadyAsync(stop);
    }

    /// <summary>Starts it and does not wait.</summary>
    /// <param name="settings">Settings in place of the usual, by their names.</param>
    public void Begin(IReadOnlyList<(string Key, string Value)> settings)
    {
        ProcessStartInfo start = new("dotnet", [_program, "--data", _folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        List<(string Key, string Value)> all =
        [
            ("listen", Web.GetLeftPart(UriPartial.Authority)), ("ingestListen", Ingest.GetLeftPart(UriPartial.Authority)), .. settings,
            .. _database is null ? Array.Empty<(string, string)>() : [("store", "postgresql"), ("storeConnection", _database)],
        ];
        foreach ((string key, string value) in all)
        {
            start.Environment["MONITORING__" + key.Replace(".", "__", StringComparison.Ordinal)] = value;
        }

        _process?.Dispose();
        lock (_said)
        {
            _ = _said.Clear();
        }

        (_started, _stopping, _deleted) = (false, false, 0);
        _process = Process.Start(start) ?? throw new LoadException($"{_program} cannot be started");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it takes batches.</summary>
    /// <exception cref="LoadException">It does not start.</exception>
    public async Task ReadyAsync(CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(stop))
        {
            if (HasEnded || Stopwatch.GetElapsedTime(begun) > StartLimit)
            {
                throw new LoadException($"the engine did not start: {Said()}");
            }

            await Task.Delay(20, stop);
        }
    }

    /// <summary>Whether it is asked for batches and takes them.</summary>
    public async Task<bool> IsReadyAsync(CancellationToken stop)
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

    /// <summary>What the writing side of its store does now, by its own metrics; nothing where it does not answer.</summary>
    public async Task<IReadOnlySet<string>> BusyWithAsync(CancellationToken stop)
    {
        const string Gauge = "monitoring_engine_store_busy{work=\"";
        try
        {
            string metrics = await _client.GetStringAsync(new Uri(Web, "/metrics"), stop);
            return metrics.Split('\n').Where(line => line.StartsWith(Gauge, StringComparison.Ordinal) && line.EndsWith(" 1", StringComparison.Ordinal))
                .Select(line => line[Gauge.Length..line.IndexOf('"', Gauge.Length)]).ToHashSet();
        }
        catch (Exception cause) when (cause is HttpRequestException or OperationCanceledException)
        {
            stop.ThrowIfCancellationRequested();
            return new HashSet<string>();
        }
    }

    /// <summary>Whether it has a file of that name open.</summary>
    public bool HasOpen(string name) => !HasEnded && LinuxProcess.HasOpen(_process!.Id, name);

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan ProcessorTime()
    {
        _process!.Refresh();
        return _process.TotalProcessorTime;
    }

    /// <summary>kill -9: nothing is flushed. What it said until then is known afterwards.</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>SIGTERM.</summary>
    public void Terminate() => LinuxProcess.Terminate(_process!.Id);

    /// <summary>Waits for its end.</summary>
    /// <exception cref="LoadException">It does not end.</exception>
    public int WaitForEnd()
    {
        if (!_process!.WaitForExit(StopLimit))
        {
            throw new LoadException($"the engine did not end within {StopLimit.TotalSeconds:0} s: {Said()}");
        }

        _process.WaitForExit();
        return _process.ExitCode;
    }

    /// <summary>SIGTERM, and its end.</summary>
    /// <exception cref="LoadException">It does not end, or not well.</exception>
    public void Stop()
    {
        Terminate();
        if (WaitForEnd() != 0)
        {
            throw new LoadException($"the engine did not stop as it should: {Said()}");
        }
    }

    /// <summary>Its last lines.</summary>
    public string Said()
    {
        lock (_said)
        {
            return _said.ToString();
        }
    }

    public void Dispose()
    {
        if (!HasEnded)
        {
            Kill();
        }

        _process?.Dispose();
        _client.Dispose();
    }

    private void Note(string? line)
    {
        _started |= line?.Contains(SaysStarted, StringComparison.Ordinal) ?? false;
        _stopping |= line?.Contains(SaysStopping, StringComparison.Ordinal) ?? false;
        _deleted += line?.Contains(SaysDeleted, StringComparison.Ordinal) is true ? 1 : 0;
        lock (_said)
        {
            // The last lines say why it ended.
            _ = _said.Length > 16_384 ? _said.Clear() : _said;
            _ = _said.AppendLine(line);
        }
    }
}
