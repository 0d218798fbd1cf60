using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

using Microsoft.AspNetCore.Http;

using Monitoring.Probe.Configuration;
using Monitoring.Probe.Enrolment;
using Monitoring.Probe.Tests.Doubles;
using Monitoring.Probe.Uplink;

using NUnit.Framework;

namespace Monitoring.Probe.Tests.Enrolment;

/// <summary>A probe gets, keeps and renews what proves it, over real TLS.</summary>
public sealed class ProbeEnrolmentTests
{
    private TemporaryFolder _folder = null!;
    private CertifyingEngine _engine = null!;

    private string Folder => Path.Combine(_folder.Path, "identity");

    [SetUp]
    public async Task Start()
    {
        _folder = new TemporaryFolder();
        _engine = await CertifyingEngine.StartAsync();
    }

    [TearDown]
    public async Task Stop()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public async Task A_token_becomes_an_identity_whose_key_was_made_here_and_is_its_owners_alone()
    {
        ProbeIdentity identity = await EnrolAsync();

        Assert.That((identity.Probe, identity.Certificate.HasPrivateKey, identity.Authorities.Single().RawData), Is.EqualTo(("xining-01", true, _engine.Authority.RawData)));
        Assert.That(Directory.GetFiles(Folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "identity.pem", "ca.pem" }));
        if (!OperatingSystem.IsWindows())
        {
            Assert.That(Directory.GetFiles(Folder).Select(File.GetUnixFileMode), Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
            Assert.That(File.GetUnixFileMode(Folder), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
    }

    [Test]
    public async Task An_engine_with_another_authority_is_not_shown_the_token()
    {
        await using CertifyingEngine other = await CertifyingEngine.StartAsync();

        IdentityException refused = (await Assert.ThrowsAsync<IdentityException>(
            () => ProbeEnrolment.RunAsync(other.Address, _engine.Token, Folder, CancellationToken.None)))!;

        Assert.That(refused.Message, Does.Contain("is not the engine of this token").And.Contain("The token was not shown"));
        Assert.That(other.Asked, Is.Empty);
        Assert.That(Directory.Exists(Folder), Is.False);
    }

    [Test]
    public async Task Killed_before_the_certificate_was_kept_it_asks_again_with_the_same_key()
    {
        string token = _engine.Token;
        await ProbeEnrolment.RunAsync(_engine.Address, token, Folder, CancellationToken.None);
        string identity = await File.ReadAllTextAsync(Path.Combine(Folder, "identity.pem"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "pending.key"), identity[identity.IndexOf("-----BEGIN PRIVATE", StringComparison.Ordinal)..]);
        File.Delete(Path.Combine(Folder, "identity.pem"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "identity.pem.new"), identity[..100]);

        ProbeIdentity again = await ProbeEnrolment.RunAsync(_engine.Address, token, Folder, CancellationToken.None);

        PublicKey[] keys = [.. _engine.Asked.Select(a => CertificateRequest.LoadSigningRequestPem(a.Request.Csr!, HashAlgorithmName.SHA256).PublicKey)];
        Assert.That(keys[1].ExportSubjectPublicKeyInfo(), Is.EqualTo(keys[0].ExportSubjectPublicKeyInfo()));
        Assert.That(again.Certificate.HasPrivateKey, Is.True);
        Assert.That(File.Exists(Path.Combine(Folder, "pending.key")), Is.False);
    }

    [Test]
    public async Task A_key_cut_while_it_was_written_is_made_anew()
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllTextAsync(Path.Combine(Folder, "pending.key"), "-----BEGIN PRIVATE KEY-----\nMIGH");

        Assert.That((await EnrolAsync()).Certificate.HasPrivateKey, Is.True);
    }

    [Test]
    public async Task What_the_engine_refuses_is_said_in_its_words()
    {
        _engine.Answer = static _ => StatusCodes.Status401Unauthorized;

        IdentityException refused = (await Assert.ThrowsAsync<IdentityException>(EnrolAsync))!;
        IdentityException plain = (await Assert.ThrowsAsync<IdentityException>(
            () => ProbeEnrolment.RunAsync(new Uri("http://127.0.0.1:1"), _engine.Token, Folder, CancellationToken.None)))!;
        IdentityException nonsense = (await Assert.ThrowsAsync<IdentityException>(
            () => ProbeEnrolment.RunAsync(_engine.Address, "abc", Folder, CancellationToken.None)))!;
        IdentityException away = (await Assert.ThrowsAsync<IdentityException>(
            () => ProbeEnrolment.RunAsync(new Uri("https://127.0.0.1:1"), _engine.Token, Folder, CancellationToken.None)))!;

        Assert.That(refused.Message, Is.EqualTo("the engine refuses (401): the token of probe 'xining-01' expired"));
        Assert.That(plain.Message, Does.StartWith("--engine: 'http://127.0.0.1:1' must be https://"));
        Assert.That(nonsense.Message, Does.StartWith("--token: this is no enrolment token"));
        Assert.That(away.Message, Does.StartWith("https://127.0.0.1:1/ cannot be spoken to: "));
    }

    [Test]
    public async Task A_renewal_shows_the_old_certificate_and_keeps_the_new_one_for_a_new_key()
    {
        ProbeIdentity identity = await EnrolAsync();
        X509Certificate2 before = identity.Certificate;

        Assert.That(await Renewal(identity).TryRenewAsync(CancellationToken.None), Is.Null);

        Assert.That((_engine.Asked[1].Path, _engine.Asked[1].Shown), Is.EqualTo(("renew", before.SerialNumber)));
        Assert.That(identity.Certificate.SerialNumber, Is.Not.EqualTo(before.SerialNumber));
        Assert.That(identity.Certificate.PublicKey.ExportSubjectPublicKeyInfo(), Is.Not.EqualTo(before.PublicKey.ExportSubjectPublicKeyInfo()));
        Assert.That(ProbeIdentity.Open(Folder).Certificate.SerialNumber, Is.EqualTo(identity.Certificate.SerialNumber));
        using HttpClient next = EngineClient.Create(OptionsFor(identity));
        using HttpResponseMessage answer = await next.GetAsync(new Uri("v1/authority", UriKind.Relative));
        Assert.That(answer.IsSuccessStatusCode, Is.True, "what was renewed opens the next connection");
    }

    [Test]
    public async Task A_certificate_is_renewed_by_itself_after_two_thirds_of_its_life_and_not_before()
    {
        ProbeIdentity fresh = await EnrolAsync();
        using (CancellationTokenSource soon = new(TimeSpan.FromMilliseconds(300)))
        {
            await Renewal(fresh).RunAsync(soon.Token);
        }

        Assert.That(_engine.Asked, Has.Count.EqualTo(1));
        _engine.Life = TimeSpan.FromHours(2);
        ProbeIdentity old = await EnrolAsync();
        _engine.Life = TimeSpan.FromDays(90);
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(10));
        Task running = Renewal(old).RunAsync(stop.Token);
        while (_engine.Asked.Count < 3 && !stop.IsCancellationRequested)
        {
            await Task.Delay(20);
        }

        await stop.CancelAsync();
        await running;
        Assert.That(_engine.Asked.Select(a => a.Path), Is.EqualTo(new[] { "enrol", "enrol", "renew" }));
    }

