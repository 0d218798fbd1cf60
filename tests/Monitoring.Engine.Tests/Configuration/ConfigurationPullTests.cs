using System.Net;
using Google.Protobuf;
using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Configuration;
using Monitoring.Contracts.Wire;
using Monitoring.Engine.Access;
using Monitoring.Engine.Tests.Api;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>A probe asks what it is to run, and says what it runs.</summary>
[TestFixture]
internal sealed class ConfigurationPullTests
{
    private const string Path = "/v1/probes/xining-01/configuration";

    [Test]
    public async Task A_probe_gets_the_newest_version_once_and_then_only_hears_that_it_has_it()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using HttpClient probe = Probe(engine, token: null);
        Assert.That((await AskAsync(probe, Path)).Status, Is.EqualTo(HttpStatusCode.NotFound));
        await engine.PutVersionAsync("xining-01", 1);
        await engine.PutVersionAsync("xining-01", 2);
        await engine.RestartAsync();
        using HttpClient again = Probe(engine, token: null);

        (HttpStatusCode status, byte[] body, string? tag) = await AskAsync(again, Path);

        Assert.That((status, tag), Is.EqualTo((HttpStatusCode.OK, "\"2\"")));
        Assert.That(ProbeConfiguration.TryRead(body, out ProbeConfiguration? read, out string? problem), Is.True, problem);
        Assert.That(read!.Version, Is.EqualTo(2));
        Assert.That(read.Settings, Does.Contain("udp://239.10.0.33:5002").And.Contain("频道"));
        (status, body, tag) = await AskAsync(again, Path, tag);
        Assert.That((status, body.Length, tag), Is.EqualTo((HttpStatusCode.NotModified, 0, "\"2\"")));
        Assert.That((await AskAsync(again, Path, "\"1\"")).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Only_the_probe_itself_hears_what_it_is_to_run()
    {
        string folder = string.Empty;
        await using RunningEngine engine = await RunningEngine.StartAsync(change: o =>
        {
            folder = o.TokensPath;
            return o;
        });
        string own = NamedTokens.Add(folder, "xining-01");
        string other = NamedTokens.Add(folder, "golmud-02");
        await engine.PutVersionAsync("xining-01", 1);
        await engine.RestartAsync();

        using HttpClient nobody = Probe(engine, token: null);
        using HttpClient stranger = Probe(engine, other);
        using HttpClient itself = Probe(engine, own);
        Assert.That((await AskAsync(nobody, Path)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await AskAsync(stranger, Path)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await AskAsync(itself, Path)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await AskAsync(itself, "/v1/probes/engine/configuration")).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That((await AskAsync(itself, "/v1/probes/a%20b/configuration")).Status, Is.EqualTo(HttpStatusCode.NotFound));
        using HttpResponseMessage wrongDoor = await engine.Client.GetAsync(new Uri(Path, UriKind.Relative));
        Assert.That(wrongDoor.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task What_a_probe_runs_stands_beside_what_it_is_to_run_and_a_refusal_is_an_alarm()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using ReportingProbe probe = new(engine.IngestAddress);
        string first = await engine.PutVersionAsync("xining-01", 1);
        await SayAsync(probe, new RunningConfiguration { Version = 1, Sha256 = Hash(first) });
        ShownProbe shown = await ShownAsync(engine, p => p.RunningConfiguration == 1);
        Assert.That((shown.WantedConfiguration, shown.ConfigurationSince, shown.ConfigurationRefusal), Is.EqualTo((1, (DateTimeOffset?)null, string.Empty)));

        await engine.PutVersionAsync("xining-01", 2);
        shown = await ShownAsync(engine, p => p.WantedConfiguration == 2);
        Assert.That(shown.RunningConfiguration, Is.EqualTo(1));
        Assert.That(shown.ConfigurationSince, Is.Not.Null);
        Assert.That(await engine.GetAsync<Alarm[]>("/api/v1/alarms"), Is.Empty, "it has five minutes");

        await SayAsync(probe, new RunningConfiguration { Version = 1, Sha256 = Hash(first), RefusedVersion = 2, Refused = "inputs[0].source: no such interface" });
        Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
        Assert.That(alarms.Single().Key, Is.EqualTo("xining-01#8080"));
        Assert.That(alarms.Single().Text, Does.Contain("version 2 is to run since").And.Contain("no such interface"));
        shown = await ShownAsync(engine, p => p.ConfigurationRefusal.Length > 0);
        Assert.That(shown.ConfigurationRefusal, Is.EqualTo("inputs[0].source: no such interface"));

        string third = await engine.PutVersionAsync("xining-01", 3);
        await SayAsync(probe, new RunningConfiguration { Version = 3, Sha256 = Hash(third) });
        await engine.UntilAsync<Alarm[]>("/api/v1/alarms?active=true", a => a.Length == 0);
        await ShownAsync(engine, p => p.RunningConfiguration == 3 && p.ConfigurationSince is null);
    }

    [Test]
    public async Task A_probe_that_runs_something_else_for_too_long_is_an_alarm_also_after_a_restart()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(
            change: o => o with { ProbeConfigurationLateAfter = TimeSpan.FromSeconds(2) });
        await engine.PutVersionAsync("xining-01", 1);
        using (ReportingProbe probe = new(engine.IngestAddress))
        {
            await SayAsync(probe, running: null);
            Alarm[] alarms = await engine.UntilAsync<Alarm[]>("/api/v1/alarms", a => a.Length > 0);
            Assert.That(alarms.Single().Text, Does.Contain("does not say what it runs"));
        }

        await engine.RestartAsync();
        using ReportingProbe again = new(engine.IngestAddress);
        await SayAsync(again, new RunningConfiguration());
        await ShownAsync(engine, p => p.RunningConfiguration == 0);
        Assert.That((await engine.GetAsync<Alarm[]>("/api/v1/alarms?active=true")).Single().Key, Is.EqualTo("xining-01#8080"));
    }

    [Test]
    public async Task A_probe_never_heard_of_is_listed_with_what_waits_for_it()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await engine.PutVersionAsync("golmud-02", 1);

        ShownProbe[] probes = await engine.GetAsync<ShownProbe[]>("/api/v1/probes");

        Assert.That(probes.Select(p => (p.Probe, p.Connected, p.WantedConfiguration, p.RunningConfiguration)), Is.EqualTo((List<(string, bool, int?, int?)>)[("golmud-02", false, 1, null)]));
    }

    private static ByteString Hash(string hex) => ByteString.CopyFrom(Convert.FromHexString(hex));

    private static async Task SayAsync(ReportingProbe probe, RunningConfiguration? running)
    {
        Batch batch = probe.Batch(Lane.Events);
        batch.Configuration = running;
        using HttpResponseMessage answer = await probe.PostAsync(batch, "events");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<ShownProbe> ShownAsync(RunningEngine engine, Func<ShownProbe, bool> fits) =>
        (await engine.UntilAsync<ShownProbe[]>("/api/v1/probes", p => p.Length == 1 && fits(p[0])))[0];

    private static HttpClient Probe(RunningEngine engine, string? token)
    {
        HttpClient client = new() { BaseAddress = engine.IngestAddress };
        if (token is not null)
        {
            client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        }

        return client;
    }

    private static async Task<(HttpStatusCode Status, byte[] Body, string? Tag)> AskAsync(HttpClient probe, string path, string? has = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(path, UriKind.Relative))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (has is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", has);
        }

        using HttpResponseMessage answer = await probe.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag?.Tag);
    }

    private sealed record ShownProbe(
        string Probe, bool Connected, int? WantedConfiguration, int? RunningConfiguration, string ConfigurationRefusal, DateTimeOffset? ConfigurationSince);
}
