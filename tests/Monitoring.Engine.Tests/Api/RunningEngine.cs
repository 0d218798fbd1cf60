using System.Net;
using System.Text.Json;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;

namespace Monitoring.Engine.Tests.Api;

/// <summary>A whole engine on free ports and a folder of its own.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    public static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly TemporaryFolder _folder;
    private EngineApp _app;

    private RunningEngine(TemporaryFolder folder, EngineOptions options, EngineApp app)
    {
        _folder = folder;
        Options = options;
        _app = app;
        Client = ClientOf(WebAddress);
    }

    public EngineOptions Options { get; }

    public HttpClient Client { get; private set; }

    public Uri WebAddress => _app.WebAddress;

    public Uri IngestAddress => _app.IngestAddress;

    public Uri OtlpAddress => _app.OtlpAddress!;

    public static EngineOptions OptionsFor(string folder) => new()
    {
        Listen = new Uri("http://127.0.0.1:0"),
        IngestListen = new Uri("http://127.0.0.1:0"),
        Data = folder,
        ProbeLostAfter = TimeSpan.FromSeconds(60),
    };

    public static async Task<RunningEngine> StartAsync(
        string? password = null, Func<EngineOptions, EngineOptions>? change = null, TimeProvider? clock = null)
    {
        TemporaryFolder folder = new();
        EngineOptions options = OptionsFor(folder.Path);
        options = change?.Invoke(options) ?? options;
        if (password is not null)
        {
            PasswordFile.Write(options.PasswordPath, password);
        }

        return new RunningEngine(folder, options, await EngineApp.StartAsync(options, clock ?? TimeProvider.System, CancellationToken.None));
    }

    /// <summary>Stops and starts again on the same folder.</summary>
    public async Task RestartAsync(Func<Task>? meanwhile = null)
    {
        await _app.StopAsync();
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        _app = await EngineApp.StartAsync(Options, TimeProvider.System, CancellationToken.None);
        Client.Dispose();
        Client = ClientOf(WebAddress);
    }

    public async Task<T> GetAsync<T>(string path)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative));
        string text = await response.Content.ReadAsStringAsync();
        return response.StatusCode == HttpStatusCode.OK
            ? JsonSerializer.Deserialize<T>(text, Web)!
            : throw new HttpRequestException($"{path}: {(int)response.StatusCode} {text}", inner: null, response.StatusCode);
    }

    /// <summary>Asks until the answer fits, also where what is asked for is not known yet.</summary>
    public async Task<T> UntilAsync<T>(string path, Func<T, bool> fits)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(60);
        string stayed;
        do
        {
            try
            {
                T last = await GetAsync<T>(path);
                if (fits(last))
                {
                    return last;
                }

                stayed = JsonSerializer.Serialize(last, Web);
            }
            catch (HttpRequestException unknown) when (unknown.StatusCode == HttpStatusCode.NotFound)
            {
                stayed = unknown.Message;
            }

            await Task.Delay(50);
        }
        while (DateTime.UtcNow < limit);
        throw new TimeoutException($"{path} stayed at {stayed}");
    }

    /// <summary>Asks whether the engine is ready until it says why it is not, in these words.</summary>
    public async Task<string> UntilReadySaysAsync(string words)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(60);
        HashSet<string> said = [];
        while (DateTime.UtcNow < limit)
        {
            string answer = await SayReadyAsync();
            if (answer.Contains(words, StringComparison.Ordinal))
            {
                return answer;
            }

            said.Add(answer);
            await Task.Delay(20);
        }

        throw new TimeoutException($"'{words}' was never said, but {string.Join(" | ", said)}");
    }

    /// <summary>What it says of being ready now.</summary>
    public async Task<string> SayReadyAsync()
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>The newest lines of the audit, read beside the engine.</summary>
    public async Task<IReadOnlyList<AuditLine>> AuditAsync()
    {
        await using IStore store = await Store.OpenAsync(
            Options.Store with { ReadOnly = true }, TimeProvider.System, new NoticeRecorder(), CancellationToken.None);
        return await store.Audit.ReadAsync(100, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>One that sends no body before the engine asks for it, however long the machine takes: what is refused unread is answered.</summary>
    internal static HttpClient ClientOf(Uri address) =>
        new(new SocketsHttpHandler { UseCookies = false, Expect100ContinueTimeout = TimeSpan.FromMinutes(1) }) { BaseAddress = address };
}
