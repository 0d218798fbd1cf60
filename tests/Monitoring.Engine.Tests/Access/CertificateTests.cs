using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Access;

/// <summary>What certificates open, and what no longer.</summary>
internal sealed class CertificateTests
{
    private const string Probe = "xining-01";

    [Test]
    public async Task A_certificate_of_another_authority_is_refused_in_a_line()
    {
        await using RunningEngine engine = await StartAsync();
        using TemporaryFolder elsewhere = new();
        using AuthorityFolder stranger = new(elsewhere.Path);
        using X509Certificate2 certificate = Issue(stranger.Read(1, DateTimeOffset.UtcNow, out _).Issuer, DateTimeOffset.UtcNow);

        (HttpStatusCode status, string said) = await ReportAsync(engine, certificate);

        Assert.That((status, said), Is.EqualTo((HttpStatusCode.Forbidden, "the certificate is none of this engine for a probe: enrol the probe at this engine")));
    }

    [Test]
    public async Task A_certificate_for_another_use_or_out_of_its_time_or_not_in_the_register_is_refused()
    {
        await using RunningEngine engine = await StartAsync();
        using AuthorityFolder folder = new(engine.Options.SecretsPath);
        CertificateAuthority authority = folder.Read(1, DateTimeOffset.UtcNow, out _).Issuer;
        using X509Certificate2 server = authority.IssueForServer(["localhost"], DateTimeOffset.UtcNow, TimeSpan.FromDays(1));
        using X509Certificate2 early = Issue(authority, DateTimeOffset.UtcNow.AddDays(3));
        using X509Certificate2 late = Issue(authority, DateTimeOffset.UtcNow.AddHours(-20), TimeSpan.FromHours(1));
        using X509Certificate2 foreign = Issue(authority, DateTimeOffset.UtcNow);

        Assert.That((await ReportAsync(engine, server)).Said, Does.Contain("is none of this engine for a probe"));
        Assert.That((await ReportAsync(engine, early)).Said, Does.Contain("holds from").And.Contain("set the clocks"));
        Assert.That((await ReportAsync(engine, late)).Said, Does.Contain("ended at").And.Contain("probe invite xining-01"));
        Assert.That((await ReportAsync(engine, foreign)).Said, Does.Contain("is not in the register"));
    }

