using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

using Monitoring.Contracts.Enrolment;

namespace Monitoring.Probe.Enrolment;

/// <summary>Asks for a certificate and judges what comes.</summary>
internal static class CertificateCall
{
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";
    private const int MostAuthorities = 4;

    /// <summary>A signing request for a key; the engine takes nothing of it but the key.</summary>
    public static string RequestFor(ECDsa key) => new CertificateRequest("CN=monitoring-probe", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    /// <summary>Posts a request.</summary>
    /// <returns>The certificate, without its key, the probe it names, and the authorities that the engine says count: who says so is proved by the connection.</returns>
    /// <exception cref="IdentityException">The engine refuses it, or what it gives is of no use.</exception>
    public static async Task<(X509Certificate2 Certificate, string Probe, IReadOnlyList<X509Certificate2> Authorities)> PostAsync(
        HttpClient client, string path, EnrolmentRequest request, ECDsa key, CancellationToken stop)
    {
        using HttpResponseMessage answer = await client.PostAsJsonAsync(
            new Uri(path, UriKind.Relative), request, EnrolmentJson.Default.EnrolmentRequest, stop).ConfigureAwait(false);
        string text = await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IdentityException($"the engine refuses ({(int)answer.StatusCode}): {ReasonIn(text)}");
        }

        try
        {
            EnrolmentAnswer given = JsonSerializer.Deserialize(text, EnrolmentJson.Default.EnrolmentAnswer) ?? throw new JsonException();
            var certificate = X509Certificate2.CreateFromPem(given.Certificate);
            IReadOnlyList<X509Certificate2> authorities = AuthoritiesIn(given.Authority);
            return !certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                ? throw new IdentityException("the engine gave a certificate of another key: report this")
                : !IsOf(certificate, authorities) || ProbeCertificate.NameOf(certificate) is not string probe
                ? throw new IdentityException("the engine gave a certificate that its own authority did not make for a probe: report this")
                : (certificate, probe, authorities);
        }
        catch (Exception nonsense) when (nonsense is JsonException or CryptographicException or ArgumentException)
        {
            throw new IdentityException($"the engine's answer is no certificate: is {client.BaseAddress} the address for probes?");
        }
    }

    /// <summary>Asks which authorities count, over a connection on which the engine has proved itself.</summary>
    /// <exception cref="IdentityException">It does not say.</exception>
    public static async Task<IReadOnlyList<X509Certificate2>> GetAuthoritiesAsync(HttpClient client, CancellationToken stop)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri("v1/authority", UriKind.Relative), stop).ConfigureAwait(false);
        string text = await answer.Content.ReadAsStringAsync(stop).ConfigureAwait(false);
        try
        {
            return answer.IsSuccessStatusCode ? AuthoritiesIn(text) : throw new IdentityException($"the engine shows no authority ({(int)answer.StatusCode}): {ReasonIn(text)}");
        }
        catch (Exception nonsense) when (nonsense is CryptographicException or ArgumentException)
        {
            throw new IdentityException($"the engine shows no authority: is {client.BaseAddress} the address for probes?");
        }
    }

    /// <summary>Whether a certificate for a probe is of one of the authorities.</summary>
    public static bool IsOf(X509Certificate2 certificate, IEnumerable<X509Certificate2> authorities)
    {
        using X509Chain chain = new() { ChainPolicy = ProbeCertificate.PolicyOf(authorities, ClientUsage) };
        return chain.Build(certificate);
    }

    /// <summary>The certificates of authorities in a text, oldest first.</summary>
    /// <exception cref="CryptographicException">There is none, or there are too many.</exception>
    public static IReadOnlyList<X509Certificate2> AuthoritiesIn(string pem)
    {
        X509Certificate2Collection found = [];
        found.ImportFromPem(pem);
        return found.Count is > 0 and <= MostAuthorities ? [.. found] : throw new CryptographicException($"{found.Count} certificates of authorities, 1 to {MostAuthorities} can be");
    }

    /// <summary>What a refusal says, on one line.</summary>
    public static string ReasonIn(string text)
    {
        const int Longest = 300;
        try
        {
            using var problem = JsonDocument.Parse(text);
            text = problem.RootElement.TryGetProperty("detail", out JsonElement detail) ? detail.GetString() ?? text : text;
        }
        catch (Exception plain) when (plain is JsonException or InvalidOperationException)
        {
            // Then it is shown as it came.
        }

        text = string.Concat(text.ReplaceLineEndings(" ").Where(c => !char.IsControl(c)));
        return text.Length > Longest ? text[..Longest] : text;
    }
}
