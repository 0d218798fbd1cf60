using System.CommandLine;
using Monitoring.Engine.Configuration;

namespace Monitoring.Engine.Commands;

/// <summary><c>config check</c>: whether the engine would start with its settings; every mistake is one line.</summary>
internal static class ConfigCommand
{
    /// <param name="root">Where the command goes.</param>
    /// <param name="read">The settings <c>serve</c> would run with.</param>
    public static void AddTo(RootCommand root, Func<ParseResult, EngineOptions> read)
    {
        var check = new Command("check", "Checks settings and alarm rules without opening the store or a port");
        check.SetAction(parsed =>
        {
            EngineApp.Check(read(parsed));
            Console.Out.WriteLine("ok");
            return 0;
        });
        root.Subcommands.Add(new Command("config", "The settings") { check });
    }
}
