using System.Net;
using Monitoring.Engine.Api;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Ingest;

namespace Monitoring.Engine.Access;

/// <summary>
/// Stands before everything people reach: security headers, names and origins that are not ours (DNS rebinding, cross-site
/// requests), and, once a password is set, a session, or the token
/// of a program that reads.
/// </summary>
public sealed class AccessGuard
{
    /// <summary>Item of a request that showed a session.</summary>
    public const string AuthenticatedItem = "monitoring.authenticated";

    private const string Policy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    private readonly EngineOptions _options;
    private readonly PasswordFile _password;
    private readonly Sessions _sessions;
    private readonly NamedTokens _readers;

    public AccessGuard(EngineOptions options, PasswordFile password, Sessions sessions, NamedTokens readers)
    {
        _readers = readers;
        _options = options;
        _password = password;
        _sessions = sessions;
    }

    /// <summary>Whether an address is of this machine only.</summary>
    public static bool IsLoopback(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    /// <summary>Judges a request and lets it pass or answers it.</summary>
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";

        HttpRequest request = context.Request;
        bool isSession = request.Path.Equals("/api/v1/session", StringComparison.OrdinalIgnoreCase);
        bool isGuarded = request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
        bool tells = request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase)
            || request.Path.StartsWithSegments("/readyz", StringComparison.OrdinalIgnoreCase);
        if ((isGuarded || tells) && Foreign(request) is string reason)
        {
            await Results.Problem(reason, statusCode: StatusCodes.Status403Forbidden).ExecuteAsync(context);
            return;
        }

        if (isGuarded)
        {
            headers.CacheControl = "no-store";
            if (_password.IsSet)
            {
                if (_sessions.IsOpen(request.Cookies[Sessions.CookieName]))
                {
                    context.Items[AuthenticatedItem] = true;
                }
                else if (!isSession && !IsReader(request))
                {
                    await Results.Problem("a session is needed: POST /api/v1/session with the password", statusCode: StatusCodes.Status401Unauthorized)
                        .ExecuteAsync(context);
                    return;
                }
            }
        }

        Task answering = next(context);
        if (request.Path.StartsWithSegments("/hubs", StringComparison.OrdinalIgnoreCase))
        {
            await EndWithSessionAsync(context, answering);
        }

        await answering;
    }

    /// <summary>A wall uses its session as long as it is connected, and its connection ends with the session.</summary>
    private async Task EndWithSessionAsync(HttpContext context, Task answering)
    {
        while (!answering.IsCompleted)
        {
            await Task.WhenAny(answering, Task.Delay(LookInterval));
            if (!answering.IsCompleted && _password.IsSet && !_sessions.IsOpen(context.Request.Cookies[Sessions.CookieName]))
            {
                context.Abort();
            }
        }
    }

    /// <summary>A program that shows a token to read with, where it only reads.</summary>
    private bool IsReader(HttpRequest request)
    {
        bool reads = request.Path.StartsWithSegments(PrometheusEndpoint.Root, StringComparison.OrdinalIgnoreCase)
            || (HttpMethods.IsGet(request.Method) && request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase));
        return reads && _readers.Any && BearerToken.Of(request) is string token && !_readers.Identify(token).IsRefused;
    }

    /// <summary>Why a request does not come from our own pages or tools; null when it does.</summary>
    private string? Foreign(HttpRequest request)
    {
        if (IsLoopback(_options.Listen) && !IsOwnName(request.Host.Host))
        {
            return $"the name '{Shorten(request.Host.Host)}' is not one of this engine: use {_options.Listen.Host} or localhost";
        }

        string? origin = request.Headers.Origin;
        bool isOwn = string.IsNullOrEmpty(origin)
            || origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
        return isOwn ? null : $"requests from pages of '{Shorten(origin!)}' are not taken";
    }

    private bool IsOwnName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.Equals(_options.Listen.Host, StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? ip) && IPAddress.IsLoopback(ip));

    private static string Shorten(string text) => text.Length <= 100 ? text : text[..100];
}
