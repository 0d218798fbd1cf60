using System.CommandLine;
using Monitoring.Engine.Configuration;
using Monitoring.Engine.Diagnostics;
using Monitoring.Storage;
using Monitoring.Storage.Sqlite.Backup;

namespace Monitoring.Engine.Commands;

/// <summary><c>store backup</c>, <c>store verify</c>, <c>store restore</c>: copies of the SQLite store.</summary>
internal static class StoreCommand
{
    public static void AddTo(RootCommand root, Option<string?> config)
    {
        Option<string> target = new("--to") { Description = "New folder for the backup", Required = true };
        var backup = new Command("backup", "Copies the store, beside a running engine or without one, and verifies the copy") { target };
        backup.SetAction((parsed, stop) => RunAsync(Options(parsed, config), async options =>
        {
            BackupManifest manifest = await StoreBackup.CreateAsync(
                options.Data, Path.GetFullPath(parsed.GetValue(target)!), EngineVersion.Generator, TimeProvider.System, Tell, stop);
            Console.WriteLine(FormattableString.Invariant(
                $"{manifest.Files.Count} files, {manifest.Files.Sum(f => f.Bytes)} bytes, {manifest.HistoryLines} lines of history ending in {manifest.HistoryHead}"));
            return 0;
        }));

        Option<string?> of = new("--backup") { Description = "Folder of a backup; the store itself without it" };
        var verify = new Command("verify", "Says whether the store, or a backup, is what was written") { of };
        verify.SetAction((parsed, stop) => Options(parsed, config) is { Postgres: not null } database && parsed.GetValue(of) is null
            ? VerifyDatabaseAsync(database, stop)
            : RunAsync(Options(parsed, config), async options =>
        {
            IReadOnlyList<string> problems = parsed.GetValue(of) is string folder
                ? await StoreBackup.VerifyAsync(Path.GetFullPath(folder), Tell, stop)
                : StoreBackup.VerifyStore(options.Data, Tell, stop);
            foreach (string problem in problems)
            {
                Console.WriteLine(problem);
            }

            Console.WriteLine(problems.Count == 0 ? "sound" : FormattableString.Invariant($"{problems.Count} problems"));
            return problems.Count == 0 ? 0 : 1;
        }));

        Option<string> from = new("--from") { Description = "Folder of the backup", Required = true };
        var restore = new Command("restore", "Verifies a backup and puts it where the engine will open it") { from };
        restore.SetAction((parsed, stop) => RunAsync(Options(parsed, config), async options =>
        {
            await StoreBackup.RestoreAsync(Path.GetFullPath(parsed.GetValue(from)!), options.Data, Tell, stop);
            Console.WriteLine($"restored to {options.Data}");
            return 0;
        }));
        root.Subcommands.Add(new Command("store", "Backup, verification and restoring of the SQLite store") { backup, verify, restore });
    }

    private static EngineOptions Options(ParseResult parsed, Option<string?> config) =>
        EngineCommands.ReadOptions(parsed, config, [("data", parsed.GetValue<string?>("--data"))]);

    private static async Task<int> RunAsync(EngineOptions options, Func<EngineOptions, Task<int>> run)
    {
        if (options.Postgres is not null)
        {
            throw new StartupException(
                $"store: it is in PostgreSQL, which copies itself: pg_dump -Fd -j2 -f FOLDER -d {options.Postgres.Place}, then into an empty database "
                + $"pg_restore -j2 -d {options.Postgres.Place} FOLDER, then 'monitoring-engine store verify' on it; where it has TimescaleDB, CREATE EXTENSION "
                + "timescaledb and SELECT timescaledb_pre_restore() before pg_restore, which then takes no -j, and SELECT timescaledb_post_restore() after it");
        }

        try
        {
            return await run(options);
        }
        catch (Exception exception) when (exception is BackupException or StoreUnavailableException)
        {
            throw new StartupException($"data: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>The chain of the history of a database, which a dump carries like all else: two databases with the same line hold the same history.</summary>
    private static async Task<int> VerifyDatabaseAsync(EngineOptions options, CancellationToken stop)
    {
        try
        {
            await using IStore store = await Store.OpenAsync(options.Store with { ReadOnly = true }, TimeProvider.System, new QuietObserver(), stop);
            ChainVerdict chain = await store.Alarms.VerifyChainAsync(stop);
            int series = (await store.Measurements.FindSeriesAsync(new SeriesFilter(), stop)).Count;
            Console.WriteLine(chain.Intact
                ? FormattableString.Invariant($"sound: {series} series, {chain.Lines} lines of history ending in {chain.HeadHash}")
                : FormattableString.Invariant($"the alarm history does not follow from itself at line {chain.BrokenAt}"));
            return chain.Intact ? 0 : 1;
        }
        catch (StoreUnavailableException exception)
        {
            throw new StartupException($"store: {exception.Message.ReplaceLineEndings(" ")}");
        }
    }

    private static void Tell(string file, int number, int all)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.WriteLine($"{number} of {all}: {file}");
        }
    }
}
