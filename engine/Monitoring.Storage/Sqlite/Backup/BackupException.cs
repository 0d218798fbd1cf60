namespace Monitoring.Storage.Sqlite.Backup;

/// <summary>A backup cannot be made, or is not what was written; the message is one line that says why.</summary>
public sealed class BackupException(string message, Exception? cause = null) : Exception(message.ReplaceLineEndings(" "), cause);
