using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;
using Monitoring.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Access;

/// <summary>Probes get certificates from a whole engine over real TLS.</summary>
internal sealed class EnrolmentTests
{
    private const string Probe = "xining-01";

    private RunningEngine _engine = null!;
    private X509Certificate2 _authority = null!;
    private EnrolledProbe _probe = null!;

    [SetUp]
    public async Task Start()
    {
        _engine = await RunningEngine.StartAsync(change: OverTls);
        _authority = EnrolledProbe.AtDesk(_engine.Options, desk => X509CertificateLoader.LoadCertificate(desk.Authorities.Door.Certificate.RawData));
        _probe = new EnrolledProbe(_engine.IngestAddress, _authority);
    }

    [TearDown]
    public async Task Stop()
    {
        _probe.Dispose();
        _authority.Dispose();
        await _engine.DisposeAsync();
    }

    [Test]
    public async Task A_token_becomes_a_certificate_and_the_certificate_speaks_for_its_probe_alone()
    {
        string token = EnrolledProbe.Invite(_engine.Options, Probe);

        Assert.That((await _probe.EnrolAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ReportAsync(_probe.Certificate, Probe), Is.EqualTo((HttpStatusCode.OK, string.Empty)));
        (HttpStatusCode status, string said) = await ReportAsync(_probe.Certificate, "golmud-02");
        Assert.That((status, said), Is.EqualTo((HttpStatusCode.Forbidden, "the certificate is that of probe 'xining-01' and not of 'golmud-02'")));
        Assert.That(await ConfigurationOfAsync(Probe), Is.EqualTo(HttpStatusCode.NotFound), "asked for by itself, and none was put in");
        Assert.That(await ConfigurationOfAsync("golmud-02"), Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task A_certificate_names_its_probe_its_use_and_its_time_and_nothing_the_request_asked_for()
    {
        using ECDsa key = EnrolledProbe.NewKey();
        var request = new CertificateRequest("CN=golmud-02", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(CertificateAuthority.ServerUsage)], false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddUri(ProbeCertificate.UriOf("golmud-02"));
        request.CertificateExtensions.Add(names.Build());

        (HttpStatusCode status, string said) = await _probe.EnrolAsync(EnrolledProbe.Invite(_engine.Options, Probe), request.CreateSigningRequestPem());

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
        using var given = X509Certificate2.CreateFromPem((string)JsonNode.Parse(said)!["certificate"]!);
        Assert.That((ProbeCertificate.NameOf(given), given.Subject), Is.EqualTo((Probe, "CN=xining-01")));
        Assert.That(given.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority, Is.False);
        Assert.That(
            given.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<Oid>().Select(o => o.Value),
            Is.EqualTo(new[] { CertificateAuthority.ClientUsage }));
        Assert.That(given.NotAfter.ToUniversalTime(), Is.EqualTo(DateTime.UtcNow.AddDays(90)).Within(TimeSpan.FromMinutes(1)));
        Assert.That(given.Extensions.OfType<X509SubjectAlternativeNameExtension>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_token_is_good_once_and_for_the_same_key_again_when_its_answer_was_lost()
    {
        string token = EnrolledProbe.Invite(_engine.Options, Probe);
        using ECDsa key = EnrolledProbe.NewKey();
        Assert.That((await _probe.EnrolAsync(token, EnrolledProbe.Csr(key))).Status, Is.EqualTo(HttpStatusCode.OK), "its answer is lost");

        (HttpStatusCode status, string said) = await _probe.EnrolAsync(token, EnrolledProbe.Csr(EnrolledProbe.NewKey()));
        (HttpStatusCode again, string given) = await _probe.EnrolAsync(token, EnrolledProbe.Csr(key));

        Assert.That((status, again), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
        Assert.That(said, Does.StartWith("the token of probe 'xining-01' was used at ").And.Contain("probe invite xining-01"));
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem((string)JsonNode.Parse(given)!["certificate"]!).CopyWithPrivateKey(key);
        Assert.That((await ReportAsync(certificate, Probe)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Tokens_that_are_over_unknown_or_no_tokens_are_refused_in_a_line()
    {
        string over = EnrolledProbe.Invite(_engine.Options, Probe, TimeSpan.FromMilliseconds(1));
        string replaced = EnrolledProbe.Invite(_engine.Options, "golmud-02");
        EnrolledProbe.Invite(_engine.Options, "golmud-02");

        Assert.That((await _probe.EnrolAsync(over)).Said, Does.StartWith("the token of probe 'xining-01' expired at "));
        Assert.That((await _probe.EnrolAsync(replaced)).Said, Does.StartWith("this token is not known"));
        Assert.That((await _probe.EnrolAsync("mpe_x.y")).Said, Does.StartWith("this is no enrolment token"));
        Assert.That((await _probe.EnrolAsync(new string('x', 5000))).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_forged_request_costs_no_token()
    {
        string token = EnrolledProbe.Invite(_engine.Options, Probe);
        using ECDsa key = EnrolledProbe.NewKey();
        byte[] forged = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256).CreateSigningRequest();
        forged[^1] ^= 1;
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var rsa = RSA.Create(2048);
        string[] wrong =
        [
            PemEncoding.WriteString("CERTIFICATE REQUEST", forged),
            new CertificateRequest("CN=x", curve, HashAlgorithmName.SHA256).CreateSigningRequestPem(),
            new CertificateRequest("CN=x", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequestPem(),
            "nonsense",
            string.Empty,
        ];

        foreach (string csr in wrong)
        {
            (HttpStatusCode status, string said) = await _probe.EnrolAsync(token, csr);
            Assert.That((status, said[..4]), Is.EqualTo((HttpStatusCode.BadRequest, "csr:")), said);
        }

        Assert.That((await _probe.EnrolAsync(token)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Bodies_that_are_too_large_or_nonsense_are_refused()
    {
        using HttpClient client = _probe.Client(shown: null);
        using StringContent large = new(new string(' ', EnrolmentRequest.MaxBytes + 1), Encoding.UTF8, "application/json");
        using StringContent nonsense = new("[[[[[[", Encoding.UTF8, "application/json");
        using StreamContent endless = new(new UnknownLength(EnrolmentRequest.MaxBytes * 4));

        HttpStatusCode[] statuses =
        [
            (await client.PostAsync(new Uri("v1/enrol", UriKind.Relative), large)).StatusCode,
            (await client.PostAsync(new Uri("v1/enrol", UriKind.Relative), nonsense)).StatusCode,
            (await client.PostAsync(new Uri("v1/enrol", UriKind.Relative), endless)).StatusCode,
        ];

        Assert.That(statuses, Is.EqualTo(new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge }));
    }

    [Test]
    public async Task Refused_again_and_again_one_waits_and_the_engine_says_so()
    {
        string token = EnrolledProbe.Invite(_engine.Options, Probe, TimeSpan.FromMilliseconds(1));
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 80; i++)
        {
            answers.Add((await _probe.EnrolAsync(token)).Status);
        }

        Assert.That(answers.Take(10), Has.All.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answers.Skip(10), Has.All.EqualTo(HttpStatusCode.TooManyRequests));
        Assert.That(await NonsenseFromAsync("127.0.0.2"), Is.EqualTo(HttpStatusCode.BadRequest), "one that goes on knocking shuts nobody else out");
        Alarm[] alarms = await _engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
        Assert.That(alarms.Single().Key, Does.EndWith("#9070"));
        Assert.That(alarms.Single().Text, Does.Contain("were refused within ten minutes"));
    }

    private async Task<HttpStatusCode> NonsenseFromAsync(string address)
    {
        SocketsHttpHandler handler = _probe.Connect(shown: null);
        handler.ConnectCallback = async (context, stop) =>
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NetworkStream(socket, ownsSocket: true);
        };
        using HttpClient client = _probe.Client(handler);
        using StringContent nonsense = new("[", Encoding.UTF8, "application/json");
        return (await client.PostAsync(new Uri("v1/enrol", UriKind.Relative), nonsense)).StatusCode;
    }

    [Test]
    public async Task A_new_enrolment_ends_what_the_probe_had_before()
    {
        await _probe.EnrolAsync(EnrolledProbe.Invite(_engine.Options, Probe));
        X509Certificate2 before = _probe.Certificate!;
        await _probe.EnrolAsync(EnrolledProbe.Invite(_engine.Options, Probe));

        Assert.That((await ReportAsync(before, Probe)).Said, Does.Contain("was superseded by a later one"));
        Assert.That((await ReportAsync(_probe.Certificate, Probe)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_renewal_leaves_the_shown_certificate_good_and_ends_all_others()
    {
        await _probe.EnrolAsync(EnrolledProbe.Invite(_engine.Options, Probe));
        X509Certificate2 first = _probe.Certificate!;
        await _probe.RenewAsync(first);
        X509Certificate2 lost = _probe.Certificate!;
        await _probe.RenewAsync(first);
        X509Certificate2 second = _probe.Certificate!;

        Assert.That((await ReportAsync(first, Probe)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ReportAsync(second, Probe)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ReportAsync(lost, Probe)).Status, Is.EqualTo(HttpStatusCode.Forbidden), "nobody had it");

        await _probe.RenewAsync(second);
        Assert.That((await ReportAsync(first, Probe)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await ReportAsync(second, Probe)).Status, Is.EqualTo(HttpStatusCode.OK));
        (HttpStatusCode status, string said) = await _probe.RenewAsync(first);
        Assert.That((status, said.Contains("superseded", StringComparison.Ordinal)), Is.EqualTo((HttpStatusCode.Forbidden, true)));
    }

    [Test]
    public async Task The_old_key_and_no_certificate_renew_nothing()
    {
        using ECDsa key = EnrolledProbe.NewKey();
        (_, string given) = await _probe.EnrolAsync(EnrolledProbe.Invite(_engine.Options, Probe), EnrolledProbe.Csr(key));
        using X509Certificate2 certificate = X509Certificate2.CreateFromPem((string)JsonNode.Parse(given)!["certificate"]!).CopyWithPrivateKey(key);

        Assert.That((await _probe.PostAsync("v1/renew", null, EnrolledProbe.Csr(key), certificate)).Said, Does.Contain("this is the old one"));
        Assert.That((await _probe.PostAsync("v1/renew", null, EnrolledProbe.Csr(key), shown: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task Every_step_is_a_line_of_the_audit_once()
    {
        string token = EnrolledProbe.Invite(_engine.Options, Probe);
        await _probe.EnrolAsync(token);
        await _probe.EnrolAsync(token);
        await _probe.RenewAsync(_probe.Certificate!);
        EnrolledProbe.AtDesk(_engine.Options, desk => desk.Revoke(Probe, "test"));
        string[] wanted = ["authority-created", "probe-invited", "probe-enrolled", "probe-refused", "probe-renewed", "probe-revoked"];
        IReadOnlyList<AuditLine> lines = [];
        for (int i = 0; i < 200 && lines.Count < wanted.Length; i++)
        {
            await Task.Delay(50);
            lines = await _engine.AuditAsync();
        }

        await _engine.RestartAsync();
        await Task.Delay(TimeSpan.FromSeconds(1.5));

        Assert.That((await _engine.AuditAsync()).Select(l => l.Action), Is.EquivalentTo(wanted));
        AuditLine revoked = lines.Single(l => l.Action == "probe-revoked");
        Assert.That((revoked.Actor, revoked.Detail), Is.EqualTo(("test", "xining-01: 2 certificates and 0 unused tokens ended")));
        Assert.That(EnrolledProbe.AtDesk(_engine.Options, desk => desk.Register.Book!.Audit), Is.Empty);
    }

    private static EngineOptions OverTls(EngineOptions options) => options with { IngestListen = new Uri("https://127.0.0.1:0") };

    private async Task<HttpStatusCode> ConfigurationOfAsync(string probe)
    {
        using HttpClient client = _probe.Client(_probe.Certificate);
        using HttpResponseMessage answer = await client.GetAsync(new Uri($"v1/probes/{probe}/configuration", UriKind.Relative));
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string Said)> ReportAsync(X509Certificate2? shown, string probe)
    {
        using ReportingProbe reporting = new(_engine.IngestAddress, name: probe, handler: _probe.Connect(shown));
        using HttpResponseMessage answer = await reporting.WindowAsync();
        return (answer.StatusCode, answer.IsSuccessStatusCode
            ? string.Empty : (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!);
    }

    /// <summary>Spaces whose number is not announced.</summary>
    private sealed class UnknownLength(int length) : MemoryStream([.. Enumerable.Repeat((byte)' ', length)])
    {
        public override bool CanSeek => false;
    }
}
