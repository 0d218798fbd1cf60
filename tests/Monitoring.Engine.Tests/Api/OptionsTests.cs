using System.Collections;
using System.Net;
using System.Net.Sockets;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Api;

/// <summary>Settings, and everything that keeps the engine from starting, in one line each.</summary>
public sealed class OptionsTests
{
    private static readonly IDictionary None = new Dictionary<string, string>();

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Remove() => _folder.Dispose();

    [Test]
    public void Without_any_setting_the_engine_listens_on_this_machine_only()
    {
        EngineOptions options = EngineOptionsReader.Read(configFile: null, None, []);

        Assert.That((options.Listen.Authority, options.IngestListen.Authority), Is.EqualTo(("127.0.0.1:8600", "127.0.0.1:8601")));
        Assert.That(options.TimeZone.Id, Is.EqualTo("Asia/Shanghai"));
    }

    [Test]
    public void The_command_line_wins_over_the_environment_and_that_over_the_file()
    {
        string file = Write("""
            { // comments and a last comma are fine
              "listen": "http://127.0.0.1:1", "ingestListen": "http://127.0.0.1:2", "data": "./store", "probeLostSeconds": 7.5, "rules": null, }
            """);

        EngineOptions options = EngineOptionsReader.Read(
            file,
            new Dictionary<string, string> { ["MONITORING__LISTEN"] = "http://127.0.0.1:3", ["MONITORING__INGESTLISTEN"] = "http://127.0.0.1:4", ["PATH"] = "x" },
            [KeyValuePair.Create("listen", "http://127.0.0.1:5")]);

        Assert.Multiple(() =>
        {
            Assert.That((options.Listen.Port, options.IngestListen.Port), Is.EqualTo((5, 4)));
            Assert.That(options.Data, Is.EqualTo(Path.Combine(_folder.Path, "store")), "beside the file, wherever the program was started");
            Assert.That(options.ProbeLostAfter, Is.EqualTo(TimeSpan.FromSeconds(7.5)));
            Assert.That(options.Rules, Is.Null);
        });
    }

    [TestCase("{ \"listn\": \"x\" }", "line 1: listn is not known (did you mean \"listen\"?)")]
    [TestCase("{ \"zzzzzzzz\": \"x\" }", "zzzzzzzz is not known (known: listen,")]
    [TestCase("{ \"retention\": { \"seconds\": \"450d\" } }", "retention.seconds: '450d' must be a number of days or years from 1d to 366d")]
    [TestCase("{ \"retention\": { \"minutes\": \"1y\", \"hour\": \"1y\" } }", "retention.hour is not known (did you mean \"retention.hours\"?)")]
    [TestCase("{ \"retention\": { \"seconds\": \"150d\" } }", "retention.seconds: 150d is longer than retention.minutes (100d)")]
    [TestCase("{ \"retention\": { \"hours\": \"31d\" } }", "retention.hours: 31d is shorter than retention.minutes (100d)")]
    [TestCase("{ \"upkeep\": { \"seconds\": 0 } }", "upkeep.seconds: must be a number from 0.01 to 3600")]
    [TestCase("{\n \"listen\": 5 }", "line 2: listen must be a text")]
    [TestCase("{ \"listen\": \"ftp://1.2.3.4\" }", "must be http://ADDRESS:PORT")]
    [TestCase("{ \"listen\": \"http://example.org:80\" }", "must be http://ADDRESS:PORT")]
    [TestCase("{ \"listen\": \"8600\" }", "must be http://ADDRESS:PORT")]
    [TestCase("{ \"timeZone\": \"Mars/Olympus\" }", "is no time zone of this machine")]
    [TestCase("{ \"probeLostSeconds\": \"5\" }", "must be a number")]
    [TestCase("{ \"probeLostSeconds\": 0 }", "must be a number from 2 to 3600")]
    [TestCase("{ \"data\": \"\" }", "must be a path")]
    [TestCase("{ \"data\": \"a\",\n\n \"data\": \"b\" }", "line 3: data is written twice")]
    [TestCase("{ \"data\": { \"path\": \"a\" } }", "data.path is not known")]
    [TestCase("{ \"data\": ", "line 1: not valid JSON")]
    [TestCase("42", "line 1: an object is needed")]
    [TestCase("{ \"store\": \"oracle\" }", "store: 'oracle' must be sqlite or postgresql")]
    [TestCase("{ \"store\": \"postgresql\" }", "postgresql needs storeConnection or storeConnectionFile")]
    [TestCase("{ \"storeConnection\": \"Host=a;Database=b\" }", "storeConnection is only for a store in PostgreSQL")]
    [TestCase("{ \"store\": \"postgresql\", \"storeConnection\": \"Host=a\" }", "storeConnection names no Database")]
    [TestCase("{ \"store\": \"postgresql\", \"storeConnection\": \"Host=a;Database=b;Pasword=c\" }", "is no connection string")]
    [TestCase("{ \"store\": \"postgresql\", \"storeConnectionFile\": \"/nowhere\" }", "storeConnectionFile: cannot be read")]
    public void A_mistake_is_one_line_with_file_line_and_key(string text, string expected)
    {
        string file = Write(text);
        StartupException mistake = Assert.Throws<StartupException>(() => EngineOptionsReader.Read(file, None, []))!;

        Assert.That(mistake.Lines, Has.Count.EqualTo(1));
        Assert.That(mistake.Lines[0], Does.StartWith(file).And.Contains(expected));
    }

