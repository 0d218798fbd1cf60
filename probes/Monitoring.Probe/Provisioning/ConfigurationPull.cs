using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Configuration;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Uplink;

namespace Monitoring.Probe.Provisioning;

/// <summary>
/// Asks the engine what is to be watched, at once and then about every 15 s, never at the same moment as other probes. A version is taken whole
/// or not at all; one that is not taken leaves what runs as it is, and the engine and the log hear every reason.
/// </summary>
internal sealed class ConfigurationPull : IDisposable
{
    private const int AnswerOverhead = 64 * 1024;
    private const double ShortestPauseSeconds = 12;
    private const double PauseSpreadSeconds = 6;

    private readonly ProbeOptions _own;
    private readonly ConfigurationShelf _shelf;
    private readonly RunningVersion _running;
    private readonly Func<IReadOnlyList<InputOptions>, Task> _apply;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _client;
    private string? _seen;
    private string? _trouble;

    /// <param name="own">The probe's own settings.</param>
    /// <param name="shelf">Keeps the last good version.</param>
    /// <param name="running">Told what runs.</param>
    /// <param name="apply">Watches these inputs from now on.</param>
    /// <param name="time">Paces the questions.</param>
    /// <param name="logger">Takes a line for each change.</param>
    public ConfigurationPull(
        ProbeOptions own, ConfigurationShelf shelf, RunningVersion running, Func<IReadOnlyList<InputOptions>, Task> apply, TimeProvider time,
        ILogger logger)
    {
        _own = own;
        _shelf = shelf;
        _running = running;
        _apply = apply;
        _time = time;
        _logger = logger;
        _client = EngineClient.Create(own.Engine, ProbeConfiguration.MaxBytes + AnswerOverhead);
    }

    /// <summary>The inputs to begin with: of the last good version, else of the probe's own settings.</summary>
    public IReadOnlyList<InputOptions> Begin()
    {
        if (_shelf.TryRead(out ProbeConfiguration? kept, out string? problem))
        {
            List<ConfigMistake> mistakes = [];
            if (PulledSettings.Read(kept, _own, mistakes) is { } inputs)
            {
                _running.Runs(kept);
                ProbeLog.ConfigurationKept(_logger, kept.Version);
                return inputs;
            }

            problem = mistakes[0].Describe(PulledSettings.Name);
        }

        if (problem is not null)
        {
            ProbeLog.ConfigurationUnreadable(_logger, problem);
        }

        return _own.Inputs;
    }

    /// <summary>Asks until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await AskAsync(stop).ConfigureAwait(false);
            }
            catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
            {
                if (!stop.IsCancellationRequested)
                {
                    Trouble(e is OperationCanceledException ? "no answer within 10 s" : e.InnerException?.Message ?? e.Message);
                }
            }

            var pause = TimeSpan.FromSeconds(ShortestPauseSeconds + (PauseSpreadSeconds * Random.Shared.NextDouble()));
            await Task.Delay(pause, _time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task AskAsync(CancellationToken stop)
    {
        using HttpRequestMessage question = new(HttpMethod.Get, new Uri(ProbeConfiguration.PathOf(_own.Probe), UriKind.Relative))
        {
            Version = _client.DefaultRequestVersion,
            VersionPolicy = _client.DefaultVersionPolicy,
        };
        if (_seen is not null)
        {
            question.Headers.IfNoneMatch.Add(new EntityTagHeaderValue(_seen));
        }

        using HttpResponseMessage answer = await _client.SendAsync(question, stop).ConfigureAwait(false);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                await TakeAsync(await answer.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false)).ConfigureAwait(false);
                _trouble = null;
                break;
            case HttpStatusCode.NotModified or HttpStatusCode.NotFound:
                // Nothing new, or nothing was put in for this probe: what runs goes on.
                _trouble = null;
                break;
            default:
                Trouble(string.Create(CultureInfo.InvariantCulture, $"it answers {(int)answer.StatusCode}"));
                break;
        }
    }

    private async Task TakeAsync(byte[] answer)
    {
        if (!ProbeConfiguration.TryRead(answer, out ProbeConfiguration? offered, out string? problem))
        {
            // Torn or changed on the way: it is asked for again, and nothing is said of any version.
            Trouble(problem);
            return;
        }

        _seen = string.Create(CultureInfo.InvariantCulture, $"\"{offered.Version}\"");
        if (_running.Told.Version == offered.Version && Convert.ToHexStringLower(_running.Told.Sha256.Span) == offered.Sha256)
        {
            _running.Runs(offered);
            return;
        }

        List<ConfigMistake> mistakes = [];
        if (PulledSettings.Read(offered, _own, mistakes) is not { } inputs)
        {
            string[] lines = [.. mistakes.Select(m => m.Describe(PulledSettings.Name))];
            foreach (string line in lines)
            {
                ProbeLog.ConfigurationMistake(_logger, offered.Version, line);
            }

            _running.Refused(offered.Version, string.Join("; ", lines));
            return;
        }

        try
        {
            _shelf.Keep(answer);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            ProbeLog.ConfigurationNotKept(_logger, offered.Version, e.Message);
        }

        await _apply(inputs).ConfigureAwait(false);
        _running.Runs(offered);
        ProbeLog.ConfigurationRuns(_logger, offered.Version, offered.Sha256);
    }

    private void Trouble(string why)
    {
        if (_trouble != why)
        {
            _trouble = why;
            ProbeLog.ConfigurationUnreachable(_logger, why);
        }
    }
}
