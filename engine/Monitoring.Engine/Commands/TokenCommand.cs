using System.CommandLine;
using Monitoring.Alerting;
using Monitoring.Contracts.Identity;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>token add</c>: a token for one probe, printed once; <c>token add-reader</c>: one for a program that only reads.</summary>
internal static class TokenCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        Argument<string> probe = new("probe") { Description = "The probe's name" };
        var add = new Command("add", "Makes a token for a probe and prints it; an earlier one is void") { probe };
        add.SetAction(parsed =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            string name = parsed.GetValue(probe)!;
            if (!EntityId.IsName(name) || name == AlarmBook.EngineName)
            {
                throw new StartupException(
                    $"'{name}' is no probe name: 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore, and not '{AlarmBook.EngineName}'");
            }

            Console.Out.WriteLine(NamedTokens.Add(options.TokensPath, name));
            return 0;
        });

        Argument<string> reader = new("name") { Description = "Who will read, e.g. grafana" };
        var addReader = new Command("add-reader", "Makes a token for a program that reads, and prints it; an earlier one is void") { reader };
        addReader.SetAction(parsed =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            string name = parsed.GetValue(reader)!;
            if (!EntityId.IsName(name))
            {
                throw new StartupException($"'{name}' is no name: 1 to 64 characters of a-z, 0-9, dot, hyphen and underscore");
            }

            Console.Out.WriteLine(NamedTokens.Add(options.ReaderTokensPath, name));
            return 0;
        });
        root.Subcommands.Add(new Command("token", "Tokens of probes and of programs that read") { add, addReader });
    }
}
