namespace Monitoring.Engine.Otlp;

/// <summary>Where metrics are taken over OTLP/HTTP.</summary>
internal static class OtlpEndpoint
{
    /// <summary>The path of the specification.</summary>
    public const string Path = "/v1/metrics";

    /// <summary>Maps it; the receiver must be among the services.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes
        .MapPost(Path, static context => context.RequestServices.GetRequiredService<OtlpReceiver>().ReceiveAsync(context))
        .ExcludeFromDescription();
}
