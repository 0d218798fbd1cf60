using System.CommandLine;
using Monitoring.Load.Checking;
using Monitoring.Storage;

namespace Monitoring.Load.Commands;

/// <summary><c>check</c>: holds a store against the account of a load.</summary>
internal static class CheckCommand
{
    public static void AddTo(RootCommand root)
    {
        Option<string> account = new("--account") { Description = "The account that send wrote", DefaultValueFactory = _ => "load.json" };
        Option<string> data = new("--data") { Description = "Folder of the engine's store", DefaultValueFactory = _ => "data" };
        Option<string?> database = new("--database") { Description = "Connection string of the database, where the store is in one" };
        Option<int> every = new("--every") { Description = "Take each so manieth service only", DefaultValueFactory = _ => 1 };
        var check = new Command("check", "Says whether the store holds what was acknowledged, once and unchanged, and nothing else") { account, data, database, every };
        check.SetAction((parsed, stop) => RunAsync(
            Account.Read(parsed.GetValue(account)!), parsed.GetValue(data)!, parsed.GetValue(database), Math.Max(1, parsed.GetValue(every)), stop));
        root.Subcommands.Add(check);
    }

    private static async Task<int> RunAsync(Account account, string data, string? database, int every, CancellationToken stop)
    {
        await using IStore store = await SilentStore.OpenAsync(data, database, stop);
        Findings findings = await AccountCheck.RunAsync(
            account, store.Measurements, every, Tell, stop);
        Console.WriteLine(findings);
        return findings.IsRight ? 0 : 1;
    }

    /// <summary>A hundred times in all, however many there are: a log keeps each.</summary>
    private static void Tell(int done, int all)
    {
        if (done == all || done % ((all / 100) + 1) == 0)
        {
            Console.Error.Write($"{done} of {all} services\r");
        }
    }
}
