using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace Monitoring.Load.Sending;

/// <summary>Sends metrics over OTLP/HTTP. Requests are made before the first is sent, so that what is timed is the engine.</summary>
internal sealed class OtlpSender : IDisposable
{
    private static readonly Uri Path = new("/v1/metrics", UriKind.Relative);

    private readonly OtlpLoad _load;
    private readonly HttpClient _client;
    private readonly byte[][][] _requests;
    private long _sent;
    private long _refused;

    public OtlpSender(OtlpLoad load, Uri engine, DateTimeOffset now)
    {
        _load = load;
        _client = new HttpClient { BaseAddress = engine, Timeout = TimeSpan.FromSeconds(30) };
        var start = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() - load.Seconds);
        _requests = [.. Enumerable.Range(0, load.Sources).Select(source =>
            Enumerable.Range(0, load.Seconds).Select(second => load.RequestOf(source, start.AddSeconds(second))).ToArray())];
    }

    /// <summary>Requests taken.</summary>
    public long Requests => Interlocked.Read(ref _sent);

    /// <summary>Bytes of all requests.</summary>
    public long Bytes => _requests.Sum(source => source.Sum(request => (long)request.Length));

    /// <summary>Answers 429 and 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>How long answers took.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>Sends everything, each source one request after the other.</summary>
    /// <exception cref="LoadException">A request was refused for good, or not kept whole.</exception>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(_requests.Select(source => Task.Run(() => SendAsync(source, stop), stop)));

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(byte[][] requests, CancellationToken stop)
    {
        foreach (byte[] request in requests)
        {
            while (!await IsTakenAsync(request, stop))
            {
                Interlocked.Increment(ref _refused);
            }

            Interlocked.Increment(ref _sent);
        }
    }

    private async Task<bool> IsTakenAsync(byte[] request, CancellationToken stop)
    {
        using ByteArrayContent content = new(request);
        content.Headers.ContentType = new MediaTypeHeaderValue(_load.IsJson ? "application/json" : "application/x-protobuf");
        if (_load.IsCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        long asked = Stopwatch.GetTimestamp();
        using HttpResponseMessage answer = await _client.PostAsync(Path, content, stop);
        string said = await answer.Content.ReadAsStringAsync(stop);
        if (answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable)
        {
            await Task.Delay(answer.Headers.RetryAfter?.Delta ?? TimeSpan.FromMilliseconds(100), stop);
            return false;
        }

        if (answer.StatusCode != HttpStatusCode.OK || said.Trim('{', '}').Length > 0)
        {
            throw new LoadException($"{(int)answer.StatusCode} {said}");
        }

        Latencies.Add(Stopwatch.GetElapsedTime(asked));
        return true;
    }
}