    [Test]
    public async Task Revoked_while_connected_a_probe_is_refused_within_seconds_and_shown_as_revoked()
    {
        await using RunningEngine engine = await StartAsync(o => o with { ProbeLostAfter = TimeSpan.FromSeconds(2) });
        using EnrolledProbe probe = await EnrolAsync(engine);
        using ReportingProbe reporting = new(engine.IngestAddress, handler: probe.Connect(probe.Certificate));
        using (HttpResponseMessage taken = await reporting.WindowAsync())
        {
            Assert.That(taken.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        Assert.That(EnrolledProbe.AtDesk(engine.Options, desk => desk.Revoke(Probe, "test")), Is.EqualTo(1));
        var since = Stopwatch.StartNew();
        (HttpStatusCode Status, string Said) last = (HttpStatusCode.OK, string.Empty);
        while (last.Status == HttpStatusCode.OK && since.Elapsed < TimeSpan.FromSeconds(10))
        {
            await Task.Delay(50);
            last = await SaidAsync(await reporting.WindowAsync());
        }

        Assert.That((last.Status, last.Said[..46]), Is.EqualTo((HttpStatusCode.Forbidden, "the certificate of probe 'xining-01' was revok")));
        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Any(x => x.Key == "xining-01#8010"));
        Alarm lost = alarms.Single(a => a.Key == "xining-01#8010");
        Assert.That(lost.Reason, Is.EqualTo("revoked"));
        Assert.That(lost.Text, Does.StartWith("its certificates are revoked"));
        Assert.That((await probe.RenewAsync(probe.Certificate!)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    [Test]
    public async Task Tokens_open_the_door_over_tls_only_where_that_is_allowed()
    {
        await using RunningEngine strict = await StartAsync();
        string token = NamedTokens.Add(strict.Options.TokensPath, Probe);
        await using RunningEngine lenient = await StartAsync(o => o with { IngestTokensOverTls = true });
        string allowed = NamedTokens.Add(lenient.Options.TokensPath, Probe);
        await using RunningEngine none = await StartAsync(o => o with { IngestTokensOverTls = true });

        Assert.That(await ReportAsync(strict, shown: null, token), Is.EqualTo((HttpStatusCode.Unauthorized,
            "a certificate is needed here: 'monitoring-engine probe invite' gives the token with which 'monitoring-probe enrol' gets one")));
        Assert.That((await ReportAsync(lenient, shown: null, allowed)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await ReportAsync(lenient, shown: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await ReportAsync(none, shown: null)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), "no tokens are not everybody's leave");
    }

    [Test]
    public async Task Without_tls_no_certificate_is_given()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using HttpClient client = new()
        {
            BaseAddress = engine.IngestAddress,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };

        using HttpResponseMessage answer = await client.PostAsJsonAsync(new Uri("v1/enrol", UriKind.Relative), new EnrolmentRequest("x", "y"));

        Assert.That((await SaidAsync(answer)).Said, Does.StartWith("certificates are given over TLS only"));
        Assert.That(Directory.Exists(engine.Options.SecretsPath), Is.False, "nothing is made that nobody needs");
    }

    [Test]
    public async Task Over_tls_any_address_may_be_used_without_tokens_and_without_tls_not()
    {
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { IngestListen = new Uri("https://0.0.0.0:0") };
        await using (EngineApp app = await EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None))
        {
            Assert.That(app.IngestAddress.Scheme, Is.EqualTo("https"));
        }

        StartupException refused = (await Assert.ThrowsAsync<StartupException>(
            () => EngineApp.StartAsync(options with { IngestListen = new Uri("http://0.0.0.0:0") }, TimeProvider.System, CancellationToken.None)))!;
        Assert.That(refused.Lines.Single(), Does.Contain("ingestListen").And.Contain("can be reached from outside"));
    }

    [Test]
    public async Task A_certificate_that_was_not_renewed_is_an_alarm_until_the_probe_is_revoked()
    {
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { IngestListen = new Uri("https://127.0.0.1:0") };
        ManualTime then = new(DateTimeOffset.UtcNow.AddDays(-77));
        using ECDsa key = EnrolledProbe.NewKey();
        EnrolledProbe.AtDesk(
            options,
            desk => desk.Enrol(desk.Invite(Probe, TimeSpan.FromHours(1), "test").ToString(), EnrolledProbe.Csr(key), "test", out _),
            then).Dispose();
        await using RunningEngine engine = await RunningEngine.StartAsync(change: _ => options);

        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length > 0);
        Assert.That(alarms.Single().Key, Does.EndWith("#9050"));
        Assert.That(alarms.Single().Text, Does.StartWith("certificates end and were not renewed: xining-01 at "));
    }

    [Test]
    public void Secrets_are_their_owners_alone_and_a_damaged_register_knows_nobody()
    {
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path);
        EnrolledProbe.Invite(options, Probe);
        string register = Path.Combine(options.SecretsPath, "enrolment.json");
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(
                Directory.GetFiles(options.SecretsPath).Select(File.GetUnixFileMode),
                Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        File.WriteAllText(register, "{");

        Assert.That(EnrolledProbe.AtDesk(options, desk => desk.Register.Book), Is.Null);
        Assert.That(() => EnrolledProbe.Invite(options, Probe), Throws.InstanceOf<IOException>().With.Message.Contains("is damaged"));
        File.WriteAllText(Path.Combine(options.SecretsPath, "ca.pem"), "nonsense");
        Assert.That(() => EnrolledProbe.Invite(options, Probe), Throws.InstanceOf<StartupException>().With.Message.Contains("bring back ca.key and ca.pem"));
    }

    [Test]
    public void The_door_is_certified_by_its_names_and_anew_after_two_thirds_of_its_life()
    {
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { IngestNames = ["monitor.example.com", "10.0.0.5"] };
        ManualTime time = new(DateTimeOffset.UtcNow);
        using var desk = new EnrolmentDesk(new EnrolmentRegister(options.SecretsPath, time), options, time);
        var door = new ServerCertificate(desk, options.CertificateNames, time);
        X509Certificate2 first = door.Current;
        X509SubjectAlternativeNameExtension names = first.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        time.Advance(TimeSpan.FromDays(19));
        bool same = ReferenceEquals(first, door.Current);
        time.Advance(TimeSpan.FromDays(2));

        Assert.That(names.EnumerateDnsNames(), Does.Contain("monitor.example.com").And.Contain("localhost"));
        Assert.That(names.EnumerateIPAddresses(), Does.Contain(IPAddress.Parse("10.0.0.5")).And.Contain(IPAddress.Loopback));
        Assert.That((same, door.Current.SerialNumber == first.SerialNumber), Is.EqualTo((true, false)));
    }

    private static async Task<RunningEngine> StartAsync(Func<EngineOptions, EngineOptions>? change = null) =>
        await RunningEngine.StartAsync(change: o => (change?.Invoke(o) ?? o) with { IngestListen = new Uri("https://127.0.0.1:0") });

    private static EnrolledProbe Side(RunningEngine engine) => new(
        engine.IngestAddress, EnrolledProbe.AtDesk(engine.Options, desk => X509CertificateLoader.LoadCertificate(desk.Authorities.Door.Certificate.RawData)));

    private static async Task<EnrolledProbe> EnrolAsync(RunningEngine engine)
    {
        EnrolledProbe probe = Side(engine);
        await probe.EnrolAsync(EnrolledProbe.Invite(engine.Options, Probe));
        return probe;
    }

    private static X509Certificate2 Issue(CertificateAuthority authority, DateTimeOffset now, TimeSpan? lifetime = null)
    {
        using ECDsa key = EnrolledProbe.NewKey();
        using X509Certificate2 bare = authority.IssueFor(Probe, new PublicKey(key), now, lifetime ?? TimeSpan.FromDays(90));
        return bare.CopyWithPrivateKey(key);
    }

    private static async Task<(HttpStatusCode Status, string Said)> ReportAsync(RunningEngine engine, X509Certificate2? shown, string? token = null)
    {
        using EnrolledProbe side = Side(engine);
        using ReportingProbe reporting = new(engine.IngestAddress, token, Probe, side.Connect(shown));
        return await SaidAsync(await reporting.WindowAsync());
    }

    private static async Task<(HttpStatusCode Status, string Said)> SaidAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            string text = await answer.Content.ReadAsStringAsync();
            return (answer.StatusCode, answer.IsSuccessStatusCode ? string.Empty : (string)JsonNode.Parse(text)!["detail"]!);
        }
    }
}
