using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

using Google.Protobuf;

using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Wire;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Diagnostics;
using Monitoring.Probe.Enrolment;
using Monitoring.Probe.Spooling;

namespace Monitoring.Probe.Uplink;

/// <summary>
/// Sends what waits in the spool to the engine over HTTP/2. A batch leaves the spool only when the engine says it is durable; an engine that is
/// away, slow or full costs nothing but time.
/// </summary>
internal sealed class EngineUplink : IDisposable
{
    private const int WorthCompressing = 512;
    private const string WhoIsLetIn = "it needs a token ('monitoring-engine token add') or a certificate ('monitoring-engine probe invite')";
    private static readonly TimeSpan RefusedPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private readonly Spool _spool;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _client;
    private readonly SendingPace _pace;
    private readonly Func<RunningConfiguration?> _running;
    private volatile PendingBatch? _refused;

    public EngineUplink(EngineOptions engine, Spool spool, TimeProvider time, ILogger logger, Func<RunningConfiguration?>? running = null)
    {
        _running = running ?? (static () => null);
        _spool = spool;
        _time = time;
        _logger = logger;
        _pace = new SendingPace(time);
        _client = EngineClient.Create(engine);
    }

    /// <summary>Sends until stopped.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        HashSet<Task> sending = [];
        while (!stop.IsCancellationRequested)
        {
            sending.RemoveWhere(t => t.IsCompleted);
            if (!MaySend(sending.Count))
            {
                await Task.Delay(Glance, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                continue;
            }

            while (_refused is null && _spool.Order.TryNext(_time.GetUtcNow().ToUnixTimeMilliseconds(), _pace.MostInFlight, out PendingBatch batch, out Lane lane))
            {
                sending.Add(SendAsync(batch, lane, stop));
            }

            await _spool.Order.WaitAsync(Glance, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(sending).ConfigureAwait(false);
    }

    public void Dispose() => _client.Dispose();

    /// <summary>
    /// An epoch the engine does not know is replaced once nothing is on its way any more: what was taken after all is acknowledged by then,
    /// and nothing goes by two epochs.
    /// </summary>
    private bool MaySend(int onTheirWay)
    {
        if (_refused is not { } refused)
        {
            return true;
        }

        if (onTheirWay > 0)
        {
            return false;
        }

        try
        {
            _spool.ReplaceEpoch(refused.Epoch);
            ProbeLog.EpochReplaced(_logger);
            _refused = null;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string PathOf(Lane lane) => lane switch
    {
        Lane.Events => "ingest/v1/events",
        Lane.Backfill => "ingest/v1/backfill",
        _ => "ingest/v1/batches",
    };

    private static ByteArrayContent ContentOf(Batch batch)
    {
        byte[] body = batch.ToByteArray();
        bool compress = body.Length >= WorthCompressing;
        ByteArrayContent content = new(compress ? Gzip(body) : body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-protobuf");
        if (compress)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return content;
    }

    private static byte[] Gzip(byte[] body)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }

    private async Task SendAsync(PendingBatch pending, Lane lane, CancellationToken stop)
    {
        if (_spool.Read(pending) is not { } batch)
        {
            ProbeLog.BatchDamaged(_logger, pending.Sequence);
            _spool.GiveUp(pending);
            return;
        }

        try
        {
            HttpStatusCode status = await PostAsync(pending, batch, lane, stop).ConfigureAwait(false);
            if (status == HttpStatusCode.Conflict && _spool.FindDictionary(pending.DictionaryId) is { } dictionary)
            {
                batch.Dictionary = dictionary;
                _ = await PostAsync(pending, batch, lane, stop).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or IOException)
        {
            if (!stop.IsCancellationRequested)
            {
                Pause(null, e is OperationCanceledException ? "no answer within 10 s" : e.InnerException?.Message ?? e.Message);
            }
        }
        finally
        {
            // Whatever was neither acknowledged nor rejected waits again.
            _spool.Order.Release(pending);
        }
    }

    private async Task<HttpStatusCode> PostAsync(PendingBatch pending, Batch batch, Lane lane, CancellationToken stop)
    {
        batch.SentUnixMs = _time.GetUtcNow().ToUnixTimeMilliseconds();
        batch.Lane = lane;
        batch.Configuration = _running();
        batch.AcknowledgedSequence = _spool.AcknowledgedIn(pending.Epoch);
        using ByteArrayContent content = ContentOf(batch);
        long sentAt = _time.GetTimestamp();
        using HttpResponseMessage answer = await _client.PostAsync(new Uri(PathOf(lane), UriKind.Relative), content, stop).ConfigureAwait(false);
        switch (answer.StatusCode)
        {
            case HttpStatusCode.OK:
                _spool.Acknowledge(pending);
                Reached(sentAt);
                await TakeCreditAsync(answer, stop).ConfigureAwait(false);
                break;
            case HttpStatusCode.Conflict when batch.Dictionary is null && _spool.FindDictionary(pending.DictionaryId) is not null:
                break;
            case HttpStatusCode.RequestEntityTooLarge when _spool.TrySplit(pending):
                ProbeLog.BatchSplit(_logger, pending.Sequence);
                break;
            case HttpStatusCode.Conflict when batch.Dictionary is not null && !_spool.IsUnproven(pending.Epoch):
                _refused = pending;
                break;
            case HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.Conflict:
                string why = await SaidAsync(answer, stop).ConfigureAwait(false);
                ProbeLog.BatchRejected(_logger, pending.Sequence, (int)answer.StatusCode, why, _spool.Reject(pending));
                break;
            case HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden:
                string reason = await SaidAsync(answer, stop).ConfigureAwait(false);
                Pause(RefusedPause, $"it refuses this probe ({(int)answer.StatusCode}): {(reason.Length > 0 ? reason : WhoIsLetIn)}");
                break;
            default:
                string said = await SaidAsync(answer, stop).ConfigureAwait(false);
                Pause(RetryAfter(answer), string.Create(CultureInfo.InvariantCulture, $"it answers {(int)answer.StatusCode} {said}"));
                break;
        }

        return answer.StatusCode;
    }

    /// <summary>An answer's text on one line, cut short.</summary>
    private static async Task<string> SaidAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        return CertificateCall.ReasonIn(await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false));
    }

    /// <summary>The engine says with each acknowledgement how many batches may be on their way.</summary>
    private async Task TakeCreditAsync(HttpResponseMessage answer, CancellationToken stop)
    {
        byte[] body = await answer.Content.ReadAsByteArrayAsync(stop).ConfigureAwait(false);
        try
        {
            _pace.Allow(IngestAck.Parser.ParseFrom(body).Credit);
        }
        catch (InvalidProtocolBufferException)
        {
            // It is acknowledged all the same: the status says so.
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - _time.GetUtcNow(),
        _ => null,
    };

    private void Reached(long sentAt)
    {
        if (_pace.Succeeded(sentAt))
        {
            ProbeLog.EngineReachable(_logger);
        }
    }

    private void Pause(TimeSpan? asked, string why)
    {
        if (_pace.Failed(asked, why))
        {
            ProbeLog.EngineUnreachable(_logger, why);
        }
    }
}
