using System.CommandLine;
using Monitoring.Engine.Access;
using Monitoring.Engine.Configuration;
using Spectre.Console;

namespace Monitoring.Engine.Commands;

/// <summary><c>password set</c>: the administrator's password, typed twice or read as one line from standard input.</summary>
internal static class PasswordCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        var set = new Command("set", "Sets the administrator's password; read from the terminal, or one line from standard input");
        set.SetAction(parsed =>
        {
            EngineOptions options = EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);
            string password = Console.IsInputRedirected ? Console.In.ReadLine() ?? string.Empty : Ask();
            if (password.Length is < PasswordFile.MinLength or > PasswordFile.MaxLength)
            {
                throw new StartupException($"the password must have {PasswordFile.MinLength} to {PasswordFile.MaxLength} characters");
            }

            PasswordFile.Write(options.PasswordPath, password);
            Console.Out.WriteLine($"the password is set in {options.PasswordPath}");
            return 0;
        });
        root.Subcommands.Add(new Command("password", "The administrator's password") { set });
    }

    private static string Ask()
    {
        string first = AnsiConsole.Prompt(new TextPrompt<string>("New password:").Secret());
        string second = AnsiConsole.Prompt(new TextPrompt<string>("Again:").Secret());
        return first == second ? first : throw new StartupException("the two passwords differ, nothing was changed");
    }
}
