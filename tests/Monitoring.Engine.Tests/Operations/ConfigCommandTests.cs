using System.Text.Json;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Operations;

/// <summary>Settings judged before an engine is started with them.</summary>
public sealed class ConfigCommandTests
{
    [Test]
    public async Task Settings_that_serve_are_ok_and_nothing_is_made()
    {
        using TemporaryFolder folder = new();

        (int status, string output, string error) = await RunAsync(folder, "{ \"data\": \"store\" }");

        Assert.That((status, output, error), Is.EqualTo((0, "ok\n", string.Empty)));
        Assert.That(Directory.Exists(folder.File("store")), Is.False);
    }

    [Test]
    public async Task Every_mistake_is_one_line()
    {
        using TemporaryFolder folder = new();

        (int settings, _, string first) = await RunAsync(folder, "{ \"listn\": \"x\",\n \"probeLostSeconds\": 0 }");
        await File.WriteAllTextAsync(folder.File("rules.json"), "{ \"cat_error\": { \"severity\": 9 } }");
        (int start, _, string second) = await RunAsync(folder, "{ \"listen\": \"http://0.0.0.0:1\", \"rules\": \"rules.json\" }");

        Assert.That((settings, start), Is.EqualTo((2, 2)));
        Assert.That(first.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(2));
        string[] lines = second.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Has.Length.EqualTo(2));
        Assert.That(lines[0], Does.Contain("can be reached from outside"));
        Assert.That(lines[1], Does.Contain("cat_error.severity"));
    }

    [Test]
    public async Task What_a_shorter_retention_would_delete_is_said()
    {
        using TemporaryFolder folder = new();
        Directory.CreateDirectory(folder.File("store"));
        await File.WriteAllTextAsync(folder.File("store/ts-20200101.db"), string.Empty);
        await File.WriteAllTextAsync(folder.File("store/ts-20200103.db"), string.Empty);

        (int status, string output, string error) = await RunAsync(folder, """{ "data": "store", "retention": { "seconds": "2d" } }""");

        Assert.That((status, output), Is.EqualTo((0, "ok\n")));
        Assert.That(error.Trim(), Is.EqualTo(
            "monitoring-engine: warning: retention.seconds of 2 days: 2 days of seconds would go, 2020-01-01 to 2020-01-03"));
    }

    [Test]
    public async Task What_is_in_force_is_printed_with_its_origin_and_without_secrets()
    {
        using TemporaryFolder folder = new();
        const string Settings = """
            { "data": "store",
              "store": "postgresql", "storeConnection": "Host=db;Database=m;Username=u;Password=secret-word",
              "retention": { "seconds": "14d" } }
            """;

        (int plain, string text, _) = await RunAsync(folder, Settings, ["config", "print", "--listen", "http://127.0.0.1:1"]);
        (int json, string document, _) = await RunAsync(folder, Settings, ["config", "print", "--format", "json"]);

        Assert.That((plain, json), Is.EqualTo((0, 0)));
        Assert.That(text + document, Does.Not.Contain("secret-word"));
        Assert.That(text, Does.Match(@"listen +http://127.0.0.1:1  \(commandLine --listen\)").And.Match(@"probeLostSeconds +5  \(default\)"));
        JsonElement root = JsonDocument.Parse(document).RootElement;
        Assert.That(root.GetProperty("retention.seconds").GetProperty("value").GetString(), Is.EqualTo("14d"));
        Assert.That(root.GetProperty("retention.seconds").GetProperty("where").GetString(), Does.EndWith("engine.json:3"));
        Assert.That(root.GetProperty("storeConnection").GetProperty("value").GetString(), Does.Contain("Host=db").And.Contain("***"));
    }

    private static Task<CommandAnswer> RunAsync(TemporaryFolder folder, string settings) =>
        RunAsync(folder, settings, ["config", "check"]);

    private static async Task<CommandAnswer> RunAsync(TemporaryFolder folder, string settings, string[] command)
    {
        await File.WriteAllTextAsync(folder.File("engine.json"), settings);
        return await CommandLine.RunAsync([.. command, "--config", folder.File("engine.json")]);
    }
}
