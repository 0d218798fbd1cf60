using Monitoring.Engine.Access;
using Monitoring.Engine.Diagnostics;

namespace Monitoring.Engine.Api;

/// <summary>Who may look.</summary>
internal static class SessionEndpoint
{
    /// <summary>Name of the policy that limits attempts.</summary>
    public const string RatePolicy = "login";

    public static void Map(RouteGroupBuilder api, ApiContext context, ILogger log)
    {
        api.MapGet("/session", (HttpContext http) => Answer(context, context.Sessions.IsOpen(http.Request.Cookies[Sessions.CookieName])))
            .WithSummary("Whether a password is needed and was shown").Produces<SessionAnswer>();

        api.MapPost("/session", (SessionBody body, HttpContext http) => Open(context, log, body, http))
            .RequireRateLimiting(RatePolicy)
            .WithSummary("Opens a session with the administrator's password")
            .Produces<SessionAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

        api.MapDelete("/session", (HttpContext http) =>
            {
                context.Sessions.Close(http.Request.Cookies[Sessions.CookieName]);
                http.Response.Cookies.Delete(Sessions.CookieName, CookieOptions(http));
                return Results.NoContent();
            })
            .WithSummary("Ends the session").Produces(StatusCodes.Status204NoContent);
    }

    private static IResult Answer(ApiContext context, bool shown) =>
        Results.Json(new SessionAnswer(context.Password.IsSet, !context.Password.IsSet || shown), ApiContext.Json);

    private static IResult Open(ApiContext context, ILogger log, SessionBody body, HttpContext http)
    {
        if (!context.Password.IsSet)
        {
            return Answer(context, shown: false);
        }

        string address = http.Connection.RemoteIpAddress?.ToString() ?? "?";
        if (body.Password is null || !context.Password.Verify(body.Password))
        {
            EngineLog.WrongPassword(log, address);
            return ApiContext.Problem(StatusCodes.Status401Unauthorized, "the password is wrong");
        }

        EngineLog.SessionOpened(log, address);
        http.Response.Cookies.Append(Sessions.CookieName, context.Sessions.Open(), CookieOptions(http));
        return Answer(context, shown: true);
    }

    private static CookieOptions CookieOptions(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" };

    /// <summary>What a person types.</summary>
    internal sealed record SessionBody(string? Password);

    /// <summary>Whether a password is needed and was shown.</summary>
    internal sealed record SessionAnswer(bool PasswordRequired, bool Authenticated);
}
