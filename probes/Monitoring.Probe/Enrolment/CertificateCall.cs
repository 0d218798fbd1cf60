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

    /// <summary>A signing request for a key; the engine takes nothing of it but the key.</summary>
    public static string RequestFor(ECDsa key) => new CertificateRequest("CN=monitoring-probe", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    /// <summary>Posts a request.</summary>
    /// <returns>The certificate, without its key, and the probe it names.</returns>
    /// <exception cref="IdentityException">The engine refuses it, or what it gives is of no use.</exception>
    public static async Task<(X509Certificate2 Certificate, string Probe)> PostAsync(
        HttpClient client, string path, EnrolmentRequest request, ECDsa key, X509Certificate2 authority, CancellationToken stop)
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
            using X509Chain chain = new() { ChainPolicy = ProbeCertificate.PolicyOf(authority, ClientUsage) };
            return !certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key.ExportSubjectPublicKeyInfo())
                ? throw new IdentityException("the engine gave a certificate of another key: report this")
                : !chain.Build(certificate) || ProbeCertificate.NameOf(certificate) is not string probe
                ? throw new IdentityException("the engine gave a certificate that its own authority did not make for a probe: report this")
                : (certificate, probe);
        }
        catch (Exception nonsense) when (nonsense is JsonException or CryptographicException or ArgumentException)
        {
            throw new IdentityException($"the engine's answer is no certificate: is {client.BaseAddress} the address for probes?");
        }
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
