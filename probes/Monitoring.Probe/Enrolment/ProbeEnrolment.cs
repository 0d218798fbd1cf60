using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Monitoring.Contracts.Enrolment;
using Monitoring.Probe.Configuration;
using Monitoring.Probe.Uplink;

namespace Monitoring.Probe.Enrolment;

/// <summary>
/// Turns a token into an identity. The engine is checked first, by the fingerprint in the token, and only then shown the token. The key
/// is made and kept here before anything is asked for, so that the same call can be made again whenever it was cut.
/// </summary>
internal static class ProbeEnrolment
{
    private const int LongestAuthority = 16 * 1024;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Enrols.</summary>
    /// <exception cref="IdentityException">It did not work.</exception>
    public static async Task<ProbeIdentity> RunAsync(Uri engine, string tokenText, string folder, CancellationToken stop)
    {
        if (engine.Scheme != Uri.UriSchemeHttps)
        {
            throw new IdentityException($"--engine: '{engine.OriginalString}' must be https://HOST:PORT, what 'ingestListen' of the engine says");
        }

        if (!EnrolmentToken.TryParse(tokenText.Trim(), out EnrolmentToken? token))
        {
            throw new IdentityException("--token: this is no enrolment token: copy it whole, mpe_…, as 'monitoring-engine probe invite' printed it");
        }

        try
        {
            using X509Certificate2 authority = await FindAuthorityAsync(engine, token, stop).ConfigureAwait(false);
            IdentityFolder files = new(folder);
            using ECDsa key = files.TakePendingKey();
            using HttpClient client = EngineClient.Create(new EngineOptions(engine, Token: null) { Authorities = [authority] });
            (X509Certificate2 certificate, _, IReadOnlyList<X509Certificate2> authorities) = await CertificateCall.PostAsync(
                client, "v1/enrol", new EnrolmentRequest(token.ToString(), CertificateCall.RequestFor(key)), key, stop).ConfigureAwait(false);
            using (certificate)
            {
                files.Keep(certificate, key, authorities);
            }

            return ProbeIdentity.Open(folder);
        }
        catch (Exception gone) when (gone is HttpRequestException || (gone is TaskCanceledException && !stop.IsCancellationRequested))
        {
            throw new IdentityException(
                $"{engine} cannot be spoken to: {(gone.InnerException?.Message ?? gone.Message).ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>
    /// Asks for the authority's certificate over a connection that proves nothing, and believes it when its hash is the one in the token.
    /// </summary>
    private static async Task<X509Certificate2> FindAuthorityAsync(Uri engine, EnrolmentToken token, CancellationToken stop)
    {
        using SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
#pragma warning disable CA5359 // nothing secret is sent, and what comes counts by its hash alone
        handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = static (_, _, _, _) => true };
#pragma warning restore CA5359
        using HttpClient client = new(handler)
        {
            BaseAddress = engine,
            Timeout = Limit,
            MaxResponseContentBufferSize = LongestAuthority,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using HttpResponseMessage answer = await client.GetAsync(new Uri("v1/authority", UriKind.Relative), stop).ConfigureAwait(false);
        string text = await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IdentityException($"{engine} shows no authority ({(int)answer.StatusCode}): {CertificateCall.ReasonIn(text)}");
        }

        X509Certificate2 authority;
        try
        {
            authority = X509Certificate2.CreateFromPem(text);
        }
        catch (CryptographicException)
        {
            throw new IdentityException($"{engine} shows no authority: is this the address for probes?");
        }

        if (CryptographicOperations.FixedTimeEquals(SHA256.HashData(authority.RawDataMemory.Span), token.Authority.Span))
        {
            return authority;
        }

        authority.Dispose();
        throw new IdentityException(
            $"{engine} is not the engine of this token: its authority has another fingerprint. Check the address; if it is right, somebody stands between. The token was not shown");
    }
}
