using System.CommandLine;
using System.Globalization;
using Monitoring.Contracts.Enrolment;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>probe invite</c>: a token with which one probe gets its certificate, once.</summary>
internal static class ProbeInviteCommand
{
    private const double MostHours = 24 * 30;

    public static void AddTo(Command parent, Option<string?> config)
    {
        Argument<string> probe = ProbeCommand.Name();
        Option<double> hours = new("--hours") { Description = "How long the token is good", DefaultValueFactory = _ => 24 };
        var invite = new Command("invite", "Prints a token with which the probe gets its certificate, once; an unused one before it is void") { probe, hours };
        invite.SetAction(parsed =>
        {
            (string name, EngineOptions options) = ProbeCommand.Read(parsed, probe, config);
            double asked = parsed.GetValue(hours);
            if (!(asked is > 0 and <= MostHours))
            {
                throw new StartupException($"--hours: must be more than 0 and at most {MostHours.ToString(CultureInfo.InvariantCulture)}");
            }

            var lifetime = TimeSpan.FromHours(asked);
            (EnrolmentToken token, string fingerprint) = EnrolmentRoom.Use(
                options, desk => (desk.Invite(name, lifetime, EnrolmentRoom.Actor), desk.Authorities.Door.Mark));
            Console.Out.WriteLine(token);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"for probe {name}, once, until {TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow + lifetime, options.TimeZone):yyyy-MM-dd HH:mm:ss zzz}"));
            Console.Error.WriteLine($"authority SHA-256 {fingerprint}; the token holds it, the probe checks the engine by it");
            Console.Error.WriteLine($"on the probe: monitoring-probe enrol --engine {Door(options)} --token TOKEN");
            return 0;
        });
        parent.Subcommands.Add(invite);
    }

    private static string Door(EngineOptions options)
    {
        string host = options.IngestNames.Count > 0 ? options.IngestNames[0] : options.IngestListen.Host;
        string port = options.IngestListen.Port.ToString(CultureInfo.InvariantCulture);
        return options.IsIngestOverTls ? $"https://{host}:{port}" : "https://ENGINE:PORT (first set ingestListen to https://…)";
    }
}
