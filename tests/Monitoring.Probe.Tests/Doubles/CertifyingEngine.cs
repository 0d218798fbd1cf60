using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

using Monitoring.Contracts.Enrolment;

namespace Monitoring.Probe.Tests.Doubles;

/// <summary>The door of an engine over real TLS, with an authority of its own; a test writes when its certificate holds and what it gives.</summary>
internal sealed class CertifyingEngine : IAsyncDisposable
{
    private const string ServerUsage = "1.3.6.1.5.5.7.3.1";
    private const string ClientUsage = "1.3.6.1.5.5.7.3.2";

    private readonly string _name;
    private readonly List<IDisposable> _owned = [];
    private X509Certificate2 _server;
    private X509Certificate2? _next;
    private WebApplication _app = null!;

    private CertifyingEngine(DateTimeOffset from, string name)
    {
        _name = name;
        Authority = NewAuthority(from);
        _server = Certify(from);
    }

    /// <summary>The one that certifies the door.</summary>
    public X509Certificate2 Authority { get; private set; }

    public Uri Address { get; private set; } = null!;

    /// <summary>The probe it certifies.</summary>
    public string Certified { get; set; } = "xining-01";

    /// <summary>Life of what it gives; a negative one is over.</summary>
    public TimeSpan Life { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Decides the answer to a request; 200 gives a certificate.</summary>
    public Func<EnrolmentRequest, int> Answer { get; set; } = static _ => StatusCodes.Status200OK;

    /// <summary>Requests, in order, with the number of the certificate shown.</summary>
    public List<(EnrolmentRequest Request, string Path, string? Shown)> Asked { get; } = [];

    public string Token => EnrolmentToken.Create(SHA256.HashData(Authority.RawData)).ToString();

    public static async Task<CertifyingEngine> StartAsync(DateTimeOffset? from = null, string name = "127.0.0.1")
    {
        CertifyingEngine engine = new(from ?? DateTimeOffset.UtcNow.AddDays(-1), name);
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.ClearProviders();
        _ = builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, o =>
        {
            o.Protocols = HttpProtocols.Http2;
            o.UseHttps(tls =>
            {
                tls.ServerCertificateSelector = (_, _) => engine._server;
                tls.ClientCertificateMode = ClientCertificateMode.AllowCertificate;
                tls.AllowAnyClientCertificate();
            });
        }));
        WebApplication app = builder.Build();
        engine._app = app;
        _ = app.MapGet("/v1/authority", () => engine.Authorities());
        _ = app.MapPost("/v1/{call}", (string call, EnrolmentRequest request, HttpContext http) => engine.Give(call, request, http));
        await app.StartAsync();
        engine.Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return engine;
    }

    /// <summary>Makes the authority that follows: it certifies probes from now on, the first the door.</summary>
    public void ReplaceAuthority() => _next = NewAuthority(DateTimeOffset.UtcNow.AddDays(-1));

    /// <summary>Ends the first: the next certifies the door as well.</summary>
    public void RetireAuthority()
    {
        (Authority, _next) = (_next!, null);
        _server = Certify(DateTimeOffset.UtcNow.AddDays(-1));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _owned.ForEach(o => o.Dispose());
    }

    private string Authorities() => Authority.ExportCertificatePem() + "\n" + _next?.ExportCertificatePem();

    private X509Certificate2 NewAuthority(DateTimeOffset from)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN=authority {_owned.Count}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        X509Certificate2 authority = request.CreateSelfSigned(from, DateTimeOffset.UtcNow.AddYears(1));
        _owned.AddRange([key, authority]);
        return authority;
    }

    /// <summary>A certificate for the door.</summary>
    private X509Certificate2 Certify(DateTimeOffset from)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        SubjectAlternativeNameBuilder names = new();
        if (IPAddress.TryParse(_name, out IPAddress? address))
        {
            names.AddIpAddress(address);
        }
        else
        {
            names.AddDnsName(_name);
        }

        using X509Certificate2 bare = Issue(Authority, new PublicKey(key), names, ServerUsage, from);
        X509Certificate2 certificate = bare.CopyWithPrivateKey(key);
        _owned.AddRange([key, certificate]);
        return certificate;
    }

    private IResult Give(string call, EnrolmentRequest request, HttpContext http)
    {
        Asked.Add((request, call, http.Connection.ClientCertificate?.SerialNumber));
        int status = Answer(request);
        if (status != StatusCodes.Status200OK)
        {
            return Results.Problem("the token of probe 'xining-01' expired", statusCode: status);
        }

        SubjectAlternativeNameBuilder names = new();
        names.AddUri(ProbeCertificate.UriOf(Certified));
        PublicKey key = CertificateRequest.LoadSigningRequestPem(request.Csr!, HashAlgorithmName.SHA256).PublicKey;
        using X509Certificate2 certificate = Issue(_next ?? Authority, key, names, ClientUsage, DateTimeOffset.UtcNow.AddDays(-1));
        return Results.Json(
            new EnrolmentAnswer(Certified, certificate.ExportCertificatePem(), Authorities()), EnrolmentJson.Default.EnrolmentAnswer);
    }

    private X509Certificate2 Issue(X509Certificate2 issuer, PublicKey key, SubjectAlternativeNameBuilder names, string usage, DateTimeOffset from)
    {
        CertificateRequest request = new(new X500DistinguishedName("CN=test"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        request.CertificateExtensions.Add(names.Build());
        DateTimeOffset until = DateTimeOffset.UtcNow + Life;
        return request.Create(issuer, from, until > from ? until : from.AddMinutes(1), RandomNumberGenerator.GetBytes(8));
    }
}
