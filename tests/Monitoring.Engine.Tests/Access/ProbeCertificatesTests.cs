using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Configuration;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Access;

/// <summary>What is said of the certificates of probes, at <c>/api/v1/probes</c> and by <c>probe list</c>: the same.</summary>
internal sealed class ProbeCertificatesTests
{
    [Test]
    public async Task Probes_heard_of_enrolled_invited_and_configured_are_listed_with_their_certificates()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: OverTls);
        using X509Certificate2 authority =
            EnrolledProbe.AtDesk(engine.Options, desk => X509CertificateLoader.LoadCertificate(desk.Authorities.Door.Certificate.RawData));
        using EnrolledProbe heard = new(engine.IngestAddress, authority);
        await heard.EnrolAsync(EnrolledProbe.Invite(engine.Options, "xining-01"));
        using ReportingProbe reporting = new(engine.IngestAddress, handler: heard.Connect(heard.Certificate));
        (await reporting.WindowAsync()).Dispose();
        EnrolAgo(engine.Options, "golmud-02", days: 10);
        EnrolledProbe.Invite(engine.Options, "delingha-03");
        await engine.PutVersionAsync("yushu-04", 1);

        JsonElement[] probes = await engine.UntilAsync<JsonElement[]>("/api/v1/probes", p => p.Length == 4 && p[2].GetProperty("connected").GetBoolean());

        Assert.That(probes.Select(p => p.GetProperty("probe").GetString()), Is.EqualTo((string[])["delingha-03", "golmud-02", "xining-01", "yushu-04"]));
        Assert.That(probes.Select(p => p.GetProperty("lastSeenAt").ValueKind), Is.EqualTo((JsonValueKind[])[JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.String, JsonValueKind.Null]));
        CertificateStanding[] standings = [.. probes.Select(p => p.GetProperty("certificate").Deserialize<CertificateStanding>(RunningEngine.Web)!)];
        Assert.That(
            standings.Select(s => (s.State, s.DaysLeft)),
            Is.EqualTo((List<(CertificateState, int?)>)[(CertificateState.Invited, null), (CertificateState.Valid, 79), (CertificateState.Valid, 89), (CertificateState.None, null)]));
        Assert.That(standings[3].Command, Is.EqualTo("monitoring-engine probe invite yushu-04"));
        Assert.That(standings[2].Until, Is.EqualTo(new DateTimeOffset(heard.Certificate!.NotAfter)));

        EnrolledProbe.AtDesk(engine.Options, desk => desk.Revoke("xining-01", "test"));
        await engine.UntilAsync<JsonElement[]>(
            "/api/v1/probes", p => p[2].GetProperty("certificate").GetProperty("state").GetInt32() == (int)CertificateState.Revoked);
    }

    [Test]
    public async Task The_command_line_and_the_dashboard_say_the_same_of_every_probe()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(change: OverTls);
        (string Probe, double Days)[] ages = [("a-valid", 10), ("b-due", 70), ("c-overdue", 80), ("d-ended", 95), ("e-revoked", 10)];
        foreach ((string probe, double days) in ages)
        {
            EnrolAgo(engine.Options, probe, days);
        }

        EnrolledProbe.AtDesk(engine.Options, desk => desk.Revoke("e-revoked", "test"));
        EnrolledProbe.Invite(engine.Options, "f-invited");
        string config = Path.Combine(engine.Options.Data, "engine.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new { data = engine.Options.Data, ingestListen = "https://127.0.0.1:0" }));

        JsonElement[] probes = await engine.UntilAsync<JsonElement[]>("/api/v1/probes", p => p.Length == 6);
        CommandAnswer list = await CommandLine.RunAsync(["probe", "list", "--config", config]);

        Assert.That(list.Status, Is.Zero, list.Error);
        string[] lines = list.Output.Split('\n');
        foreach (JsonElement probe in probes)
        {
            CertificateStanding standing = probe.GetProperty("certificate").Deserialize<CertificateStanding>(RunningEngine.Web)!;
            string days = standing.DaysLeft?.ToString(CultureInfo.InvariantCulture) ?? "-";
            string name = probe.GetProperty("probe").GetString()!;
            Assert.That(
                lines, Has.One.Match($"^{name} +{Regex.Escape(standing.State.ToWord())}( [0-9: -]+)? +{days} .* {Regex.Escape(standing.Command ?? "-")}$"), list.Output);
        }

        Assert.That(
            probes.Select(p => (CertificateState)p.GetProperty("certificate").GetProperty("state").GetInt32()),
            Is.EqualTo((CertificateState[])[CertificateState.Valid, CertificateState.RenewalDue, CertificateState.RenewalOverdue, CertificateState.Ended, CertificateState.Revoked, CertificateState.Invited]));
    }

    /// <summary>With an authority of some months ago.</summary>
    private static EngineOptions OverTls(EngineOptions options)
    {
        EngineOptions overTls = options with { IngestListen = new Uri("https://127.0.0.1:0") };
        EnrolledProbe.AtDesk(overTls, desk => desk.Authorities, new ManualTime(DateTimeOffset.UtcNow.AddDays(-100)));
        return overTls;
    }

    /// <summary>Gives a certificate as it was given some days ago.</summary>
    private static void EnrolAgo(EngineOptions options, string probe, double days)
    {
        using ECDsa key = EnrolledProbe.NewKey();
        EnrolledProbe.AtDesk(
            options,
            desk => desk.Enrol(desk.Invite(probe, TimeSpan.FromHours(1), "test").ToString(), EnrolledProbe.Csr(key), "test", out _),
            new ManualTime(DateTimeOffset.UtcNow.AddDays(-days))).Dispose();
    }
}
