using Monitoring.Engine.Diagnostics;
using Monitoring.Engine.Ingest;
using Monitoring.Engine.Partition;
using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>For those that watch the watcher.</summary>
internal static class HealthEndpoint
{
    public static void Map(IEndpointRouteBuilder routes, PartitionWorker worker, StoreWatch store, IngestGate gate, PrometheusText metrics)
    {
        routes.MapGet("/healthz", () => worker.IsAlive
                ? Results.Text("ok\n")
                : Results.Text("the alarm side takes no steps\n", statusCode: StatusCodes.Status503ServiceUnavailable))
            .ExcludeFromDescription();

        routes.MapGet("/readyz", () =>
            {
                string? reason =
                    !worker.IsAlive ? "the alarm side takes no steps"
                    : (store.Problem ?? worker.StoreProblem) is StoreOutage problem ? $"{problem.Why.Text}; since {problem.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"
                    : !gate.IsOpen ? "the engine is starting or stopping"
                    : null;
                return Results.Text((reason ?? "ready") + "\n", statusCode: reason is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            })
            .ExcludeFromDescription();

        routes.MapGet("/metrics", () => Results.Text(metrics.Write(), PrometheusText.ContentType)).ExcludeFromDescription();
    }
}
