using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Monitoring.Alerting.Rules;
using Monitoring.Engine.Access;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Otlp;
using Monitoring.Engine.Partition;
using Monitoring.Engine.Probes;
using Monitoring.Engine.Push;
using Monitoring.Engine.Registry;
using Monitoring.Operations.Logging;
using Monitoring.Registry;
using Monitoring.Storage;

namespace Monitoring.Engine;

/// <summary>The whole engine in one object: the program runs one, a test may run several.</summary>
public sealed class EngineApp : IAsyncDisposable
{
    private static readonly TimeSpan WebStop = TimeSpan.FromSeconds(2);

    private readonly WebApplication _web;
    private readonly IStore _store;
    private readonly StoreWatch _watch;
    private readonly TimeSpan _drainLimit;
    private readonly PartitionWorker _worker;
    private readonly IngestGate _gate;
    private readonly ILogger _log;
    private readonly CancellationTokenSource _stopWatching = new();
    private Task _watching = Task.CompletedTask;
    private EnrolmentDesk? _desk;
    private bool _stopped;

    private EngineApp(WebApplication web, IStore store, StoreWatch watch, PartitionWorker worker, TimeSpan drainLimit, ILogger log)
    {
        _watch = watch;
        _drainLimit = drainLimit;
        _web = web;
        _store = store;
        _worker = worker;
        _log = log;
        _gate = web.Services.GetRequiredService<IngestGate>();
        (WebAddress, IngestAddress, OtlpAddress) = Addresses();
    }

    /// <summary>Where people connect.</summary>
    public Uri WebAddress { get; }

    /// <summary>Where probes connect.</summary>
    public Uri IngestAddress { get; }

    /// <summary>Where programs send metrics over HTTP/1.1; null where that is not wanted.</summary>
    public Uri? OtlpAddress { get; }

    /// <summary>Alarms are judged: what a service manager should know before it lets the engine go on.</summary>
    public bool IsAlive => _worker.IsAlive;

    /// <summary>Judges what can be judged of settings without opening the store or a port.</summary>
    /// <exception cref="StartupException">An engine with these settings would not start; a line for every reason.</exception>
    public static void Check(EngineOptions options)
    {
        List<string> lines = [];
        foreach (Action step in new Action[]
        {
            () => OpenDoors.Refuse(options, new PasswordFile(options.PasswordPath), new NamedTokens(options.TokensPath)),
            () => RulesFile.Read(options.Rules),
            () => VocabularyFile.Read(options),
            () => OtlpMappingReader.ReadFile(options.OtlpMapping),
        })
        {
            try
            {
                step();
            }
            catch (StartupException exception)
            {
                lines.AddRange(exception.Lines);
            }
        }

        if (lines.Count > 0)
        {
            throw new StartupException(lines);
        }
    }