    [Test]
    public void A_connection_string_is_taken_from_its_file_and_never_told()
    {
        File.WriteAllText(_folder.File("connection"), "Host=a;Database=b;Password=secret-word\n");
        string file = Write("{ \"store\": \"postgresql\", \"storeConnectionFile\": \"connection\" }");
        EngineOptions options = EngineOptionsReader.Read(file, None, []);
        StartupException mistake = Assert.Throws<StartupException>(() => EngineOptionsReader.Read(
            configFile: null,
            new Dictionary<string, string> { ["MONITORING__STORE"] = "postgresql", ["MONITORING__STORECONNECTION"] = "Host=a;Pwd=secret-word;x=y" },
            []))!;

        Assert.That(options.Postgres!.ConnectionString, Is.EqualTo("Host=a;Database=b;Password=secret-word"));
        Assert.That(options.ToString() + mistake.Message, Does.Not.Contain("secret-word"));
    }

    [Test]
    public void A_file_in_another_encoding_is_one_line()
    {
        string file = _folder.File("engine.json");
        File.WriteAllBytes(file, [.. "{ \"data\": \""u8, 0xBC, 0xE0, 0xB2, 0xE2, .. "\" }"u8]); // GB18030
        StartupException mistake = Assert.Throws<StartupException>(() => EngineOptionsReader.Read(file, None, []))!;

        Assert.That(mistake.Lines.Single(), Does.StartWith(file).And.Contains("save the file as UTF-8"));
    }

    [Test]
    public void All_mistakes_are_told_at_once()
    {
        string file = Write("{ \"listen\": 1, \"colour\": 2 }");
        StartupException mistake = Assert.Throws<StartupException>(
            () => EngineOptionsReader.Read(file, new Dictionary<string, string> { ["MONITORING__DATE"] = "x" }, []))!;

        Assert.That(mistake.Lines, Has.Count.EqualTo(3));
        Assert.That(mistake.Lines[2], Does.StartWith("environment: MONITORING__DATE is not known"));
    }

    [Test]
    public void A_file_that_is_not_there_is_one_line() =>
        Assert.That(
            Assert.Throws<StartupException>(() => EngineOptionsReader.Read(_folder.File("none.json"), None, []))!.Lines.Single(),
            Does.Contain("cannot be read"));

    [Test]
    public async Task A_port_in_use_is_one_line()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        using TemporaryFolder folder = new();
        EngineOptions options = RunningEngine.OptionsFor(folder.Path) with { Listen = new Uri($"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}") };

        StartupException refused = (await Assert.ThrowsAsync<StartupException>(() => EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None)))!;

        Assert.That(refused.Lines.Single(), Does.Contain("in use").And.Contain("another port"));
    }

    [Test]
    public async Task Two_engines_on_one_folder_are_refused_in_one_line()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();

        StartupException refused = (await Assert.ThrowsAsync<StartupException>(() => EngineApp.StartAsync(engine.Options, TimeProvider.System, CancellationToken.None)))!;

        Assert.That(refused.Lines.Single(), Does.StartWith("data: ").And.Contain("in use by another process"));
        Assert.That(await engine.GetAsync<object[]>("/api/v1/alarms"), Is.Empty, "the first one goes on");
    }

    [Test]
    public async Task A_rules_file_with_mistakes_keeps_the_engine_from_starting()
    {
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("rules.json"), "{ \"cat_error\": { \"severity\": 9 },\n \"x\": { } , \"y\": 1 }");
        EngineOptions options = RunningEngine.OptionsFor(folder.File("data")) with { Rules = folder.File("rules.json") };

        StartupException refused = (await Assert.ThrowsAsync<StartupException>(() => EngineApp.StartAsync(options, TimeProvider.System, CancellationToken.None)))!;

        Assert.That(refused.Lines, Has.Count.EqualTo(2));
        Assert.That(refused.Lines[0], Does.Contain("rules.json: line 1: cat_error.severity must be 1, 2, 3 or 4"));
    }

    private string Write(string text)
    {
        string file = _folder.File("engine.json");
        File.WriteAllText(file, text);
        return file;
    }
}
