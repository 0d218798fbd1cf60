namespace Monitoring.Storage.Sqlite;

/// <summary>Files that were found damaged and moved aside: they stay in the folder until an operator takes them away.</summary>
public static class QuarantinedFiles
{
    private const string Mark = ".db.corrupt-";

    /// <summary>Their paths, without the logs beside them.</summary>
    public static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder, $"*{Mark}*")
            .Where(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
}