    /// <summary>Opens the store, brings back what was durable and listens.</summary>
    /// <exception cref="StartupException">It cannot start; the lines say why.</exception>
    public static async Task<EngineApp> StartAsync(EngineOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        var password = new PasswordFile(options.PasswordPath);
        var tokens = new NamedTokens(options.TokensPath);
        OpenDoors.Refuse(options, password, tokens);
        RuleSet rules = RulesFile.Read(options.Rules);
        RegistryVocabulary vocabulary = VocabularyFile.Read(options);
        OtlpMapping mapping = OtlpMappingReader.ReadFile(options.OtlpMapping);
        var desk = new EnrolmentDesk(new EnrolmentRegister(options.SecretsPath, clock), options, clock);
        var gate = new ProbeGate(tokens, desk, options, clock);

        // The authority is made now and not at the first connection: what is wrong with it is told at the start.
        string? authority = options.IsIngestOverTls ? desk.Authorities.Door.Mark : null;
        StoreWatch watch = new();
        IStore store = await OpenStoreAsync(options, clock, watch, cancellationToken);
        PartitionWorker? worker = null;
        WebApplication? web = null;
        try
        {
            var watches = SelfWatches.Of(options, store, clock);
            var enrolment = new EnrolmentWatch(desk, store.Audit, options.IsIngestOverTls, clock);
            WebApplicationBuilder builder = CreateBuilder(options, clock, gate, desk);
            builder.Services.AddSingleton(desk);
            builder.Services.AddSingleton(enrolment);
            builder.Services.AddSingleton(store.Measurements);
            RegistryDesk registry = await RegistryDesk.OpenAsync(store, vocabulary, clock, cancellationToken);
            builder.Services.AddSingleton(_ => registry);
            var configurations = new WantedConfigurations(store.Configurations);
            await configurations.LoadAsync(cancellationToken);
            builder.Services.AddSingleton(configurations);
            builder.Services.AddSingleton(mapping);
            builder.Services.AddSingleton(options.Store);
            builder.Services.AddSingleton(await ForeignSources.LoadAsync(store.Measurements, options.OtlpMostSeries, cancellationToken));
            builder.Services.AddSingleton<OtlpReceiver>();
            builder.Services.AddSingleton(_ => worker!);
            web = builder.Build();
            ILogger log = web.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Monitoring.Engine");
            web.Services.GetRequiredService<EntityDirectory>().NameBy(entity => RegistryLabel.NameOf(registry.Current.Content, entity));
            watch.PassOnTo(web.Services.GetRequiredService<StoreReporter>());
            var context = new PartitionContext(
                store.Measurements, store.Alarms, watch,
                web.Services.GetRequiredService<EntityDirectory>(),
                web.Services.GetRequiredService<LiveState>(),
                web.Services.GetRequiredService<CheckBoard>(),
                configurations,
                enrolment,
                watches,
                web.Services.GetRequiredService<EngineMetrics>(),
                clock, options.ProbeLostAfter, options.ProbeConfigurationLateAfter, options.Data, log);
            worker = new PartitionWorker(context, rules);
            Map(web, options, context, password, worker);
            await worker.StartAsync(cancellationToken);
            await ListenAsync(web, options, cancellationToken);
            var app = new EngineApp(web, store, watch, worker, options.DrainLimit, log) { _desk = desk };
            app._watching = Task.WhenAll(enrolment.RunAsync(log, app._stopWatching.Token), watches.RunAsync(app._stopWatching.Token));
            app._gate.Open();
            if (authority is not null)
            {
                EngineLog.Authority(log, authority, options.SecretsPath);
            }

            EngineLog.Started(log, app.WebAddress, app.IngestAddress, store.Place, EngineVersion.Text);
            if (app.OtlpAddress is Uri otlp)
            {
                EngineLog.TakesMetrics(log, new Uri(otlp, OtlpEndpoint.Path));
            }

            return app;
        }
        catch (Exception cause)
        {
            await (worker?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (web?.DisposeAsync() ?? ValueTask.CompletedTask);
            await store.DisposeAsync();
            desk.Dispose();
            if (cause is StoreUnavailableException refused)
            {
                // a database may go while what it holds is read
                throw Refusal(options, refused);
            }

            throw;
        }
    }

    /// <summary>
    /// Takes no more batches, ends the walls, writes down what is evaluated and closes the store. A store that does not answer is not waited
    /// for longer than <see cref="EngineOptions.DrainLimit"/>: what was acknowledged is in it already.
    /// </summary>
    /// <returns>Whether all was written down; where it was not, the process is to end.</returns>
    public async Task<bool> StopAsync()
    {
        if (_stopped)
        {
            return true;
        }

        _stopped = true;
        EngineLog.Stopping(_log);
        _gate.Close();
        var drained = Task.Run(DrainAsync);
        if (await Task.WhenAny(drained, Task.Delay(_drainLimit)) == drained)
        {
            await drained;
            return true;
        }

        StoreBacklog left = _store.Measurements.Backlog;
        EngineLog.CutOff(
            _log, _drainLimit.TotalSeconds, left.Waiting, left.Unapplied, _watch.Problem is StoreOutage outage ? $"; {outage.Why.Text}" : string.Empty);
        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task DrainAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(WebStop);
            await _web.StopAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            // A connection that would not end is cut with the process.
        }
        finally
        {
            await _stopWatching.CancelAsync();
            await _watching;
            await _worker.DisposeAsync();
            await _store.DisposeAsync();
            EngineLog.Stopped(_log);
            await _web.DisposeAsync();
            _desk?.Dispose();
            _stopWatching.Dispose();
        }
    }

    private static async Task<IStore> OpenStoreAsync(
        EngineOptions options, TimeProvider clock, StoreWatch watch, CancellationToken cancellationToken)
    {
        try
        {
            return await Store.OpenAsync(options.Store, clock, watch, cancellationToken);
        }
        catch (StoreUnavailableException exception)
        {
            throw Refusal(options, exception);
        }
    }

    private static StartupException Refusal(EngineOptions options, StoreUnavailableException cause) =>
        new($"{options.StoreKey}: {cause.Message.ReplaceLineEndings(" ")}");

