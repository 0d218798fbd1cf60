using System.CommandLine;
using System.Globalization;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Probes;
using Monitoring.Storage;

namespace Monitoring.Engine.Commands;

/// <summary><c>probe configuration</c>: what a probe is to run, read beside a running engine or without one.</summary>
internal static class ProbeConfigurationCommand
{
    public static void AddTo(Command room, Option<string?> config)
    {
        Argument<string> probe = ProbeCommand.Name();
        Option<int?> version = new("--version") { Description = "A version; the newest without it" };
        Option<int?> since = new("--changes-since") { Description = "Shows what differs from that version instead of all of it" };
        Option<bool> history = new("--history") { Description = "Lists the versions that are kept, newest first" };
        var configuration = new Command("configuration", "Shows what a probe is to run") { probe, version, since, history };
        configuration.SetAction((parsed, stop) =>
        {
            (string name, EngineOptions options) = ProbeCommand.Read(parsed, probe, config);
            return parsed.GetValue(history)
                ? HistoryAsync(options, name, stop)
                : ShowAsync(options, name, parsed.GetValue(version), parsed.GetValue(since), stop);
        });
        room.Subcommands.Add(configuration);
    }

    private static async Task<int> HistoryAsync(EngineOptions options, string probe, CancellationToken stop)
    {
        foreach (ConfigurationVersion version in await StoredData.ReadStoreAsync(
            options, async store => await store.Configurations.ReadVersionsAsync(probe, stop), stop))
        {
            DateTimeOffset local = TimeZoneInfo.ConvertTime(version.At, options.TimeZone);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{version.Version,6}  {local:yyyy-MM-dd HH:mm:ss zzz}  {version.Actor}  {version.Comment}").TrimEnd());
        }

        return 0;
    }

    private static async Task<int> ShowAsync(EngineOptions options, string probe, int? version, int? since, CancellationToken stop)
    {
        (StoredConfiguration? shown, StoredConfiguration? before) = await StoredData.ReadStoreAsync(
            options,
            async store => (
                await store.Configurations.FindAsync(probe, version, stop),
                since is null ? null : await store.Configurations.FindAsync(probe, since, stop)),
            stop);
        if (shown is null || (since is not null && before is null))
        {
            int? missing = shown is null ? version : since;
            throw new StartupException(missing is null
                ? $"no configuration was put in for probe '{probe}': monitoring-engine probe configure {probe} --settings FILE"
                : FormattableString.Invariant($"probe '{probe}' has no version {missing}: see --history"));
        }

        string text = ConfigurationProposal.TextOf(shown.Settings, shown.Templates, shown.Profiles);
        if (before is null)
        {
            await Console.Out.WriteLineAsync(FormattableString.Invariant($"// version {shown.Version.Version}, sha256 {shown.Version.Sha256}"));
            await Console.Out.WriteAsync(text);
            return 0;
        }

        foreach (string line in LineDifference.Of(ConfigurationProposal.TextOf(before.Settings, before.Templates, before.Profiles), text))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return 0;
    }
}
