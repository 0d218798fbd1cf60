namespace Monitoring.Storage.Sqlite.Backup;

/// <summary>What a backup consists of; its file is the last one written, so that a backup without it is none.</summary>
/// <param name="Format">Version of this document.</param>
/// <param name="CreatedAt">When it was begun, UTC.</param>
/// <param name="Generator">What wrote it.</param>
/// <param name="Files">The databases, in the order they were copied.</param>
/// <param name="HistoryLines">Lines of the alarm history.</param>
/// <param name="HistoryHead">Hash of the last of them.</param>
public sealed record BackupManifest(
    string Format, DateTimeOffset CreatedAt, string Generator, IReadOnlyList<BackupFile> Files, long HistoryLines, string HistoryHead)
{
    /// <summary>The version written.</summary>
    public const string CurrentFormat = "monitoring.backup/1";

    /// <summary>Name of the manifest's file.</summary>
    public const string FileName = "manifest.json";
}
