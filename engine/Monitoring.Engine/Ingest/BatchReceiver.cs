using System.Diagnostics.CodeAnalysis;
using Google.Protobuf;
using Microsoft.Net.Http.Headers;
using Monitoring.Contracts.Wire;
using Monitoring.Storage;

namespace Monitoring.Engine.Ingest;

/// <summary>Answers one call of a probe: judges it from the outside in and acknowledges it once it is durable.</summary>
internal sealed partial class BatchReceiver(
    IMeasurementStore store,
    IProbeAuthenticator authenticator,
    IngestPressure pressure,
    IngestOptions options,
    IngestMetrics metrics,
    TimeProvider time,
    ILogger<BatchReceiver> logger) : IDisposable
{
    private const string Protobuf = "application/x-protobuf";

    private static readonly MessageParser<Batch> Parser = Batch.Parser.WithDiscardUnknownFields(true);

    private readonly SemaphoreSlim _bodies = new(options.MostConcurrent);
    private long _lastRejectionSecond;

    public async Task ReceiveAsync(HttpContext context)
    {
        DateTimeOffset receivedAt = time.GetUtcNow();
        if (pressure.WrongMoment() is (int status, string reason))
        {
            await RefuseAsync(context, status, reason);
            return;
        }

        if (!_bodies.Wait(0, CancellationToken.None))
        {
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, $"{options.MostConcurrent} batches are being read already");
            return;
        }

        try
        {
            await TakeAsync(context, receivedAt);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone and will send the batch again; if it became durable meanwhile, it is a duplicate then.
        }
        finally
        {
            _bodies.Release();
        }
    }

    public void Dispose() => _bodies.Dispose();

    private async Task TakeAsync(HttpContext context, DateTimeOffset receivedAt)
    {
        ProbeCaller caller = authenticator.Identify(context);
        if (caller.IsRefused)
        {
            await RefuseAsync(context, caller.Status, caller.Reason);
            return;
        }

        if (!IsProtobuf(context.Request.ContentType))
        {
            await RefuseAsync(context, StatusCodes.Status415UnsupportedMediaType, $"content-type must be {Protobuf}");
            return;
        }

        (byte[]? body, int status, string reason) = await BodyReader.ReadAsync(context, IngestLimits.BatchBytes);
        if (body is null || !TryParse(body, out Batch? batch, out WireDictionary inlined, out reason))
        {
            await RefuseAsync(context, body is null ? status : StatusCodes.Status400BadRequest, reason);
            return;
        }

        if (caller.WhyNot(batch.Probe) is (int refused, string why))
        {
            await RefuseAsync(context, refused, why);
            return;
        }

        await StoreAsync(context, batch, body, inlined, receivedAt);
    }

    private async Task StoreAsync(HttpContext context, Batch batch, byte[] body, WireDictionary inlined, DateTimeOffset receivedAt)
    {
        BatchSchema? dictionary = store.FindDictionary(batch.DictionaryId);
        if (dictionary is null && !inlined.IsPresent)
        {
            await RefuseAsync(
                context, StatusCodes.Status409Conflict,
                $"dictionary {batch.DictionaryId:x16} is not known: send the batch again with it inlined");
            return;
        }

        IngestItem? item = null;
        if ((dictionary is null && !BatchSchema.TryCreate(inlined.Content, out dictionary, out string? problem))
            || (problem = dictionary.IsForeign ? "dictionary: foreign ones are made by the engine alone" : null) is not null
            || !IngestItem.TryCreate(batch, dictionary, body, receivedAt, out item, out problem))
        {
            await RefuseAsync(context, StatusCodes.Status400BadRequest, problem);
            return;
        }

        try
        {
            AppendResult result = await store.AppendAsync(item, context.RequestAborted);
            if (result == AppendResult.UnknownEpoch)
            {
                await RefuseAsync(
                    context, StatusCodes.Status409Conflict,
                    $"epoch {item.Key.Epoch} is not known here, though batches of it were acknowledged: begin a new one and send what waits by that");
                return;
            }

            metrics.OnAppended(item, result);
            await AcknowledgeAsync(context, batch.Sequence, result == AppendResult.Duplicate);
        }
        catch (StoreUnavailableException cause)
        {
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, cause.Message);
        }
    }

    private static bool IsProtobuf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
        && type.MediaType.Equals(Protobuf, StringComparison.OrdinalIgnoreCase);

    private static bool TryParse(
        byte[] body, [NotNullWhen(true)] out Batch? batch, out WireDictionary inlined, out string reason)
    {
        batch = null;
        inlined = default;
        reason = WireShape.Check(body, out WireShape shape) ?? string.Empty;
        if (reason.Length > 0)
        {
            return false;
        }

        try
        {
            Batch parsed = Parser.ParseFrom(body);
            inlined = new WireDictionary(parsed.Dictionary is not null, body.AsMemory(shape.Dictionary));
            reason = IngestItem.WrongIdentity(parsed) ?? string.Empty;
            batch = parsed;
            return reason.Length == 0;
        }
        catch (InvalidProtocolBufferException cause)
        {
            reason = $"batch: not a protobuf message of this version: {cause.Message.ReplaceLineEndings(" ")}";
            return false;
        }
    }

    private async Task AcknowledgeAsync(HttpContext context, ulong sequence, bool duplicate)
    {
        IngestAck ack = new()
        {
            AckedSequence = sequence,
            Duplicate = duplicate,
            Credit = (uint)options.Credit,
            ServerUnixMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        byte[] body = ack.ToByteArray();
        context.Response.ContentType = Protobuf;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task RefuseAsync(HttpContext context, int status, string reason)
    {
        metrics.OnRejected(status);
        if (!pressure.TrySetRetryAfter(context.Response, status))
        {
            LogOncePerSecond(context, status, reason);
        }

        await TypedResults.Problem(reason, statusCode: status).ExecuteAsync(context);
    }

    /// <summary>A caller that sends nonsense must not fill the log; the metric counts them all.</summary>
    private void LogOncePerSecond(HttpContext context, int status, string reason)
    {
        long second = time.GetUtcNow().ToUnixTimeSeconds();
        if (Interlocked.Exchange(ref _lastRejectionSecond, second) != second)
        {
            LogRejected(logger, context.Connection.RemoteIpAddress?.ToString() ?? "?", status, reason);
        }
    }

    [LoggerMessage(2010, LogLevel.Warning, "ingest: a batch from {Address} was refused ({Status}): {Reason}")]
    private static partial void LogRejected(ILogger logger, string address, int status, string reason);

    /// <summary>The bytes of a dictionary inside a body.</summary>
    private readonly record struct WireDictionary(bool IsPresent, ReadOnlyMemory<byte> Content);
}