    private static WebApplicationBuilder CreateBuilder(EngineOptions options, TimeProvider clock, ProbeGate gate, EnrolmentDesk desk)
    {
        var certificate = new ServerCertificate(desk, options.CertificateNames, clock);
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Monitoring.Engine" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => EngineListeners.Configure(kestrel, options, desk, certificate));
        builder.Logging.AddLines(options.LogFormat);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.SignalR", LogLevel.Critical);

        IServiceCollection services = builder.Services;
        services.AddSingleton<IHostLifetime, QuietLifetime>();
        services.AddSingleton(clock);
        services.AddSingleton<IProbeAuthenticator>(gate);
        services.AddIngest(new IngestOptions());
        services.AddSingleton<EngineMetrics>();
        services.AddSingleton<PrometheusText>();
        services.AddSingleton<EntityDirectory>();
        services.AddSingleton<CheckBoard>();
        services.AddSingleton<LiveState>();
        services.AddSingleton<WallFeed>();
        services.AddRouting();
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = RequestRefusal.Complete);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.AddOpenApi("v1");
        services.AddSignalR(hub =>
            {
                hub.MaximumReceiveMessageSize = 512 * 1024;
                hub.EnableDetailedErrors = false;
                hub.KeepAliveInterval = TimeSpan.FromSeconds(5);
            })
            .AddJsonProtocol();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.MaxDepth = 16);
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SessionEndpoint.RatePolicy, http => RateLimitPartition.GetFixedWindowLimiter(
                http.Connection.RemoteIpAddress ?? IPAddress.None,
                _ => new FixedWindowRateLimiterOptions { PermitLimit = 5, Window = TimeSpan.FromSeconds(30) }));
        });
        return builder;
    }

    private static void Map(
        WebApplication web, EngineOptions options, PartitionContext context, PasswordFile password, PartitionWorker worker)
    {
        var sessions = new Sessions(password, context.Clock);
        var api = new ApiContext(
            options, context.Measurements, context.Alarms, context.Live, context.Checks, context.Directory,
            web.Services.GetRequiredService<RegistryDesk>(), worker,
            password, sessions, context.Clock);
        context.Metrics.Observe(context.Live, web.Services.GetRequiredService<WallFeed>(), context.Measurements, context.Watches);
        ILogger log = context.Log;
        PrometheusText metrics = web.Services.GetRequiredService<PrometheusText>();

        var guard = new AccessGuard(options, password, sessions, new NamedTokens(options.ReaderTokensPath));
        web.UseExceptionHandler();
        web.Use(StoreRefusal.InvokeAsync);
        web.Use(RequestRefusal.InvokeAsync);
        web.Use(EngineListeners.KeepApart);
        web.UseWhen(http => !EngineListeners.IsIngest(http), people => people.Use(guard.InvokeAsync));
        DashboardFiles.Map(web, log);
        web.UseRouting();
        web.UseRateLimiter();
        web.UseStatusCodePages();
        web.MapIngest();
        OtlpEndpoint.Map(web);
        new EnrolmentEndpoint(
            web.Services.GetRequiredService<EnrolmentDesk>(), web.Services.GetRequiredService<IProbeAuthenticator>(), context.Enrolment,
            context.Clock, log).Map(web);
        ConfigurationPull.Map(web, context.Configurations, web.Services.GetRequiredService<IProbeAuthenticator>());
        web.MapHub<MonitoringHub>("/hubs/wall");
        web.MapOpenApi("/openapi/{documentName}.json");
        RouteGroupBuilder v1 = web.MapGroup("/api/v1");
        AlarmsEndpoint.Map(v1, api);
        MeasurementsEndpoint.Map(v1, api);
        ChangesEndpoint.Map(v1, api);
        QueryEndpoint.Map(v1, api);
        ReportsEndpoint.Map(v1, api);
        RegistryEndpoint.Map(v1, api);
        ProposalsEndpoint.Map(v1, api);
        ProbesEndpoint.Map(v1, api, context.Configurations, web.Services.GetRequiredService<EnrolmentDesk>());
        PrometheusEndpoint.Map(web, api);
        SessionEndpoint.Map(v1, api, log);
        HealthEndpoint.Map(web, worker, context.Store, web.Services.GetRequiredService<IngestGate>(), metrics);
    }

    private static async Task ListenAsync(WebApplication web, EngineOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await web.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            string addresses = string.Join(
                " or ", ((Uri?[])[options.Listen, options.IngestListen, options.OtlpListen]).OfType<Uri>().Select(address => address.Authority));
            throw new StartupException(
                $"listen: {addresses} cannot be used: {exception.Message.ReplaceLineEndings(" ")}; stop the program that uses it or choose another port");
        }
    }

    private (Uri Web, Uri Ingest, Uri? Otlp) Addresses()
    {
        Uri[] bound = [.. _web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a))];
        return (bound[0], bound[1], bound.ElementAtOrDefault(2));
    }

    /// <summary>Signals are the program's business, not that of an engine inside a test.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
