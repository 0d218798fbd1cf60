using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite.Backup;

/// <summary>
/// Copies of a SQLite store, made beside the engine that owns it. Days are copied before core.db: what core.db says was taken may lack its
/// last seconds in the copy, and no second in the copy lacks its meaning. Minutes and hours come after it: what it does not know to be there is
/// made again. Passwords and tokens are files of their own and not part of it.
/// </summary>
public static class StoreBackup
{
    private const string Core = "core.db";
    private const string RollUps = "rollup.db";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Makes a backup in a folder that is not there yet; whole or not at all.</summary>
    /// <param name="store">Folder of the store.</param>
    /// <param name="target">Folder of the backup.</param>
    /// <param name="generator">What writes it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Told each file that is begun, its number and how many there are.</param>
    /// <param name="stop">Gives up; nothing is left behind.</param>
    /// <exception cref="BackupException">There is no store, something is in the way, or the copy is not sound.</exception>
    public static async Task<BackupManifest> CreateAsync(
        string store, string target, string generator, TimeProvider time, Action<string, int, int>? progress, CancellationToken stop)
    {
        RequireStore(store);
        if (Path.Exists(target))
        {
            throw new BackupException($"{target} is there already: a backup goes to a new folder");
        }

        string scratch = target.TrimEnd(Path.DirectorySeparatorChar) + ".partial";
        DeleteFolder(scratch);
        _ = Directory.CreateDirectory(scratch);
        try
        {
            DateTimeOffset begun = time.GetUtcNow();
            List<BackupFile> files = [];
            string[] names = [.. NamesIn(store)];
            for (int at = 0; at < names.Length; at++)
            {
                stop.ThrowIfCancellationRequested();
                progress?.Invoke(names[at], at + 1, names.Length);
                Copy(Path.Combine(store, names[at]), Path.Combine(scratch, names[at]));
                files.Add(await DescribeAsync(scratch, names[at], stop));
            }

            ChainVerdict chain = Chain(scratch, stop);
            BackupManifest manifest = new(BackupManifest.CurrentFormat, begun, generator, files, chain.Lines, chain.HeadHash);
            await File.WriteAllBytesAsync(Path.Combine(scratch, BackupManifest.FileName), JsonSerializer.SerializeToUtf8Bytes(manifest, Json), stop);
            IReadOnlyList<string> problems = await VerifyAsync(scratch, null, stop);
            if (problems.Count > 0)
            {
                throw new BackupException($"the copy is not sound: {problems[0]}");
            }

            Directory.Move(scratch, target);
            return manifest;
        }
        catch (SqliteException cause)
        {
            throw new BackupException($"the store cannot be copied: {cause.Message}", cause);
        }
        finally
        {
            DeleteFolder(scratch);
        }
    }

