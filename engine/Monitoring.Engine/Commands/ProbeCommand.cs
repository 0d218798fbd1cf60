using System.CommandLine;
using Monitoring.Alerting;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>probe</c>: what concerns one probe; each subcommand is a file of its own.</summary>
internal static class ProbeCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        var probe = new Command("probe", "Who may report, and what probes are to run");
        ProbeConfigureCommand.AddTo(probe, config);
        ProbeConfigurationCommand.AddTo(probe, config);
        ProbeInviteCommand.AddTo(probe, config);
        ProbeRevokeCommand.AddTo(probe, config);
        ProbeListCommand.AddTo(probe, config);
        root.Subcommands.Add(probe);
    }

    /// <summary>The argument that names a probe.</summary>
    public static Argument<string> Name() => new("probe") { Description = "The probe's name" };

    /// <summary>The settings of a command that names a probe.</summary>
    /// <exception cref="StartupException">It is no name of a probe.</exception>
    public static (string Probe, EngineOptions Options) Read(ParseResult parsed, Argument<string> probe, Option<string?> config)
    {
        EngineOptions options = EngineCommands.ReadOptions(
            parsed, config, [("data", parsed.GetValue<string?>("--data")), ("listen", parsed.GetValue<string?>("--listen"))]);
        string name = parsed.GetValue(probe)!;
        return EntityId.IsName(name) && name != AlarmBook.EngineName
            ? (name, options)
            : throw new StartupException(
                $"'{name}' is no probe name: 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore, and not '{AlarmBook.EngineName}'");
    }
}
