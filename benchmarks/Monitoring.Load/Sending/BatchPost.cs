using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Monitoring.Contracts.Wire;
using Monitoring.Load.Plan;

namespace Monitoring.Load.Sending;

/// <summary>One connection to an engine. A batch nobody takes is tried again, as a probe does.</summary>
internal sealed class BatchPost(SendOptions options, Latencies latencies) : IDisposable
{
    private static readonly TimeSpan AfterNoAnswer = TimeSpan.FromMilliseconds(100);

    private readonly HttpClient _client = new(new SocketsHttpHandler())
    {
        BaseAddress = options.Engine,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        Timeout = TimeSpan.FromSeconds(30),
    };

    private long _refused;
    private long _unasked;

    /// <summary>Answers 429 and 503.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    /// <summary>Those of them that did not say when to come again.</summary>
    public long RefusedForNoTime => Interlocked.Read(ref _unasked);

    /// <summary>Sends a batch until it is acknowledged.</summary>
    /// <returns>Whether it had been taken before.</returns>
    /// <exception cref="LoadException">It was refused for good, or nobody took it for too long.</exception>
    public async Task<bool> SendAsync(BatchWriter writer, Plan.Sending sending, bool withDictionary, CancellationToken stop)
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
                using HttpResponseMessage answer = await _client.PostAsync(new Uri(PathOf(sending.Lane), UriKind.Relative), content, stop);
                switch (answer.StatusCode)
                {
                    case HttpStatusCode.OK:
                        IngestAck ack = IngestAck.Parser.ParseFrom(await answer.Content.ReadAsByteArrayAsync(stop));
                        latencies.Add(Stopwatch.GetElapsedTime(asked));
                        return ack.AckedSequence == (ulong)sending.Sequence ? ack.Duplicate
                            : throw new LoadException($"batch {sending.Sequence} was sent and {ack.AckedSequence} acknowledged");
                    case HttpStatusCode.Conflict:
                        withDictionary = true;
                        continue;
                    case HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable:
                        Interlocked.Increment(ref _refused);
                        Interlocked.Add(ref _unasked, answer.Headers.RetryAfter?.Delta is null ? 1 : 0);
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

    public void Dispose() => _client.Dispose();

    private ByteArrayContent Content(byte[] body)
    {
        ByteArrayContent content = new(options.IsCompressed ? Zip.Of(body) : body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (options.IsCompressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    private static string PathOf(Lane lane) => lane == Lane.Backfill ? "/ingest/v1/backfill" : "/ingest/v1/batches";
}
