using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

using Monitoring.Contracts.Alarms;
using Monitoring.Contracts.Indicators;

using NUnit.Framework;

namespace Monitoring.EndToEnd.Tests;

/// <summary>What a probe is to run, put in at the engine: both sides say the same version, and what is as it was is watched on.</summary>
public sealed class ConfigurationTests
{
    private sealed record Running(string Probe, int? WantedConfiguration, int? RunningConfiguration, string ConfigurationRefusal);

    [Test]
    public async Task Both_sides_say_the_same_version_and_an_unchanged_input_is_watched_on()
    {
        using LiveSystem system = new(services: 2, []);
        JsonArray inputs = MoveInputsOutOf(system.ProbeConfig);
        string settings = system.ProbeConfig + ".inputs";
        system.Play();
        await system.StartEngineAsync();
        system.StartProbe();

        Configure(system, settings, inputs);
        await UntilBothSayAsync(system, 1);
        await LiveSystem.UntilAsync("the input is watched", async () => await ServicesAsync(system) == 2, system.Watcher);
        await Task.Delay(TimeSpan.FromSeconds(3));
        inputs.Add(new JsonObject { ["id"] = "silent", ["medium"] = "iptv", ["profile"] = "dvb", ["source"] = "udp://127.0.0.1:9" });
        Configure(system, settings, inputs);
        await UntilBothSayAsync(system, 2);
        inputs[0]!["source"] = "udp://nowhere";
        Configure(system, settings, inputs);
        await LiveSystem.UntilAsync(
            "the probe says why it stays with version 2",
            async () => await RunningAsync(system) is [{ WantedConfiguration: 3, RunningConfiguration: 2 } one]
                && one.ConfigurationRefusal.Contains("inputs[0].source", StringComparison.Ordinal),
            system.Watcher);
        Run("probe", "configure", LiveSystem.Probe, "--back-to", "2", "--config", system.EngineConfig);
        await UntilBothSayAsync(system, 4);
        await LiveSystem.UntilAsync(
            "nothing comes from the new input", async () => (await AlarmsAsync(system)).Any(a => a.Entity == $"{LiveSystem.Probe}/silent"), system.Watcher);

        Alarm[] alarms = await AlarmsAsync(system);
        string watched = system.Watcher.Said;
        system.Engine.Kill();
        system.Watcher.Kill();
        system.StartProbe();
        await LiveSystem.UntilAsync(
            "what was kept runs without an engine",
            () => Task.FromResult(system.Watcher.Said.Contains("configuration version 4 runs, as it was kept", StringComparison.Ordinal)), system.Watcher);
        await system.StartEngineAsync();
        await UntilBothSayAsync(system, 4);

        // A busy machine plays late, which is a fault of its own; a packet that is lost breaks the count of its PID.
        Assert.That(
            alarms.Where(a => a.Entity.StartsWith($"{LiveSystem.Probe}/{LiveSystem.Input}", StringComparison.Ordinal) && IsLoss(a.Indicator)), Is.Empty,
            "not a packet was lost");
        Assert.That(watched, Does.Not.Match($"input {LiveSystem.Input}: (changed|taken out)"), "the input never began anew");
    }

    private static bool IsLoss(int indicator) => indicator == Catalogue.ContinuityCountError.Id.Value || indicator == Catalogue.TsSyncLoss.Id.Value;

    /// <summary>Takes the inputs out of a probe's own settings and lets it ask the engine for them.</summary>
    private static JsonArray MoveInputsOutOf(string path)
    {
        JsonObject own = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        JsonArray inputs = own["inputs"]!.AsArray();
        own.Remove("inputs");
        own["configuration"] = "engine";
        File.WriteAllText(path, own.ToJsonString());
        return inputs;
    }

    private static void Configure(LiveSystem system, string path, JsonArray inputs)
    {
        File.WriteAllText(path, new JsonObject { ["inputs"] = inputs.DeepClone() }.ToJsonString());
        Run("probe", "configure", LiveSystem.Probe, "--settings", path, "--config", system.EngineConfig);
    }

    private static void Run(params string[] arguments)
    {
        using var command = ProductProcess.StartEngine(arguments);
        Assert.That(command.WaitForExit(), Is.Zero, command.Said);
    }

    private static Task UntilBothSayAsync(LiveSystem system, int version) => LiveSystem.UntilAsync(
        $"version {version} is wanted and runs",
        async () => await RunningAsync(system) is [{ Probe: LiveSystem.Probe, ConfigurationRefusal: "" } probe]
            && (probe.WantedConfiguration, probe.RunningConfiguration) == (version, version)
            && system.Watcher.Said.Contains($"configuration version {version} ", StringComparison.Ordinal),
        system.Watcher);

    private static async Task<Running[]> RunningAsync(LiveSystem system) =>
        await system.Web.GetFromJsonAsync<Running[]>("api/v1/probes", JsonSerializerOptions.Web) ?? [];

    private static async Task<int> ServicesAsync(LiveSystem system) =>
        (await system.Web.GetFromJsonAsync<JsonElement[]>("api/v1/entities", JsonSerializerOptions.Web) ?? [])
            .Count(entity => entity.ToString().Contains($"{LiveSystem.Probe}/{LiveSystem.Input}/", StringComparison.Ordinal));

    private static async Task<Alarm[]> AlarmsAsync(LiveSystem system) =>
        await system.Web.GetFromJsonAsync<Alarm[]>("api/v1/alarms", JsonSerializerOptions.Web) ?? [];
}
