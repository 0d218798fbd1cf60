using System.Net;
using System.Net.Http.Json;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Tests.Access;

/// <summary>The other side of an enrolment, made of the framework's own parts: a key, requests, connections that show a certificate.</summary>
internal sealed class EnrolledProbe(Uri door, X509Certificate2 authority) : IDisposable
{
    private readonly List<IDisposable> _owned = [];

    /// <summary>Where it knocks.</summary>
    public Uri Door => door;

    /// <summary>The certificate it has, with its key.</summary>
    public X509Certificate2? Certificate { get; set; }

    public static ECDsa NewKey() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public static string Csr(ECDsa key) => new CertificateRequest("CN=whoever", key, HashAlgorithmName.SHA256).CreateSigningRequestPem();

    /// <summary>What the command line does, beside the running engine.</summary>
    public static T AtDesk<T>(EngineOptions options, Func<EnrolmentDesk, T> work, TimeProvider? clock = null)
    {
        using var desk = new EnrolmentDesk(new EnrolmentRegister(options.SecretsPath, clock ?? TimeProvider.System), options, clock ?? TimeProvider.System);
        return work(desk);
    }

    public static string Invite(EngineOptions options, string probe, TimeSpan? lifetime = null) =>
        AtDesk(options, desk => desk.Invite(probe, lifetime ?? TimeSpan.FromHours(1), "test").ToString());

    /// <summary>Connections that trust the engine's authority alone and show a certificate.</summary>
    public SocketsHttpHandler Connect(X509Certificate2? shown)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = ProbeCertificate.PolicyOf([authority], CertificateAuthority.ServerUsage),
            },
        };
        if (shown is not null)
        {
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => shown;
        }

        _owned.Add(handler);
        return handler;
    }

    public Task<(HttpStatusCode Status, string Said)> EnrolAsync(string token, string csr) => PostAsync("v1/enrol", token, csr, shown: null);

    /// <summary>Enrols with a new key.</summary>
    public async Task<(HttpStatusCode Status, string Said)> EnrolAsync(string token)
    {
        ECDsa key = NewKey();
        _owned.Add(key);
        return Keep(await EnrolAsync(token, Csr(key)), key);
    }

    public async Task<(HttpStatusCode Status, string Said)> RenewAsync(X509Certificate2 shown)
    {
        ECDsa key = NewKey();
        _owned.Add(key);
        return Keep(await PostAsync("v1/renew", token: null, Csr(key), shown), key);
    }

    public async Task<(HttpStatusCode Status, string Said)> PostAsync(string path, string? token, string? csr, X509Certificate2? shown)
    {
        using HttpClient client = Client(shown);
        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), new EnrolmentRequest(token, csr));
        string text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode ? text : (string?)JsonNode.Parse(text)!["detail"] ?? text);
    }

    public HttpClient Client(X509Certificate2? shown) => Client(Connect(shown));

    /// <summary>A client over connections made with <see cref="Connect"/>.</summary>
    public HttpClient Client(SocketsHttpHandler handler) => new(handler, disposeHandler: false)
    {
        BaseAddress = door,
        DefaultRequestVersion = HttpVersion.Version20,
        DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
    };

    public void Dispose()
    {
        foreach (IDisposable owned in _owned)
        {
            owned.Dispose();
        }
    }

    private (HttpStatusCode Status, string Said) Keep((HttpStatusCode Status, string Said) answer, ECDsa key)
    {
        if (answer.Status == HttpStatusCode.OK)
        {
            using var bare = X509Certificate2.CreateFromPem((string)JsonNode.Parse(answer.Said)!["certificate"]!);
            Certificate = bare.CopyWithPrivateKey(key);
            _owned.Add(Certificate);
        }

        return answer;
    }
}