    /// <summary>When a backup was begun; null where the folder is none, or not a whole one.</summary>
    public static DateTimeOffset? MadeAt(string backup)
    {
        try
        {
            return Read(File.ReadAllBytes(Path.Combine(backup, BackupManifest.FileName)))?.CreatedAt;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>What is wrong with a backup, a line each; nothing where it is what was written.</summary>
    public static async Task<IReadOnlyList<string>> VerifyAsync(
        string backup, Action<string, int, int>? progress, CancellationToken stop)
    {
        BackupManifest? manifest = await ReadAsync(backup, stop);
        if (manifest is null)
        {
            return [$"{backup} is no backup: {BackupManifest.FileName} is missing, or is of another version"];
        }

        List<string> problems = [];
        for (int at = 0; at < manifest.Files.Count; at++)
        {
            BackupFile file = manifest.Files[at];
            progress?.Invoke(file.Name, at + 1, manifest.Files.Count);
            problems.AddRange(
                Path.GetFileName(file.Name) != file.Name ? [$"{file.Name} is no file name"]
                : !File.Exists(Path.Combine(backup, file.Name)) ? [$"{file.Name} is missing"]
                : await DescribeAsync(backup, file.Name, stop) != file ? [$"{file.Name} is not what was written"]
                : Damage(Path.Combine(backup, file.Name)) is string damage ? [$"{file.Name}: {damage}"]
                : Array.Empty<string>());
        }

        if (problems.Count == 0)
        {
            ChainVerdict chain = Chain(backup, stop);
            if (!chain.Intact || chain.Lines != manifest.HistoryLines || chain.HeadHash != manifest.HistoryHead)
            {
                problems.Add($"the alarm history is not what was written: line {chain.BrokenAt ?? chain.Lines} of {manifest.HistoryLines}");
            }
        }

        return problems;
    }

    /// <summary>What is wrong with a store, a line each; the engine may be running.</summary>
    /// <exception cref="BackupException">There is no store.</exception>
    public static IReadOnlyList<string> VerifyStore(
        string store, Action<string, int, int>? progress, CancellationToken stop)
    {
        RequireStore(store);
        List<string> problems = [];
        string[] names = [.. NamesIn(store)];
        for (int at = 0; at < names.Length; at++)
        {
            stop.ThrowIfCancellationRequested();
            progress?.Invoke(names[at], at + 1, names.Length);
            if (Damage(Path.Combine(store, names[at])) is string damage)
            {
                problems.Add($"{names[at]}: {damage}");
            }
        }

        if (problems.Count == 0 && Chain(store, stop) is { Intact: false } broken)
        {
            problems.Add($"the alarm history does not follow from itself at line {broken.BrokenAt}");
        }

        return problems;
    }

    /// <summary>Puts a backup where a store may be opened, after it is verified.</summary>
    /// <exception cref="BackupException">It is not what was written, or there is a store already.</exception>
    public static async Task RestoreAsync(string backup, string store, Action<string, int, int>? progress, CancellationToken stop)
    {
        if (Directory.Exists(store) && NamesIn(store).Any())
        {
            throw new BackupException($"there is a store in {store} already: move it away first");
        }

        IReadOnlyList<string> problems = await VerifyAsync(backup, progress, stop);
        if (problems.Count > 0)
        {
            throw new BackupException(problems[0]);
        }

        // core.db comes last: a folder without it is no store, so that what was interrupted is not taken for one.
        BackupManifest manifest = (await ReadAsync(backup, stop))!;
        _ = Directory.CreateDirectory(store);
        foreach (BackupFile file in manifest.Files.OrderBy(f => f.Name == Core))
        {
            string scratch = Path.Combine(store, file.Name + ".partial");
            File.Copy(Path.Combine(backup, file.Name), scratch, overwrite: true);
            File.Move(scratch, Path.Combine(store, file.Name), overwrite: true);
        }
    }

    private static void RequireStore(string folder)
    {
        if (!File.Exists(Path.Combine(folder, Core)))
        {
            throw new BackupException($"there is no store in {folder}");
        }
    }

    /// <summary>The databases of a folder, in the order they are copied.</summary>
    private static IEnumerable<string> NamesIn(string folder) =>
        DayFileName.In(folder).Select(p => Path.GetFileName(p))
            .Concat(new[] { Core, RollUps }.Where(name => File.Exists(Path.Combine(folder, name))));

    private static void Copy(string from, string to)
    {
        using SqliteConnection source = SqliteFile.OpenReader(from);
        using SqliteConnection copy = new(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        copy.Open();
        source.BackupDatabase(copy);
        // A backup is read in place and never written: it has no log beside it.
        _ = SqliteFile.Run(copy, "PRAGMA journal_mode=DELETE");
    }

    private static async Task<BackupFile> DescribeAsync(string folder, string name, CancellationToken stop)
    {
        await using FileStream file = File.OpenRead(Path.Combine(folder, name));
        return new BackupFile(name, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop)));
    }

    private static string? Damage(string path)
    {
        try
        {
            using SqliteConnection connection = SqliteFile.OpenReader(path);
            return SqliteFile.Damage(connection)?.ReplaceLineEndings(" ");
        }
        catch (SqliteException cause)
        {
            return cause.Message;
        }
    }

    /// <summary>The history in core.db, of this schema or one before: a backup is not brought forward to be looked at.</summary>
    private static ChainVerdict Chain(string folder, CancellationToken stop)
    {
        string path = Path.Combine(folder, Core);
        try
        {
            using SqliteConnection core = SqliteFile.OpenReader(path);
            long version = SqliteFile.Version(core);
            return version <= SqliteSchema.Core.Count ? AlarmStore.VerifyChain(core, stop)
                : throw StoreUnavailableException.OtherSchema(path, version, SqliteSchema.Core.Count);
        }
        catch (SqliteException cause)
        {
            throw StoreUnavailableException.CannotOpen(path, cause);
        }
    }

    private static async Task<BackupManifest?> ReadAsync(string backup, CancellationToken stop)
    {
        try
        {
            return Read(await File.ReadAllBytesAsync(Path.Combine(backup, BackupManifest.FileName), stop));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static BackupManifest? Read(byte[] text) =>
        JsonSerializer.Deserialize<BackupManifest>(text, Json) is { Format: BackupManifest.CurrentFormat, Files: not null } manifest ? manifest : null;

    private static void DeleteFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
