using Monitoring.Storage;

namespace Monitoring.Engine.Api;

/// <summary>What asks the store and is not answered by it is told why in one line: 504 where it took too long, 503 otherwise.</summary>
internal static class StoreRefusal
{
    public static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (StoreUnavailableException cause) when (!context.Response.HasStarted)
        {
            await ApiContext.Problem(StatusOf(cause), cause.Message).ExecuteAsync(context);
        }
    }

    /// <summary>The status of an answer that the store did not give.</summary>
    public static int StatusOf(StoreUnavailableException cause) =>
        cause.IsCutOff ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status503ServiceUnavailable;
}
