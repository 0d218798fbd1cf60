using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text.Json;

using Google.Protobuf;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

using Monitoring.Contracts.Wire;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>A real HTTP/2 ingest port whose answers a test writes; a batch it acknowledged counts once, as in the engine.</summary>
internal sealed class ScriptedEngine : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedBatch> _received = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentDictionary<(Guid Epoch, ulong Sequence), Batch> _applied = new();

    private ScriptedEngine(WebApplication app) => _app = app;

    /// <summary>Decides the answer to a batch; called before the batch counts. The default takes everything.</summary>
    public Func<ReceivedBatch, HttpContext, Task<int>> Answer { get; set; } = static (_, _) => Task.FromResult(StatusCodes.Status200OK);

    /// <summary>Batches a probe may have on their way, as its acknowledgements say; 0 says nothing.</summary>
    public uint Credit { get; set; }

    public Uri Address { get; private set; } = null!;

    /// <summary>What a probe that asks is to run; null where nothing was put in.</summary>
    public byte[]? Configuration { get; set; }

    /// <summary>The version each question said it has; empty for none.</summary>
    public IReadOnlyList<string> Asked => [.. _asked];

    /// <summary>Every request, repeated ones too.</summary>
    public IReadOnlyList<ReceivedBatch> Received => [.. _received];

    /// <summary>Batches in effect, by sequence.</summary>
    public IReadOnlyList<Batch> Applied => [.. _applied.Values.OrderBy(b => b.Sequence)];

    public static async Task<ScriptedEngine> StartAsync(int port = 0)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, o => o.Protocols = HttpProtocols.Http2));
        WebApplication app = builder.Build();
        ScriptedEngine engine = new(app);
        _ = app.MapPost("/ingest/v1/{lane}", (string lane, HttpContext context) => engine.TakeAsync(lane, context));
        _ = app.MapGet("/v1/probes/{probe}/configuration", engine.GiveConfiguration);
        await app.StartAsync();
        engine.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return engine;
    }

    /// <summary>Counts a batch as the engine does when it is durable.</summary>
    public bool Apply(Batch batch) => _applied.TryAdd((new Guid(batch.Epoch.Span, bigEndian: true), batch.Sequence), batch);

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource atOnce = new(TimeSpan.FromMilliseconds(200));
        await _app.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private IResult GiveConfiguration(HttpRequest request)
    {
        _asked.Enqueue(request.Headers.IfNoneMatch.ToString());
        if (Configuration is not { } answer)
        {
            return Results.NotFound();
        }

        string tag = $"\"{JsonDocument.Parse(answer).RootElement.GetProperty("version").GetInt32()}\"";
        return request.Headers.IfNoneMatch == tag
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(answer, "application/json", entityTag: new EntityTagHeaderValue(tag));
    }

    private async Task TakeAsync(string lane, HttpContext context)
    {
        using MemoryStream body = new();
        bool isCompressed = context.Request.Headers.ContentEncoding == "gzip";
        Stream source = isCompressed ? new GZipStream(context.Request.Body, CompressionMode.Decompress) : context.Request.Body;
        await using (source)
        {
            await source.CopyToAsync(body);
        }

        Batch batch = Batch.Parser.ParseFrom(body.ToArray());
        ReceivedBatch received = new(batch, lane, context.Request.Headers.Authorization, context.Request.Protocol, isCompressed);
        _received.Enqueue(received);
        int status = await Answer(received, context);
        if (context.RequestAborted.IsCancellationRequested || context.Response.HasStarted)
        {
            return;
        }

        context.Response.StatusCode = status;
        if (status == StatusCodes.Status200OK)
        {
            IngestAck ack = new() { AckedSequence = batch.Sequence, Duplicate = !Apply(batch), Credit = Credit };
            context.Response.ContentType = "application/x-protobuf";
            await context.Response.Body.WriteAsync(ack.ToByteArray());
        }
    }
}
