namespace Monitoring.Engine.Ingest;

/// <summary>The three lanes probes post to.</summary>
public static class IngestEndpoints
{
    /// <summary>
    /// Adds what the endpoints need, but the store, an <see cref="IProbeAuthenticator"/> and a <see cref="TimeProvider"/>.
    /// </summary>
    public static IServiceCollection AddIngest(this IServiceCollection services, IngestOptions options)
    {
        services.AddSingleton(options);
        services.AddMetrics();
        services.AddSingleton<IngestGate>();
        services.AddSingleton<IngestPressure>();
        services.AddSingleton<IngestMetrics>();
        services.AddSingleton<StoreReporter>();
        services.AddSingleton<BatchReceiver>();
        return services;
    }

    /// <summary>
    /// Maps <c>/ingest/v1/batches</c>, <c>events</c> and <c>backfill</c>; the caller binds the group to the ingest listener.
    /// </summary>
    public static RouteGroupBuilder MapIngest(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/ingest/v1");
        foreach (string lane in (string[])["/batches", "/events", "/backfill"])
        {
            group.MapPost(lane, static context => context.RequestServices.GetRequiredService<BatchReceiver>().ReceiveAsync(context));
        }

        group.ExcludeFromDescription();
        return group;
    }
}
