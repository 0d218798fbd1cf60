using Monitoring.Engine.Ingest;
using Monitoring.Storage;

namespace Monitoring.Engine.Otlp;

/// <summary>
/// <c>POST /v1/metrics</c> of OTLP/HTTP 1.x in protobuf or JSON. A point that cannot be kept is told in <c>partial_success</c>, the others count;
/// 200 means that they are durable. What is sent again is kept once: the first to arrive wins a second.
/// </summary>
internal sealed partial class OtlpReceiver(
    IMeasurementStore store,
    IProbeAuthenticator authenticator,
    IngestPressure pressure,
    IngestMetrics metrics,
    ForeignSources sources,
    OtlpMapping mapping,
    StoreOptions options,
    TimeProvider time,
    ILogger<OtlpReceiver> logger) : IDisposable
{
    private const int MostAtOnce = 16;
    private const int MostTextBytes = 2000;

    private readonly SemaphoreSlim _bodies = new(MostAtOnce);
    private long _lastTold;

    public async Task ReceiveAsync(HttpContext context)
    {
        if (pressure.WrongMoment() is (int status, string reason))
        {
            await RefuseAsync(context, status, reason);
            return;
        }

        if (!_bodies.Wait(0, CancellationToken.None))
        {
            await RefuseAsync(context, StatusCodes.Status429TooManyRequests, $"{MostAtOnce} requests are being read already");
            return;
        }

        try
        {
            await TakeAsync(context);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // Whoever sent it does so again, and what became durable meanwhile is kept once.
        }
        finally
        {
            _bodies.Release();
        }
    }

    public void Dispose() => _bodies.Dispose();

    private async Task TakeAsync(HttpContext context)
    {
        ProbeCaller caller = authenticator.Identify(context);
        if (caller.IsRefused)
        {
            await RefuseAsync(context, caller.Status, caller.Reason);
            return;
        }

        if (OtlpEncoding.Of(context.Request) is not { } encoding)
        {
            await RefuseAsync(
                context,
                StatusCodes.Status415UnsupportedMediaType,
                $"content-type must be {OtlpEncoding.Protobuf.ContentType} or {OtlpEncoding.Json.ContentType}: set the exporter's protocol to http/protobuf");
            return;
        }

        (byte[]? body, int status, string reason) = await BodyReader.ReadAsync(context, IngestLimits.BatchBytes);
        if (body is null)
        {
            await RefuseAsync(context, status, reason);
            return;
        }

        OtlpPlan plan = new(sources, mapping, caller, time.GetUtcNow(), Oldest(), options.NewestAccepted);
        IReadOnlyList<IngestItem> items;
        lock (sources.Gate)
        {
            if (encoding.Read(body, plan) is string problem)
            {
                (status, reason) = (StatusCodes.Status400BadRequest, problem);
                plan.Forget();
                items = [];
            }
            else
            {
                items = plan.Build();
            }
        }

        if (status != StatusCodes.Status200OK)
        {
            await RefuseAsync(context, status, reason);
        }
        else if (plan.Refusal is (int refused, string why) && plan.Rejections.Count == plan.Points)
        {
            await RefuseAsync(context, refused, why);
        }
        else
        {
            await StoreAsync(context, plan, items);
        }
    }

    private async Task StoreAsync(HttpContext context, OtlpPlan plan, IReadOnlyList<IngestItem> items)
    {
        try
        {
            await Task.WhenAll(items.Select(item => store.AppendAsync(item, context.RequestAborted).AsTask()));
        }
        catch (StoreUnavailableException cause)
        {
            lock (sources.Gate)
            {
                plan.Forget();
            }

            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, cause.Message);
            return;
        }

        metrics.OnPoints(plan.Points - plan.Rejections.Count, plan.Rejections.Count);
        if (plan.Rejections.Count > 0 && IsTimeToTell())
        {
            LogPartial(logger, context.Connection.RemoteIpAddress?.ToString() ?? "?", plan.Rejections.ToString());
        }

        await AnswerAsync(context, StatusCodes.Status200OK, encoding => encoding.Success(plan.Rejections.Count, Cut(plan.Rejections.ToString())));
    }

    private TimeSpan Oldest() => TimeSpan.FromTicks(Math.Min(options.OldestAccepted.Ticks, TimeSpan.TicksPerDay * options.RawDays));

    private static string Cut(string text) => text.Length > MostTextBytes ? text[..MostTextBytes] : text;

    private static async Task AnswerAsync(HttpContext context, int status, Func<OtlpEncoding, byte[]> write)
    {
        OtlpEncoding encoding = OtlpEncoding.Of(context.Request) ?? OtlpEncoding.Protobuf;
        byte[] body = write(encoding);
        context.Response.StatusCode = status;
        context.Response.ContentType = encoding.ContentType;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private async Task RefuseAsync(HttpContext context, int status, string reason)
    {
        metrics.OnRejected(status);
        if (!pressure.TrySetRetryAfter(context.Response, status) && IsTimeToTell())
        {
            LogRefused(logger, context.Connection.RemoteIpAddress?.ToString() ?? "?", status, reason);
        }

        await AnswerAsync(context, status, encoding => encoding.Failure(Cut(reason)));
    }

    /// <summary>A source that sends nonsense must not fill the log; the metric counts it all.</summary>
    private bool IsTimeToTell()
    {
        long second = time.GetUtcNow().ToUnixTimeSeconds();
        return Interlocked.Exchange(ref _lastTold, second) != second;
    }

    [LoggerMessage(2020, LogLevel.Warning, "otlp: a request from {Address} was refused ({Status}): {Reason}")]
    private static partial void LogRefused(ILogger logger, string address, int status, string reason);

    [LoggerMessage(2021, LogLevel.Warning, "otlp: points from {Address} are not kept: {Reasons}")]
    private static partial void LogPartial(ILogger logger, string address, string reasons);
}
