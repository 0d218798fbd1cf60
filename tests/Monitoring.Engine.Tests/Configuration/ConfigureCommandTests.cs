using System.Text.Json;
using Monitoring.Engine.Tests.Api;
using Monitoring.Engine.Tests.Storage;
using NUnit.Framework;

namespace Monitoring.Engine.Tests.Configuration;

/// <summary>A person puts in what a probe is to run: beside a running engine and without one.</summary>
internal sealed class ConfigureCommandTests
{
    [Test]
    public async Task The_engine_that_runs_puts_it_in_and_without_one_it_goes_into_the_store()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("t.json"), "{ \"format\": 1, }");
        await File.WriteAllTextAsync(folder.File("probe.json"), Settings(5000, ", \"template\": \"t.json\""));
        string[] configure = ["probe", "configure", "xining-01", "--settings", folder.File("probe.json"), "--data", engine.Options.Data];
        string[] beside = [.. configure, "--listen", engine.WebAddress.ToString()];

        Assert.That(await RunAsync([.. beside, "--dry-run"]), Does.Contain("+ settings {").And.Contain("would become version 1; nothing was changed"));
        Assert.That(await RunAsync([.. beside, "--comment", "第一版"]), Does.Contain($"version 1 is put in by the engine at {engine.WebAddress.GetLeftPart(UriPartial.Authority)}"));
        Assert.That(await RunAsync(beside), Does.Contain("nothing differs from version 1"));
        JsonElement read = await engine.GetAsync<JsonElement>("/api/v1/probes/xining-01/configuration");
        Assert.That(read.GetProperty("templates").GetProperty("t.json").GetProperty("format").GetInt32(), Is.EqualTo(1));

        string without = string.Empty;
        await engine.RestartAsync(async () =>
        {
            await File.WriteAllTextAsync(folder.File("probe.json"), Settings(5001));
            without = await RunAsync(configure);
        });
        Assert.That(without, Does.Contain("- ").And.Contain(":5001").And.Contain($"version 2 is put in the store in {engine.Options.Data}; no engine runs"));
        Assert.That((await engine.GetAsync<JsonElement>("/api/v1/probes/xining-01/configuration")).GetProperty("version").GetInt32(), Is.EqualTo(2));

        string[] show = ["probe", "configuration", "xining-01", "--data", engine.Options.Data];
        Assert.That(
            await RunAsync(["probe", "configure", "xining-01", "--back-to", "1", "--data", engine.Options.Data, "--listen", engine.WebAddress.ToString()]),
            Does.Contain("version 3 is put in by the engine"));
        Assert.That(await RunAsync([.. show, "--history"]), Does.Match(@"(?s) 3 .*operator  back to version 1\n.* 2 .*command line\n.* 1 .*第一版"));
        Assert.That(await RunAsync(show), Does.StartWith("// version 3").And.Contain(":5000"));
        Assert.That(await RunAsync([.. show, "--version", "2"]), Does.StartWith("// version 2").And.Contain(":5001"));
        Assert.That(await RunAsync([.. show, "--changes-since", "1"]), Is.Empty);
        Assert.That(await RunAsync([.. show, "--changes-since", "2"]), Does.Contain("-").And.Contain("+"));
    }

    [Test]
    public async Task What_is_wrong_is_said_a_line_each_and_nothing_is_changed()
    {
        await using RunningEngine engine = await RunningEngine.StartAsync();
        using TemporaryFolder folder = new();
        await File.WriteAllTextAsync(folder.File("probe.json"), "{ \"engine\": {}, \"inputs\": [ { \"id\": \"x\", \"medium\": \"dtmb\" } ] }");
        string[] data = ["--data", engine.Options.Data, "--listen", engine.WebAddress.ToString()];
        CommandAnswer[] answers =
        [
            await CommandLine.RunAsync(["probe", "configure", "xining-01", "--settings", folder.File("probe.json"), .. data]),
            await CommandLine.RunAsync(["probe", "configure", "xining-01", .. data]),
            await CommandLine.RunAsync(["probe", "configuration", "xining-01", .. data]),
            await CommandLine.RunAsync(
                ["probe", "configure", "xining-01", "--settings", WriteRight(folder), "--data", engine.Options.Data, "--listen", "http://127.0.0.1:1"]),
        ];
        string said = string.Concat(answers.Select(a => a.Error));

        Assert.That(answers.Select(a => a.Status), Is.All.EqualTo(2));
        Assert.That(said.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(5));
        Assert.That(said, Does.Contain("probe.json: settings.engine belongs to the probe's own settings file")
            .And.Contain("probe.json: settings.inputs[0].source must say").And.Contain("name one of the two")
            .And.Contain("no configuration was put in for probe 'xining-01'").And.Contain("none answers at http://127.0.0.1:1"));
    }

    private static string WriteRight(TemporaryFolder folder)
    {
        File.WriteAllText(folder.File("right.json"), Settings(5000));
        return folder.File("right.json");
    }

    private static string Settings(int port, string extra = "") =>
        $$"""{ "inputs": [ { "id": "dtmb-33", "medium": "dtmb", "source": "udp://239.10.0.33:{{port}}"{{extra}} }, ] } // as the probe reads it""";

    private static async Task<string> RunAsync(string[] arguments)
    {
        CommandAnswer answer = await CommandLine.RunAsync(arguments);
        return answer.Status == 0 ? answer.Output : $"exit status {answer.Status}";
    }
}
