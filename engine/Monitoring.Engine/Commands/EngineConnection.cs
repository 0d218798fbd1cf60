using System.Net;
using System.Text.Json;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Probes;
using Spectre.Console;

namespace Monitoring.Engine.Commands;

/// <summary>A command speaks to the engine that runs, as a person in the browser would.</summary>
internal sealed class EngineConnection(Uri listen) : IDisposable
{
    private readonly HttpClient _client = new() { BaseAddress = listen, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Puts in a configuration, on top of the newest version there is.</summary>
    /// <exception cref="StartupException">The engine cannot be reached or does not take it.</exception>
    public Task<ConfigurationChange> ChangeAsync(string probe, byte[] body, bool isTried, CancellationToken stop) => ReachAsync(
        async () =>
        {
            Uri address = new($"api/v1/probes/{probe}/configuration", UriKind.Relative);
            using HttpResponseMessage newest = await _client.GetAsync(address, stop);
            if (newest.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotFound))
            {
                throw await RefusedAsync(newest, stop);
            }

            using HttpRequestMessage put = new(HttpMethod.Put, new Uri($"{address}?dryRun={(isTried ? "true" : "false")}", UriKind.Relative));
            put.Content = new ByteArrayContent(body);
            put.Content.Headers.ContentType = new("application/json");
            if (newest.Headers.ETag is { } tag)
            {
                put.Headers.IfMatch.Add(tag);
            }
            else
            {
                put.Headers.IfNoneMatch.Add(System.Net.Http.Headers.EntityTagHeaderValue.Any);
            }

            using HttpResponseMessage answer = await _client.SendAsync(put, stop);
            Answer said = answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, stop))!
                : throw await RefusedAsync(answer, stop);
            ConfigurationOutcome outcome = said.PutIn ? ConfigurationOutcome.PutIn
                : said.Difference.Count > 0 ? ConfigurationOutcome.Tried
                : ConfigurationOutcome.Same;
            return new ConfigurationChange(outcome, said.Version, said.Difference, string.Empty);
        },
        stop);

    /// <summary>Asks for a change and gives the answer.</summary>
    /// <exception cref="StartupException">The engine cannot be reached or does not take it.</exception>
    public Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken stop) => ReachAsync(
        async () =>
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, stop);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<JsonElement>(JsonSerializerOptions.Web, stop)
                : throw await RefusedAsync(answer, stop);
        },
        stop);

    public void Dispose() => _client.Dispose();

    private static string AskPassword() => Console.IsInputRedirected
        ? Console.In.ReadLine() ?? string.Empty
        : AnsiConsole.Prompt(new TextPrompt<string>("Password of the engine:").Secret());

    private static async Task<StartupException> RefusedAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        string text = await answer.Content.ReadAsStringAsync(stop);
        try
        {
            using var problem = JsonDocument.Parse(text);
            text = problem.RootElement.GetProperty("detail").GetString() ?? text;
        }
        catch (Exception plain) when (plain is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Then it is shown as it came.
        }

        return new StartupException([.. text.Split('\n').Select(line => $"the engine answers {(int)answer.StatusCode}: {line}")]);
    }

    private async Task<T> ReachAsync<T>(Func<Task<T>> ask, CancellationToken stop)
    {
        try
        {
            await LogInAsync(stop);
            return await ask();
        }
        catch (Exception gone) when (gone is HttpRequestException or JsonException || (gone is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new StartupException(
                $"listen: the store is in use by an engine, and none answers at {listen}: {gone.Message.ReplaceLineEndings(" ")}; "
                + "name its address with --listen or --config, or stop it");
        }
    }

    private async Task LogInAsync(CancellationToken stop)
    {
        Session? session = await _client.GetFromJsonAsync<Session>(new Uri("api/v1/session", UriKind.Relative), JsonSerializerOptions.Web, stop);
        if (session is { PasswordRequired: true, Authenticated: false })
        {
            using HttpResponseMessage opened = await _client.PostAsJsonAsync(
                new Uri("api/v1/session", UriKind.Relative), new { password = AskPassword() }, JsonSerializerOptions.Web, stop);
            if (!opened.IsSuccessStatusCode)
            {
                throw await RefusedAsync(opened, stop);
            }
        }
    }

    private sealed record Session(bool PasswordRequired, bool Authenticated);

    private sealed record Answer(int Version, bool PutIn, IReadOnlyList<string> Difference);
}
