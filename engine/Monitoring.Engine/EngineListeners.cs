using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Otlp;

namespace Monitoring.Engine;

/// <summary>Two doors: one for people, one for probes. Each leads only to its own rooms.</summary>
internal static class EngineListeners
{
    public static void Configure(KestrelServerOptions kestrel, EngineOptions options, EnrolmentDesk desk, ServerCertificate certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Limits.MaxConcurrentConnections = 4000;

        // So much of a long answer may be written while what was written before is being sent.
        kestrel.Limits.MaxResponseBufferSize = 256 * 1024;
        Listen(kestrel, options.Listen, listener => listener.Protocols = HttpProtocols.Http1);
        Listen(kestrel, options.IngestListen, listener =>
        {
            Mark(listener, HttpProtocols.Http2, IngestMark.Probes);
            if (options.IsIngestOverTls)
            {
                listener.UseHttps(tls => Protect(tls, desk, certificate));
            }
        });
        if (options.OtlpListen is Uri otlp)
        {
            Listen(kestrel, otlp, listener => Mark(listener, HttpProtocols.Http1, IngestMark.Metrics));
        }
    }

    /// <summary>Whether a request came through the door of the probes, or that of metrics.</summary>
    public static bool IsIngest(HttpContext context) => context.Features.Get<IngestMark>() is not null;

    /// <summary>What belongs to the other door is not there.</summary>
    public static Task KeepApart(HttpContext context, RequestDelegate next)
    {
        // "/ingest" is where batches go, "/v1" all else that a probe asks for.
        bool wantsIngest = context.Request.Path.StartsWithSegments("/ingest", StringComparison.OrdinalIgnoreCase)
            || context.Request.Path.StartsWithSegments("/v1", StringComparison.OrdinalIgnoreCase);
        bool isMetrics = context.Features.Get<IngestMark>() == IngestMark.Metrics;
        if (isMetrics ? context.Request.Path.Equals(OtlpEndpoint.Path, StringComparison.Ordinal) : wantsIngest == IsIngest(context))
        {
            return next(context);
        }

        string reason = isMetrics ? $"metrics are taken at {OtlpEndpoint.Path}, nothing else is here"
            : wantsIngest ? "probes report at the address of 'ingestListen'" : "people connect at the address of 'listen'";
        return Results.Problem(reason, statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
    }

    /// <summary>
    /// Whoever has a certificate shows it; one that is none of ours is answered with a line that says so, where a failed handshake would
    /// say nothing. A session is never resumed: every connection proves its key anew.
    /// </summary>
    private static void Protect(HttpsConnectionAdapterOptions tls, EnrolmentDesk desk, ServerCertificate certificate)
    {
        tls.ServerCertificateSelector = (_, _) => certificate.Current;
        tls.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
        tls.AllowAnyClientCertificate();
        tls.OnAuthenticate = (_, handshake) =>
        {
            handshake.AllowTlsResume = false;
            handshake.CertificateChainPolicy = desk.Authorities.CallerPolicy();
        };
    }

    private static void Listen(KestrelServerOptions kestrel, Uri address, Action<ListenOptions> configure)
    {
        // "localhost" would bind two sockets and cannot be bound to a port the system chooses.
        IPAddress ip = address.Host == "localhost" ? IPAddress.Loopback : IPAddress.Parse(address.Host.Trim('[', ']'));
        kestrel.Listen(new IPEndPoint(ip, address.Port), configure);
    }

    private static void Mark(ListenOptions listener, HttpProtocols protocols, IngestMark mark)
    {
        listener.Protocols = protocols;
        listener.Use(next => connection =>
        {
            connection.Features.Set(mark);
            return next(connection);
        });
    }

    private sealed class IngestMark
    {
        public static IngestMark Probes { get; } = new();

        public static IngestMark Metrics { get; } = new();
    }
}
