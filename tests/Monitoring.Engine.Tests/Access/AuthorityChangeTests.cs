using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Monitoring.Contracts.Alarms;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Access;

/// <summary>An authority is replaced while probes report over real TLS, as commands beside the running engine do it.</summary>
internal sealed class AuthorityChangeTests
{
    private const string On = "xining-01";
    private const string Off = "golmud-02";

    [Test]
    public async Task Probes_change_over_while_both_count_and_one_that_was_off_is_told_to_enrol_anew()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: OverTls);
        using X509Certificate2 old = DoorOf(engine.Options);
        using EnrolledProbe on = new(engine.IngestAddress, old), off = new(engine.IngestAddress, old);
        await on.EnrolAsync(EnrolledProbe.Invite(engine.Options, On));
        await off.EnrolAsync(EnrolledProbe.Invite(engine.Options, Off));
        X509Certificate2 before = on.Certificate!;

        EnrolledProbe.AtDesk(engine.Options, desk => desk.Replace("test"));
        await UntilAsync(async () => (await AuthoritiesAsync(on)).Count == 2);
        await on.RenewAsync(before);

        Assert.That((await ReportAsync(on, before, On), await ReportAsync(on, on.Certificate, On)), Is.EqualTo((string.Empty, string.Empty)), "both count");
        X509Certificate2 newest = (await AuthoritiesAsync(on))[1];
        Assert.That((on.Certificate!.Issuer, before.Issuer), Is.EqualTo((newest.Subject, old.Subject)), "the renewed one is of the newer");
        await UntilAsync(() => Task.FromResult(EnrolledProbe.AtDesk(engine.Options, desk => desk.FindBehind()) is [Off]));
        Assert.That(
            () => EnrolledProbe.AtDesk(engine.Options, desk => desk.Retire(isForced: false, "test")),
            Throws.TypeOf<StartupException>().With.Message.StartsWith("golmud-02: not changed over to the new authority"));
        Assert.That(
            () => EnrolledProbe.AtDesk(engine.Options, desk => desk.Replace("test")),
            Throws.TypeOf<StartupException>().With.Message.Contains("is being replaced already"));

        string unused = EnrolledProbe.Invite(engine.Options, "third-03");
        (IReadOnlyList<string> behind, int tokens) = EnrolledProbe.AtDesk(engine.Options, desk => desk.Retire(isForced: true, "test"));
        using EnrolledProbe changed = new(engine.IngestAddress, newest), late = new(engine.IngestAddress, newest);
        await UntilAsync(async () => (await ReportAsync(changed, on.Certificate, On)).Length == 0);

        Assert.That((behind.Single(), tokens), Is.EqualTo((Off, 1)));
        Assert.That(await ReportAsync(changed, before, On), Does.StartWith("the certificate of probe 'xining-01' is of an authority of this engine that was retired"));
        Assert.That(await ReportAsync(late, off.Certificate, Off), Does.EndWith("was retired: 'monitoring-engine probe invite golmud-02' lets it enrol anew"));
        Assert.That(await ReportAsync(off, off.Certificate, Off), Does.Contain("SSL"), "and it does not know the door any more");
        Assert.That((await late.EnrolAsync(unused)).Said, Does.StartWith("this token is not known"));
        Assert.That((await late.EnrolAsync(EnrolledProbe.Invite(engine.Options, Off))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await ReportAsync(late, late.Certificate, Off), Is.Empty);
        Assert.That(
            Directory.GetFiles(engine.Options.SecretsPath, "ca*").Select(Path.GetFileName), Is.EquivalentTo((string[])["ca.pem.retired", "ca-2.pem", "ca-2.key", "ca.lock"]),
            "the old key is gone");
        await UntilAsync(async () => !new[] { "authority-replaced", "authority-retired" }.Except((await engine.AuditAsync()).Select(l => l.Action)).Any());
    }

    [Test]
    public void A_key_that_a_retirement_left_by_dying_is_destroyed_by_the_next_and_the_one_authority_is_not_retired()
    {
        using TemporaryFolder folder = new();
        string At(string name) => Path.Combine(folder.Path, name);
        using AuthorityFolder authorities = new(folder.Path);
        authorities.Read(20, DateTimeOffset.UtcNow, out _);
        authorities.Add(20, DateTimeOffset.UtcNow);
        File.Move(At("ca.pem"), At("ca.pem.retired"));

        Assert.That(authorities.RetireOldest, Throws.TypeOf<StartupException>().With.Message.Contains("there is only one authority"));
        Assert.That((File.Exists(At("ca.key")), File.Exists(At("ca-2.key"))), Is.EqualTo((false, true)));
        Assert.That(authorities.Add(20, DateTimeOffset.UtcNow).All, Has.Count.EqualTo(2));
        Assert.That(File.Exists(At("ca-3.pem")), Is.True);
    }

    [Test]
    public async Task An_authority_that_ends_is_an_alarm_until_the_next_one_is_made()
    {
        using TemporaryFolder folder = new();
        EngineOptions options = OverTls(RunningEngine.OptionsFor(folder.Path));
        ManualTime then = new(DateTimeOffset.UtcNow.AddYears(-20).AddDays(150));
        EnrolledProbe.AtDesk(options, desk => desk.Authorities, then);
        await using RunningEngine engine = await RunningEngine.StartAsync(change: _ => options);

        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length > 0);
        EnrolledProbe.AtDesk(options, desk => desk.Replace("test"));
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length == 0);

        Assert.That(alarms.Single().Key, Does.EndWith("#9050"));
        Assert.That(alarms.Single().Text, Does.StartWith("the authority of the engine ends at ").And.Contain("'monitoring-engine ca replace'"));
    }

    private static EngineOptions OverTls(EngineOptions options) => options with { IngestListen = new Uri("https://127.0.0.1:0") };

    private static X509Certificate2 DoorOf(EngineOptions options) =>
        EnrolledProbe.AtDesk(options, desk => X509CertificateLoader.LoadCertificate(desk.Authorities.Door.Certificate.RawData));

    private static async Task<X509Certificate2Collection> AuthoritiesAsync(EnrolledProbe probe)
    {
        using HttpClient client = probe.Client(shown: null);
        X509Certificate2Collection authorities = [];
        authorities.ImportFromPem(await client.GetStringAsync(new Uri("v1/authority", UriKind.Relative)));
        return authorities;
    }

    /// <summary>Sends a window; empty when it was taken, else why not.</summary>
    private static async Task<string> ReportAsync(EnrolledProbe side, X509Certificate2? shown, string name)
    {
        try
        {
            using ReportingProbe reporting = new(side.Door, name: name, handler: side.Connect(shown));
            using HttpResponseMessage answer = await reporting.WindowAsync();
            return answer.IsSuccessStatusCode ? string.Empty : (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["detail"]!;
        }
        catch (HttpRequestException refused)
        {
            return refused.Message;
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(20);
        while (!await holds())
        {
            Assert.That(DateTime.UtcNow, Is.LessThan(limit));
            await Task.Delay(50);
        }
    }
}
