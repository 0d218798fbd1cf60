using System.Net;
using System.Net.Http.Headers;

using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Uplink;

/// <summary>The one place that makes a client to the engine: whoever speaks to it proves itself, and checks the engine, in the same way.</summary>
internal static class EngineClient
{
    private const int LongestAnswer = 64 * 1024;
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(3);

    /// <summary>A client whose relative addresses begin at the engine's port for probes; HTTP/2 only.</summary>
    /// <param name="engine">The engine, and what proves this probe to it.</param>
    /// <param name="longestAnswer">Most bytes of an answer; a longer one fails.</param>
    public static HttpClient Create(EngineOptions engine, int longestAnswer = LongestAnswer)
    {
        HttpClient client = new(new SocketsHttpHandler
        {
            ConnectTimeout = ConnectLimit,
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,

            // A connection whose other end vanished without a word is found out and replaced.
            KeepAlivePingDelay = PingDelay,
            KeepAlivePingTimeout = PingDelay,
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
        })
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
}
