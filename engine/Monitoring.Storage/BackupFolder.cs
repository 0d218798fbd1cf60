using Monitoring.Storage.Sqlite.Backup;

namespace Monitoring.Storage;

/// <summary>
/// The folder backups go to. Of a store in files each is a folder with a manifest, which is written last; of a database whatever its own tools
/// left there counts by its time, unless it is empty.
/// </summary>
/// <param name="Path">Where it is.</param>
/// <param name="IsOfFiles">The store is in files.</param>
public sealed record BackupFolder(string Path, bool IsOfFiles)
{
    /// <summary>When the newest backup was made, UTC; null where there is none.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public DateTimeOffset? FindNewest() => IsOfFiles
        ? Newest(Directory.EnumerateDirectories(Path).Select(StoreBackup.MadeAt))
        : Newest(new DirectoryInfo(Path).EnumerateFileSystemInfos().Where(entry => entry is not FileInfo { Length: 0 })
            .Select(entry => (DateTimeOffset?)new DateTimeOffset(entry.LastWriteTimeUtc)));

    private static DateTimeOffset? Newest(IEnumerable<DateTimeOffset?> times) => times.Max();
}
