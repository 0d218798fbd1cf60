using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Tests.Storage;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite;

namespace Monitoring.Engine.Tests.Ingest;

/// <summary>The ingest behind a real Kestrel that speaks HTTP/2 without TLS, on a store of its own.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly SqliteStore _store;

    private IngestHost(TemporaryFolder folder, WebApplication app, SqliteStore store, HttpClient client)
    {
        _folder = folder;
        _app = app;
        _store = store;
        Client = client;
    }

    public HttpClient Client { get; }

    public IMeasurementStore Store => _store.Measurements;

    public IAuditStore Audit => _store.Audit;

    public IngestGate Gate => _app.Services.GetRequiredService<IngestGate>();

    public static async Task<IngestHost> StartAsync(IngestOptions? options = null)
    {
        TemporaryFolder folder = new();
        ManualTime time = new(Start);
        SqliteStore store = await SqliteStore.OpenAsync(
            new StoreOptions { Folder = folder.Path, MaintenanceInterval = TimeSpan.Zero },
            time, new NoticeRecorder(), CancellationToken.None);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(store.Measurements);
        builder.Services.AddSingleton<IProbeAuthenticator, NamedTokens>();
        builder.Services.AddIngest(options ?? new IngestOptions());
        WebApplication app = builder.Build();
        app.MapIngest();
        await app.StartAsync();
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        HttpClient client = new()
        {
            BaseAddress = new Uri(address),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token-of-xining-01");
        IngestHost host = new(folder, app, store, client);
        host.Gate.Open();
        return host;
    }

    public Task<HttpResponseMessage> PostAsync(Batch batch, string lane = "batches") => PostAsync(batch.ToByteArray(), lane: lane);

    public async Task<HttpResponseMessage> PostAsync(
        byte[] body, string? encoding = null, string type = "application/x-protobuf", string lane = "batches")
    {
        using ByteArrayContent content = new(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        return await Client.PostAsync(new Uri($"/ingest/v1/{lane}", UriKind.Relative), content);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private sealed class NamedTokens : IProbeAuthenticator
    {
        private const string Prefix = "Bearer token-of-";

        public ProbeCaller Identify(HttpContext context)
        {
            string shown = context.Request.Headers.Authorization.ToString();
            return shown.StartsWith(Prefix, StringComparison.Ordinal)
                ? ProbeCaller.Of(shown[Prefix.Length..], "token")
                : ProbeCaller.Refused(StatusCodes.Status401Unauthorized, "the bearer token is missing or not known");
        }
    }
}