    [Test]
    public async Task A_newer_authority_is_learnt_and_the_certificate_renewed_to_it_by_itself_and_a_probe_that_was_off_says_what_to_do()
    {
        ProbeIdentity identity = await EnrolAsync();
        string off = Path.Combine(_folder.Path, "off");
        Directory.CreateDirectory(off);
        foreach (string file in Directory.GetFiles(Folder))
        {
            File.Copy(file, Path.Combine(off, Path.GetFileName(file)));
        }

        using HttpClient uplink = EngineClient.Create(OptionsFor(identity));
        Uri anything = new("v1/authority", UriKind.Relative);
        (await uplink.GetAsync(anything)).Dispose();
        _engine.ReplaceAuthority();
        using CancellationTokenSource stop = new(TimeSpan.FromSeconds(10));
        Task running = Renewal(identity).RunAsync(stop.Token);
        while (identity.Authorities.Count < 2 || !identity.IsOfNewest)
        {
            await Task.Delay(20, stop.Token);
        }

        await stop.CancelAsync();
        await running;
        Assert.That(_engine.Asked.Select(a => a.Path), Is.EqualTo(new[] { "enrol", "renew" }));
        Assert.That(ProbeIdentity.Open(Folder) is { IsOfNewest: true, Authorities.Count: 2 }, Is.True, "and kept");

        _engine.RetireAuthority();
        using HttpClient next = EngineClient.Create(OptionsFor(identity));
        (await next.GetAsync(anything)).Dispose();
        await Renewal(identity).LearnAsync(CancellationToken.None);
        Assert.That(identity.Authorities.Single().RawData, Is.EqualTo(_engine.Authority.RawData), "the old one is forgotten");
        Assert.That(
            await SaidAsync(_engine.Address, ProbeIdentity.Open(off).Authorities[0]),
            Does.Contain("was replaced while this probe was off: then 'monitoring-engine probe invite' there, and enrol anew"));
    }

