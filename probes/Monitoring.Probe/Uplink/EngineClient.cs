using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

using Monitoring.Contracts.Enrolment;
using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Uplink;

/// <summary>The one place that makes a client to the engine: whoever speaks to it proves itself, and checks the engine, in the same way.</summary>
internal static class EngineClient
{
    private const int LongestAnswer = 64 * 1024;
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(3);

    /// <summary>A client whose relative addresses begin at the engine's port for probes; HTTP/2 only.</summary>
    /// <param name="engine">The engine, and what proves this probe to it.</param>
    /// <param name="longestAnswer">Most bytes of an answer; a longer one fails.</param>
    public static HttpClient Create(EngineOptions engine, int longestAnswer = LongestAnswer)
    {
        SocketsHttpHandler handler = new()
        {
            ConnectTimeout = ConnectLimit,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,

            // A connection whose other end vanished without a word is found out and replaced.
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingDelay,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        };
        if (engine.Authorities is { } authorities)
        {
            // Judged anew for every connection: authorities are replaced while the client lives. The policy keeps the framework from fetching.
            handler.SslOptions.CertificateChainPolicy = ProbeCertificate.PolicyOf(authorities, ServerUsage);
            handler.SslOptions.RemoteCertificateValidationCallback =
                (_, certificate, _, errors) => IsEngine(certificate as X509Certificate2, engine.Authorities ?? authorities, errors);
        }

        if (engine.Identity is { } identity)
        {
            // A renewed certificate is shown by the next connection, and none lasts much longer than this.
            handler.PooledConnectionLifetime = ConnectionLife;
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => identity.Certificate;
        }

        HttpClient client = new(handler)
        {
            MaxResponseContentBufferSize = longestAnswer,
            BaseAddress = engine.Ingest,
            Timeout = RequestLimit,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (engine.Token is { } token)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return client;
    }

    /// <summary>Here is said what is wrong, where the framework says only that it is.</summary>
    private static bool IsEngine(X509Certificate2? certificate, IEnumerable<X509Certificate2> authorities, SslPolicyErrors errors)
    {
        if (certificate is null || !IsOf(certificate, authorities))
        {
            throw new AuthenticationException(
                "its certificate is not of the authority this probe was enrolled with: wrong address, another engine, or its authority was replaced while "
                + "this probe was off: then 'monitoring-engine probe invite' there, and enrol anew");
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            throw new AuthenticationException("its certificate does not name this address: add it to 'ingestNames' of the engine");
        }

        DateTime now = DateTime.Now;
        return now >= certificate.NotBefore && now < certificate.NotAfter ? true
            : throw new AuthenticationException(string.Create(
                CultureInfo.InvariantCulture,
                $"its certificate holds from {certificate.NotBefore.ToUniversalTime():u} to {certificate.NotAfter.ToUniversalTime():u} and the clock here says {now.ToUniversalTime():u}: set the clocks"));
    }

    private static bool IsOf(X509Certificate2 certificate, IEnumerable<X509Certificate2> authorities)
    {
        using X509Chain chain = new() { ChainPolicy = ProbeCertificate.PolicyOf(authorities, ServerUsage) };
        return chain.Build(certificate);
    }
}
