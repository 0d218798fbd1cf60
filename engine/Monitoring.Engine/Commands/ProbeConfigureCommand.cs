using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Probes;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary>
/// <c>probe configure</c>: puts in what a probe is to run. A running engine does it itself, over REST; where none runs, it goes into the store.
/// </summary>
internal static class ProbeConfigureCommand
{
    public static void AddTo(Command room, Option<string?> config)
    {
        Argument<string> probe = ProbeCommand.Name();
        Option<string?> settings = new("--settings")
        {
            Description = "File with the inputs, as in the probe's own settings; templates and profiles it names lie beside it and come along",
        };
        Option<int?> backTo = new("--back-to") { Description = "Puts in an earlier version again, as the next one" };
        Option<bool> dryRun = new("--dry-run") { Description = "Only shows what would change" };
        Option<string?> comment = new("--comment") { Description = "Why, in one line; kept with the version" };
        var configure = new Command("configure", "Puts in what a probe is to run; it asks for it by itself")
        {
            probe, settings, backTo, dryRun, comment,
        };
        configure.SetAction((parsed, stop) =>
        {
            (string name, EngineOptions options) = ProbeCommand.Read(parsed, probe, config);
            string? file = parsed.GetValue(settings);
            int? version = parsed.GetValue(backTo);
            return file is null == version is null
                ? throw new StartupException("--settings, --back-to: name one of the two")
                : RunAsync(options, name, file, version, parsed.GetValue(comment), parsed.GetValue(dryRun), stop);
        });
        room.Subcommands.Add(configure);
    }

    private static async Task<int> RunAsync(
        EngineOptions options, string probe, string? file, int? backTo, string? comment, bool isTried, CancellationToken stop)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(
            file is not null ? SettingsBundle.Read(file, comment) : await EarlierAsync(options, probe, backTo!.Value, comment, stop));
        if (!ConfigurationProposal.TryRead(body, probe, out ConfigurationProposal? proposal, out IReadOnlyList<string> mistakes))
        {
            throw new StartupException([.. mistakes.Select(m => $"{file ?? "the earlier version"}: {m}")]);
        }

        (ConfigurationChange change, string where) = await ChangeAsync(options, probe, proposal, body, isTried, stop);
        foreach (string line in change.Difference)
        {
            await Console.Out.WriteLineAsync(line);
        }

        await Console.Out.WriteLineAsync(change.Outcome switch
        {
            ConfigurationOutcome.Same => FormattableString.Invariant($"nothing differs from version {change.Version}"),
            ConfigurationOutcome.Tried => FormattableString.Invariant($"would become version {change.Version + 1}; nothing was changed"),
            ConfigurationOutcome.PutIn => FormattableString.Invariant($"version {change.Version} is put in {where}"),
            _ => throw new StartupException(change.Reason),
        });
        return 0;
    }

    private static Task<(ConfigurationChange Change, string Where)> ChangeAsync(
        EngineOptions options, string probe, ConfigurationProposal proposal, byte[] body, bool isTried, CancellationToken stop) =>
        StoredData.WriteStoreAsync(
            options,
            async store =>
            {
                WantedConfigurations wanted = new(store.Configurations);
                await wanted.LoadAsync(stop);
                return (await wanted.ChangeAsync(probe, proposal, expected: null, isTried, StoredData.Actor, stop), $"the store in {store.Place}; no engine runs");
            },
            async engine => (await engine.ChangeAsync(probe, body, isTried, stop), $"by the engine at {options.Listen.GetLeftPart(UriPartial.Authority)}"),
            stop);

    private static async Task<JsonObject> EarlierAsync(
        EngineOptions options, string probe, int version, string? comment, CancellationToken stop)
    {
        StoredConfiguration stored = await StoredData.ReadStoreAsync(
                options, async store => await store.Configurations.FindAsync(probe, version, stop), stop)
            ?? throw new StartupException(FormattableString.Invariant($"--back-to: probe '{probe}' has no version {version}"));
        return new JsonObject
        {
            ["settings"] = JsonNode.Parse(stored.Settings),
            ["templates"] = JsonNode.Parse(stored.Templates),
            ["profiles"] = JsonNode.Parse(stored.Profiles),
            ["comment"] = comment ?? FormattableString.Invariant($"back to version {version}"),
        };
    }
}