    [Test]
    public async Task An_engine_that_is_another_or_whose_certificate_does_not_fit_is_told_apart()
    {
        ProbeIdentity identity = await EnrolAsync();
        await using CertifyingEngine other = await CertifyingEngine.StartAsync();
        await using CertifyingEngine early = await CertifyingEngine.StartAsync(from: DateTimeOffset.UtcNow.AddDays(2));
        await using CertifyingEngine renamed = await CertifyingEngine.StartAsync(name: "elsewhere.example");

        Assert.That(await SaidAsync(other.Address, identity.Authorities[0]), Does.StartWith("its certificate is not of the authority"));
        Assert.That(await SaidAsync(early.Address, early.Authority), Does.StartWith("its certificate holds from").And.EndWith("set the clocks"));
        Assert.That(await SaidAsync(renamed.Address, renamed.Authority), Does.StartWith("its certificate does not name this address"));
    }

    [Test]
    public async Task Settings_with_an_identity_say_what_is_wrong_with_it()
    {
        await EnrolAsync();

        Assert.That(Mistakes("xining-01", "https://127.0.0.1:1"), Is.Empty);
        Assert.That(Mistakes("golmud-02", "https://127.0.0.1:1").Single(), Does.Contain("is that of probe 'xining-01' and not of 'golmud-02'"));
        Assert.That(Mistakes("xining-01", "http://127.0.0.1:1").Single(), Does.Contain("is without TLS"));
        Assert.That(Mistakes("xining-01", "https://127.0.0.1:1", "nowhere").Single(), Does.Contain("'monitoring-probe enrol' makes one"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Folder, "identity.pem"), UnixFileMode.UserRead | UnixFileMode.OtherRead);
            Assert.That(Mistakes("xining-01", "https://127.0.0.1:1").Single(), Does.Contain("others may read or write"));
        }
    }

    [Test]
    public async Task A_file_of_two_authorities_vouches_with_both_while_one_is_replaced()
    {
        _engine.ReplaceAuthority();
        await EnrolAsync();

        ProbeOptions options = Read("xining-01", """ "ingest": "https://127.0.0.1:1", "caFile": "identity/ca.pem" """, [])!;

        Assert.That((options.Engine!.Authorities![0].RawData, options.Engine.Authorities.Count), Is.EqualTo((_engine.Authority.RawData, 2)));
    }

    private Task<ProbeIdentity> EnrolAsync() => ProbeEnrolment.RunAsync(_engine.Address, _engine.Token, Folder, CancellationToken.None);

    private EngineOptions OptionsFor(ProbeIdentity identity) => new(_engine.Address, Token: null) { Identity = identity };

    private IdentityRenewal Renewal(ProbeIdentity identity) => new(OptionsFor(identity), identity, TimeProvider.System, new RecordingLog());

    private IReadOnlyList<string> Mistakes(string probe, string ingest, string identity = "identity")
    {
        List<ConfigMistake> mistakes = [];
        Read(probe, $"""  "ingest": "{ingest}", "identity": "{identity}" """, mistakes);
        return [.. mistakes.Select(m => m.Describe("probe.json"))];
    }

    private ProbeOptions? Read(string probe, string engine, List<ConfigMistake> mistakes)
    {
        string settings = $$"""
            { "probe": "{{probe}}", "engine": { {{engine}} }, "spool": { "path": "s" },
              "inputs": [ { "id": "a", "name": "a", "medium": "dtmb", "source": "udp://127.0.0.1:5000" } ] }
            """;
        return ProbeOptionsReader.Read(System.Text.Encoding.UTF8.GetBytes(settings), _folder.Path, mistakes);
    }

    private static async Task<string> SaidAsync(Uri address, X509Certificate2 authority)
    {
        using HttpClient client = EngineClient.Create(new EngineOptions(address, Token: null) { Authorities = [authority] });
        HttpRequestException failed = (await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri("v1/authority", UriKind.Relative))))!;
        return failed.InnerException?.Message ?? failed.Message;
    }
}
