using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Google.Protobuf;
using Monitoring.Contracts.Measurements;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;

namespace Monitoring.Engine.Tests.Otlp;

/// <summary>An engine that takes metrics, and what a source of them sees of it.</summary>
internal sealed class OtlpEngine(RunningEngine engine) : IAsyncDisposable
{
    /// <summary>The type of requests and answers in JSON.</summary>
    public const string Json = "application/json";

    private static readonly Uri Address = new("/v1/metrics", UriKind.Relative);

    public RunningEngine Engine => engine;

    public static async Task<OtlpEngine> StartAsync(Func<EngineOptions, EngineOptions>? change = null) =>
        new(await RunningEngine.StartAsync(change: o =>
        {
            o = o with { OtlpListen = new Uri("http://127.0.0.1:0") };
            return change?.Invoke(o) ?? o;
        }));

    /// <summary>Sends a request and takes its answer apart.</summary>
    public async Task<OtlpSaid> SendAsync(byte[] body, string? token = null, bool isZipped = false, string type = "application/x-protobuf", bool overHttp2 = false)
    {
        using HttpClient client = RunningEngine.ClientOf(overHttp2 ? engine.IngestAddress : engine.OtlpAddress);
        using HttpRequestMessage request = new(HttpMethod.Post, Address) { Content = new ByteArrayContent(isZipped ? Zip(body) : body) };
        if (overHttp2)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        }

        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (isZipped)
        {
            request.Content.Headers.ContentEncoding.Add("gzip");
        }

        using HttpResponseMessage answer = await client.SendAsync(request);
        byte[] said = await answer.Content.ReadAsByteArrayAsync();
        (long rejected, string message) = answer.Content.Headers.ContentType?.MediaType == Json
            ? TakeJsonApart(said, answer.IsSuccessStatusCode) : TakeApart(said, answer.IsSuccessStatusCode);
        return new OtlpSaid(answer.StatusCode, rejected, message, answer.Headers.RetryAfter?.Delta);
    }

    /// <summary>Entity, indicator and qualifier of every series, and its known seconds of the last hours.</summary>
    public async Task<Dictionary<string, (DateTimeOffset At, double? Value, VerdictState State)[]>> ReadAsync()
    {
        Dictionary<string, (DateTimeOffset, double?, VerdictState)[]> read = new(StringComparer.Ordinal);
        foreach (JsonElement series in await engine.GetAsync<JsonElement[]>("/api/v1/series"))
        {
            (string entity, int indicator, string qualifier) = (
                series.GetProperty("entity").GetString()!, series.GetProperty("indicator").GetInt32(), series.GetProperty("qualifier").GetString()!);
            string from = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddHours(-2).ToString("O"));
            string to = Uri.EscapeDataString(DateTimeOffset.UtcNow.AddMinutes(10).ToString("O"));
            JsonElement points = await engine.GetAsync<JsonElement>(
                $"/api/v1/series/points?entity={entity}&indicator={indicator}&qualifier={Uri.EscapeDataString(qualifier)}&from={from}&to={to}&maxPoints=10000");
            read[$"{entity} {indicator} {qualifier}"] = WithoutGaps(
            [
                .. points.GetProperty("points").EnumerateArray().Select(p => (
                    DateTimeOffset.FromUnixTimeMilliseconds(p.GetProperty("t").GetInt64()),
                    p.GetProperty("v") is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : (double?)null,
                    (VerdictState)p.GetProperty("s").GetInt32())),
            ]);
        }

        return read;
    }

    public ValueTask DisposeAsync() => engine.DisposeAsync();

    /// <summary>A line is told where it ends: one second after its last value. That is no second of the series.</summary>
    private static (DateTimeOffset At, double? Value, VerdictState State)[] WithoutGaps((DateTimeOffset At, double? Value, VerdictState State)[] points) =>
        [.. points.Where((p, i) => p.Value is not null || i == 0 || p.At - points[i - 1].At != TimeSpan.FromSeconds(1))];

    private static byte[] Zip(byte[] body)
    {
        using MemoryStream zipped = new();
        using (GZipStream gzip = new(zipped, CompressionMode.Compress))
        {
            gzip.Write(body);
        }

        return zipped.ToArray();
    }

    private static (long Rejected, string Message) TakeJsonApart(byte[] body, bool isSuccess)
    {
        JsonElement answer = JsonDocument.Parse(body).RootElement;
        return !isSuccess ? (0, answer.GetProperty("message").GetString()!)
            : !answer.TryGetProperty("partialSuccess", out JsonElement partial) ? (0, string.Empty)
            : (long.Parse(partial.GetProperty("rejectedDataPoints").GetString()!, CultureInfo.InvariantCulture), partial.GetProperty("errorMessage").GetString()!);
    }

    /// <summary>partial_success of a success, message of a failure.</summary>
    private static (long Rejected, string Message) TakeApart(byte[] body, bool isSuccess)
    {
        using CodedInputStream input = new(body);
        if (input.ReadTag() == 0)
        {
            return (0, string.Empty);
        }

        if (!isSuccess)
        {
            return (0, input.ReadString());
        }

        using CodedInputStream partial = new(input.ReadBytes().ToByteArray());
        partial.ReadTag();
        long rejected = partial.ReadInt64();
        partial.ReadTag();
        return (rejected, partial.ReadString());
    }
}
