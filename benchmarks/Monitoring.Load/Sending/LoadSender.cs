using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Monitoring.Contracts.Wire;
using Monitoring.Load.Plan;

namespace Monitoring.Load.Sending;

/// <summary>Sends what a plan says, over HTTP/2, and writes down what was acknowledged. A batch nobody takes is tried again, as a probe does.</summary>
internal sealed class LoadSender(LoadPlan plan, SendOptions options, Account account) : IDisposable
{
    private const int ProbesPerConnection = 50;

    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient[] _clients =
    [
        .. Enumerable.Range(0, ((plan.Probes - 1) / ProbesPerConnection) + 1).Select(_ => new HttpClient(new SocketsHttpHandler())
        {
            BaseAddress = options.Engine,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Timeout = TimeSpan.FromSeconds(30),
        }),
    ];

    private long _batches;
    private long _samples;
    private long _refused;
    private long _duplicates;

    /// <summary>Batches acknowledged so far.</summary>
    public long Batches => Interlocked.Read(ref _batches);

    /// <summary>Samples of those that were not duplicates.</summary>
    public long Samples => Interlocked.Read(ref _samples);

    /// <summary>Answers 429 and 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Acknowledgements of what had been taken before.</summary>
    public long Duplicates => Interlocked.Read(ref _duplicates);

    public Latencies Latencies { get; } = new();

    /// <summary>Sends everything, or until it is told to stop.</summary>
    /// <exception cref="LoadException">A batch was refused for good, or nobody took it for too long.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        Task[] probes = [.. Enumerable.Range(0, plan.Probes).Select(probe => Task.Run(() => ProbeAsync(probe, stop), stop))];
        await Task.WhenAll(probes);
    }

    public void Dispose()
    {
        foreach (HttpClient client in _clients)
        {
            client.Dispose();
        }
    }

    private async Task ProbeAsync(int probe, CancellationToken stop)
    {
        ProbeAccount mine = account.Probes[probe];
        BatchWriter writer = new(plan, probe, mine.Epoch);
        bool isFirst = true;
        foreach (Plan.Sending sending in new ProbeScript(plan, probe).Sendings())
        {
            if (options.IsRealTime)
            {
                // Probes are not in step: each sends at its own part of the second.
                double part = Hash.Share(Hash.Of(plan.Seed, (ulong)probe, 0, 6));
                TimeSpan wait = DateTimeOffset.FromUnixTimeSeconds(plan.Start + sending.After + 1) - DateTimeOffset.UtcNow;
                wait += TimeSpan.FromSeconds(part);
                await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, stop);
            }

            mine.OnSending(sending.Sequence);
            bool isDuplicate = await SendAsync(_clients[probe / ProbesPerConnection], writer, sending, isFirst, stop);
            mine.OnAcknowledged(sending.Sequence);
            isFirst = false;
            Interlocked.Increment(ref _batches);
            Interlocked.Add(ref isDuplicate ? ref _duplicates : ref _samples, isDuplicate ? 1 : plan.SamplesPerWindow);
        }
    }

    private async Task<bool> SendAsync(HttpClient client, BatchWriter writer, Plan.Sending sending, bool withDictionary, CancellationToken stop)
    {
        long begun = Stopwatch.GetTimestamp();
        while (true)
        {
            long asked = Stopwatch.GetTimestamp();
            TimeSpan pause = AfterNoAnswer;
            string reason;
            try
            {
                using ByteArrayContent content = Content(writer.Write(sending.Sequence, sending.Lane, withDictionary));
                using HttpResponseMessage answer = await client.PostAsync(new Uri(PathOf(sending.Lane), UriKind.Relative), content, stop);
                switch (answer.StatusCode)
                {
                    case HttpStatusCode.OK:
                        IngestAck ack = IngestAck.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync(stop));
                        Latencies.Add(Stopwatch.GetElapsedTime(asked));
                        return ack.AckedSequence == (ulong)sending.Sequence ? ack.Duplicate
                            : throw new LoadException($"batch {sending.Sequence} was sent and {ack.AckedSequence} acknowledged");
                    case HttpStatusCode.Conflict:
                        withDictionary = true;
                        continue;
                    case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                        Interlocked.Increment(ref _refused);
                        pause = answer.Headers.RetryAfter?.Delta ?? pause;
                        reason = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}";
                        break;
                    default:
                        throw new LoadException(
                            $"batch {sending.Sequence} was refused: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(stop)}");
                }
            }
            catch (Exception cause) when (cause is HttpRequestException or IOException or Google.Protobuf.InvalidProtocolBufferException
                || (cause is OperationCanceledException && !stop.IsCancellationRequested))
            {
                reason = cause.Message;
            }

            if (Stopwatch.GetElapsedTime(begun) > options.GivesUpAfter)
            {
                throw new LoadException($"{options.Engine} did not take batch {sending.Sequence} for {options.GivesUpAfter.TotalSeconds:0} s: {reason}");
            }

            await Task.Delay(pause, stop);
        }
    }

    private ByteArrayContent Content(byte[] body)
    {
        ByteArrayContent content = new(options.IsCompressed ? Gzip(body) : body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (options.IsCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    private static byte[] Gzip(byte[] body)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    private static string PathOf(Lane lane) => lane == Lane.Backfill ? "/ingest/v1/backfill" : "/ingest/v1/batches";
}
