using System.CommandLine;
using System.Globalization;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>probe revoke</c>: a probe may no longer report; a running engine knows within seconds.</summary>
internal static class ProbeRevokeCommand
{
    public static void AddTo(Command parent, Option<string?> config)
    {
        Argument<string> probe = ProbeCommand.Name();
        var revoke = new Command("revoke", "Ends the probe's certificates and tokens; a running engine refuses it within two seconds") { probe };
        revoke.SetAction(parsed =>
        {
            (string name, EngineOptions options) = ProbeCommand.Read(parsed, probe, config);
            int ended = EnrolmentRoom.Use(options, desk => desk.Revoke(name, EnrolmentRoom.Actor));
            ended += NamedTokens.Remove(options.TokensPath, name) ? 1 : 0;
            Console.WriteLine(
                ended > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name}: {ended} certificates and tokens ended")
                : throw new StartupException($"{name}: there is no certificate and no token of it that could be ended; see 'monitoring-engine probe list'"));
            return 0;
        });
        parent.Subcommands.Add(revoke);
    }
}
