using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Runtime.Versioning;
using System.Text.Json.Nodes;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Push;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>Who gets in.</summary>
public sealed class AccessTests
{
    private const string Password = "correct horse";

    [Test]
    public async Task An_address_that_others_reach_is_refused_until_both_doors_have_locks()
    {
        using TemporaryFolder folder = new();
        EngineOptions open = RunningEngine.OptionsFor(folder.Path) with { Listen = new Uri("http://0.0.0.0:0") };

        StartupException nothing = (await Assert.ThrowsAsync<StartupException>(() => Start(open)))!;
        PasswordFile.Write(open.PasswordPath, Password);
        StartupException onlyPassword = (await Assert.ThrowsAsync<StartupException>(() => Start(open)))!;

        Assert.That(nothing.Lines.Single(), Does.Contain("can be reached from outside").And.Contain("password set").And.Contain("token add"));
        Assert.That(onlyPassword.Lines, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task With_password_and_token_any_address_may_be_used()
    {
        using TemporaryFolder folder = new();
        EngineOptions open = RunningEngine.OptionsFor(folder.Path) with { Listen = new Uri("http://0.0.0.0:0"), IngestListen = new Uri("http://0.0.0.0:0") };
        PasswordFile.Write(open.PasswordPath, Password);
        NamedTokens.Add(open.TokensPath, "xining-01");

        await using EngineApp app = await EngineApp.StartAsync(open, TimeProvider.System, CancellationToken.None);

        Assert.That(app.WebAddress.Port, Is.GreaterThan(0));
    }

    [Test]
    public async Task Without_a_password_nobody_is_asked()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        JsonObject session = await engine.GetAsync<JsonObject>("/api/v1/session");

        Assert.That(((bool)session["passwordRequired"]!, (bool)session["authenticated"]!), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task With_a_password_everything_but_the_door_itself_wants_a_session()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(Password);

        Assert.That(await StatusAsync(engine, "/api/v1/alarms"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(engine, "/openapi/v1.json"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(engine, "/"), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await StatusAsync(engine, "/healthz"), Is.EqualTo(HttpStatusCode.OK));
        await Assert.ThrowsAsync<WebSocketException>(() => WallSocket.ConnectAsync(engine.WebAddress));

        string cookie = await LogInAsync(engine);
        Assert.That(await StatusAsync(engine, "/api/v1/alarms", cookie), Is.EqualTo(HttpStatusCode.OK));
        await using (WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress, cookie))
        {
            await wall.WatchAsync();
            Assert.That((await wall.NextAsync()).Frame.Full, Is.True);
        }

        using HttpRequestMessage leave = new(HttpMethod.Delete, "/api/v1/session") { Headers = { { "Cookie", cookie } } };
        (await engine.Client.SendAsync(leave)).Dispose();
        Assert.That(await StatusAsync(engine, "/api/v1/alarms", cookie), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_stream_of_a_wall_ends_with_its_session_and_every_session_with_its_password()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(Password);
        string left = await LogInAsync(engine), stayed = await LogInAsync(engine);
        await using WallSocket leaving = await WallSocket.ConnectAsync(engine.WebAddress, left);
        await using WallSocket staying = await WallSocket.ConnectAsync(engine.WebAddress, stayed);
        await leaving.WatchAsync();
        await staying.WatchAsync();

        using HttpRequestMessage leave = new(HttpMethod.Delete, "/api/v1/session") { Headers = { { "Cookie", left } } };
        (await engine.Client.SendAsync(leave)).Dispose();
        await leaving.UntilEndedAsync();
        Assert.That(staying.IsOpen);
        Assert.That(await StatusAsync(engine, "/api/v1/alarms", stayed), Is.EqualTo(HttpStatusCode.OK), "the other one goes on");

        PasswordFile.Write(engine.Options.PasswordPath, Password);
        await staying.UntilEndedAsync();
        Assert.That(await StatusAsync(engine, "/api/v1/alarms", stayed), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(engine, "/api/v1/alarms", await LogInAsync(engine)), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_password_that_is_set_ends_the_walls_that_nobody_was_asked_for()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        await using WallSocket wall = await WallSocket.ConnectAsync(engine.WebAddress);
        await wall.WatchAsync();

        PasswordFile.Write(engine.Options.PasswordPath, Password);

        await wall.UntilEndedAsync();
    }

    [Test]
    public async Task A_program_with_a_token_reads_and_does_nothing_else()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(Password);
        string token = NamedTokens.Add(engine.Options.ReaderTokensPath, "grafana");
        const string Query = "/api/prometheus/api/v1/query";

        Assert.That(await BearerAsync(engine, HttpMethod.Get, Query + "?query=1", token + "x"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await BearerAsync(engine, HttpMethod.Get, Query + "?query=1", token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await BearerAsync(engine, HttpMethod.Post, Query + "?query=1", token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await BearerAsync(engine, HttpMethod.Get, "/api/v1/alarms", token), Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await BearerAsync(engine, HttpMethod.Post, "/api/v1/alarms/ack", token), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await BearerAsync(engine, HttpMethod.Get, "/hubs/wall", token), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task The_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(Password);
        using HttpResponseMessage answer = await engine.Client.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { password = Password });

        Assert.That(answer.Headers.GetValues("Set-Cookie").Single(), Does.Contain("httponly").IgnoreCase.And.Contain("samesite=strict").IgnoreCase);
    }

    [Test]
    public async Task Guessing_is_slowed_down()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync(Password);
        List<HttpStatusCode> answers = [];
        for (int i = 0; i < 7; i++)
        {
            using HttpResponseMessage answer = await engine.Client.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { password = $"guess {i}" });
            answers.Add(answer.StatusCode);
        }

        Assert.That(answers.Take(5), Has.All.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(answers.Skip(5), Has.All.EqualTo(HttpStatusCode.TooManyRequests));
    }

    [TestCase("/metrics")]
    [TestCase("/readyz")]
    public async Task What_tells_of_the_plant_is_not_told_under_a_foreign_name(string path)
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using HttpRequestMessage rebound = new(HttpMethod.Get, path) { Headers = { Host = "evil.example" } };
        using HttpResponseMessage answer = await engine.Client.SendAsync(rebound);
        using HttpResponseMessage own = await engine.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((answer.StatusCode, own.StatusCode), Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_foreign_name_or_page_is_turned_away()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using HttpRequestMessage rebound = new(HttpMethod.Get, "/api/v1/alarms") { Headers = { Host = "evil.example" } };
        using HttpResponseMessage name = await engine.Client.SendAsync(rebound);
        using HttpRequestMessage foreign = new(HttpMethod.Post, "/api/v1/alarms/ack")
        {
            Headers = { { "Origin", "http://evil.example" } },
            Content = JsonContent.Create(new { keys = new[] { "p#1010" } }),
        };
        using HttpResponseMessage page = await engine.Client.SendAsync(foreign);

        Assert.That(name.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(page.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        await Assert.ThrowsAsync<WebSocketException>(() => WallSocket.ConnectAsync(engine.WebAddress, origin: "http://evil.example"));
    }

    [Test]
    public async Task With_tokens_a_probe_must_show_its_own()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        string token = NamedTokens.Add(engine.Options.TokensPath, "xining-01");
        string other = NamedTokens.Add(engine.Options.TokensPath, "xining-02");
        await engine.RestartAsync();

        Assert.That(await ReportAsync(engine, token: null), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ReportAsync(engine, "mpt_wrong"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await ReportAsync(engine, other), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await ReportAsync(engine, token), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void A_new_token_voids_the_one_before_and_leaves_others_alone()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("tokens");
        string first = NamedTokens.Add(path, "a");
        string neighbour = NamedTokens.Add(path, "ab");
        string second = NamedTokens.Add(path, "a");
        NamedTokens tokens = new(path);

        Assert.That(new[] { !tokens.Identify(first).IsRefused, !tokens.Identify(second).IsRefused, !tokens.Identify(neighbour).IsRefused }, Is.EqualTo(new[] { false, true, true }));
        Assert.That(File.ReadAllText(path), Does.Not.Contain(second), "only the hash is kept");
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public void Secrets_are_readable_by_their_owner_only()
    {
        using TemporaryFolder folder = new();
        PasswordFile.Write(folder.File("password"), Password);
        NamedTokens.Add(folder.File("tokens"), "a");

        Assert.That(
            new[] { File.GetUnixFileMode(folder.File("password")), File.GetUnixFileMode(folder.File("tokens")) },
            Has.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("pbkdf2-sha256$0$AAAAAAAAAAAAAAAAAAAAAA==$AAAA")]
    public void A_damaged_password_file_lets_nobody_in(string text)
    {
        using TemporaryFolder folder = new();
        File.WriteAllText(folder.File("password"), text);
        PasswordFile file = new(folder.File("password"));

        Assert.That(file.IsSet, Is.True);
        Assert.That(file.Verify(string.Empty), Is.False);
        Assert.That(file.Verify("nonsense"), Is.False);
    }

    [Test]
    public async Task A_lock_whose_file_is_gone_stays_locked()
    {
        using TemporaryFolder folder = new();
        PasswordFile.Write(folder.File("password"), Password);
        string token = NamedTokens.Add(folder.File("tokens"), "a");
        PasswordFile password = new(folder.File("password"));
        NamedTokens tokens = new(folder.File("tokens"));
        Assert.That((password.IsSet, tokens.Identify(token).Probe), Is.EqualTo((true, "a")));

        File.Delete(folder.File("password"));
        File.Delete(folder.File("tokens"));
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        Assert.That((password.IsSet, password.Verify(Password)), Is.EqualTo((true, false)));
        Assert.That((tokens.Identify(token).Status, tokens.Identify((string?)null).Status), Is.EqualTo((401, 401)));
    }

    private static async Task Start(EngineOptions options)
    {
        await using EngineApp app = await EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None);
    }

    private static async Task<HttpStatusCode> BearerAsync(RunningEngine engine, HttpMethod method, string path, string token)
    {
        using HttpRequestMessage request = new(method, path) { Headers = { { "Authorization", $"Bearer {token}" } } };
        using HttpResponseMessage response = await engine.Client.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningEngine engine, string path, string? cookie = null)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        using HttpResponseMessage answer = await engine.Client.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<string> LogInAsync(RunningEngine engine)
    {
        using HttpResponseMessage answer = await engine.Client.PostAsJsonAsync(new Uri("/api/v1/session", UriKind.Relative), new { password = Password });
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    private static async Task<HttpStatusCode> ReportAsync(RunningEngine engine, string? token)
    {
        using ReportingProbe probe = new(engine.IngestAddress, token);
        using HttpResponseMessage answer = await probe.WindowAsync();
        return answer.StatusCode;
    }
}
