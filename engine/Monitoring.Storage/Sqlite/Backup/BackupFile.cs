namespace Monitoring.Storage.Sqlite.Backup;

/// <summary>One database of a backup.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Hash of its bytes, lower-case hexadecimal.</param>
public sealed record BackupFile(string Name, long Bytes, string Sha256);
