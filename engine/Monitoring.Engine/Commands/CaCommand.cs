using System.CommandLine;
using System.Globalization;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>ca init</c>, <c>show</c>, <c>replace</c> and <c>retire</c>: the authority that certifies the engine and its probes.</summary>
internal static class CaCommand
{
    public static void AddTo(RootCommand root, Option<string?> config) =>
        root.Subcommands.Add(new Command("ca", "The authority that certifies the engine and its probes") { Init(config), Show(config), Replace(config), Retire(config) });

    private static Command Init(Option<string?> config)
    {
        var init = new Command("init", "Makes the authority (the first invitation, or a start over TLS, does so too)");
        init.SetAction(parsed =>
        {
            EngineOptions options = Options(parsed, config);
            if (IsMade(options))
            {
                throw new StartupException(
                    $"secrets: there is an authority in {options.SecretsPath}; certificates of probes hang on it: 'monitoring-engine ca replace' makes the one that follows");
            }

            return EnrolmentRoom.Use(options, desk => Tell(desk, options));
        });
        return init;
    }

    private static Command Show(Option<string?> config)
    {
        var show = new Command("show", "Prints the authority's certificate (PEM) and, on standard error, its fingerprint and end, and how far a replacement is");
        show.SetAction(parsed => EnrolmentRoom.Use(Made(parsed, config), desk => Tell(desk, Options(parsed, config))));
        return show;
    }

    private static Command Replace(Option<string?> config)
    {
        var replace = new Command("replace", "Makes the authority that follows; both count, and probes change over by themselves while they run");
        replace.SetAction(parsed =>
        {
            EngineOptions options = Made(parsed, config);
            return EnrolmentRoom.Use(options, desk =>
            {
                desk.Replace(EnrolmentRoom.Actor);
                int status = Tell(desk, options);
                Console.Error.WriteLine("probes change over within a quarter of an hour; when 'monitoring-engine ca show' names none, 'monitoring-engine ca retire' ends the old one");
                return status;
            });
        });
        return replace;
    }

    private static Command Retire(Option<string?> config)
    {
        Option<bool> anyway = new("--anyway") { Description = "Also where probes have not changed over: they must be enrolled anew" };
        var retire = new Command("retire", "Ends the authority that was replaced, destroys its key, and voids unused tokens") { anyway };
        retire.SetAction(parsed => EnrolmentRoom.Use(Made(parsed, config), desk =>
        {
            (IReadOnlyList<string> behind, int tokens) = desk.Retire(parsed.GetValue(anyway), EnrolmentRoom.Actor);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"the old authority is retired; {desk.Authorities.Door.Mark} is the one that counts; {tokens} unused tokens are void"));
            foreach (string probe in behind)
            {
                Console.WriteLine($"{probe}: must be enrolled anew: 'monitoring-engine probe invite {probe}'");
            }

            return 0;
        }));
        return retire;
    }

    private static EngineOptions Options(ParseResult parsed, Option<string?> config) =>
        EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);

    private static EngineOptions Made(ParseResult parsed, Option<string?> config)
    {
        EngineOptions options = Options(parsed, config);
        return IsMade(options) ? options
            : throw new StartupException($"secrets: there is no authority in {options.SecretsPath}; 'monitoring-engine ca init' makes one");
    }

    private static bool IsMade(EngineOptions options)
    {
        using AuthorityFolder folder = new(options.SecretsPath);
        return folder.HoldsAny;
    }

    private static int Tell(EnrolmentDesk desk, EngineOptions options)
    {
        Authorities authorities = desk.Authorities;
        Console.Out.Write(authorities.ToPem());
        foreach (CertificateAuthority authority in authorities.All)
        {
            string part = !authorities.IsChanging ? string.Empty : authority == authorities.Door ? "; is being replaced, certifies the door" : "; follows, certifies probes";
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"SHA-256 {authority.Mark} until {authority.Certificate.NotAfter.ToUniversalTime():u}{part}"));
        }

        if (authorities.IsChanging)
        {
            IReadOnlyList<string> behind = desk.FindBehind();
            Console.Error.WriteLine(behind.Count == 0 ? "every probe has changed over" : $"not changed over yet: {string.Join(", ", behind)}");
        }

        Console.Error.WriteLine($"keep a copy of {options.SecretsPath} apart from this machine: no backup of the store holds it");
        return 0;
    }
}
