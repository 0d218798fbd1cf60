using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Brings a database file to the schema of this version: first a copy of it, whole and looked through, beside it; then all steps in one
/// transaction. Killed anywhere, the file is what it was or what it is to be, and the next opening goes on from there.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="migrations">Entry i takes it from version i to i + 1.</param>
/// <param name="reached">Told each stage; for the log and for tests that end a process there.</param>
internal sealed class SchemaMigration(string path, IReadOnlyList<string> migrations, Action<SchemaMigration.Stage, string>? reached)
{
    /// <summary>Copies kept of a file, the newest.</summary>
    public const int KeptCopies = 3;

    private const string Mark = ".schema-";
    private const string Unfinished = ".partial";

    /// <summary>How far a migration is.</summary>
    public enum Stage
    {
        /// <summary>The copy is written under a name that counts for nothing.</summary>
        Copied,

        /// <summary>It was looked through and has its name.</summary>
        Kept,

        /// <summary>All steps have run and are not committed.</summary>
        Changed,

        /// <summary>The file is of this version.</summary>
        Done,
    }

    /// <summary>The copies beside a file, oldest schema first.</summary>
    public static IReadOnlyList<string> CopiesOf(string path) =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!, $"{Path.GetFileName(path)}{Mark}*")
            .Where(copy => VersionOf(copy) is not null).OrderBy(VersionOf)];

    /// <summary>Brings the file forward where it is older.</summary>
    /// <exception cref="StoreUnavailableException">A newer version wrote it, or it cannot be copied.</exception>
    public void Run(SqliteConnection connection)
    {
        long version = SqliteFile.Version(connection);
        if (version < 0 || version > migrations.Count)
        {
            throw StoreUnavailableException.OtherSchema(path, version, migrations.Count);
        }

        if (version == migrations.Count)
        {
            return;
        }

        string? copy = version == 0 ? null : TryCopy(connection, version);
        StringBuilder steps = new("BEGIN IMMEDIATE;");
        for (int next = (int)version; next < migrations.Count; next++)
        {
            steps.Append('\n').Append(migrations[next]);
        }

        SqliteFile.Run(connection, steps.Append(CultureInfo.InvariantCulture, $"\nPRAGMA user_version={migrations.Count};").ToString());
        reached?.Invoke(Stage.Changed, string.Empty);
        SqliteFile.Run(connection, "COMMIT");
        if (copy is not null)
        {
            reached?.Invoke(
                Stage.Done,
                string.Create(CultureInfo.InvariantCulture, $"{path} was brought from schema {version} to {migrations.Count}; as it was it lies in {copy}"));
            LetOldCopiesGo();
        }
    }

    private string TryCopy(SqliteConnection connection, long version)
    {
        try
        {
            return Copy(connection, version);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException || (cause is SqliteException failed && !SqliteFile.IsDamage(failed)))
        {
            throw StoreUnavailableException.CannotOpen(path, cause);
        }
    }

    private string Copy(SqliteConnection connection, long version)
    {
        string kept = string.Create(CultureInfo.InvariantCulture, $"{path}{Mark}{version}");
        string scratch = kept + Unfinished;
        foreach (string part in SqliteFile.Parts(scratch).Append(scratch + "-journal"))
        {
            File.Delete(part);
        }

        using (SqliteConnection copy = new(new SqliteConnectionStringBuilder { DataSource = scratch, Pooling = false }.ToString()))
        {
            copy.Open();
            connection.BackupDatabase(copy);
            SqliteFile.Run(copy, "PRAGMA journal_mode=DELETE");
            reached?.Invoke(Stage.Copied, scratch);
            string? damage = SqliteFile.Version(copy) == version ? SqliteFile.Damage(copy) : "it is of another version";
            if (damage is not null)
            {
                throw StoreUnavailableException.CopyUnsound(path, damage);
            }
        }

        File.Move(scratch, kept, overwrite: true);
        reached?.Invoke(Stage.Kept, kept);
        return kept;
    }

    private void LetOldCopiesGo()
    {
        foreach (string old in CopiesOf(path).SkipLast(KeptCopies))
        {
            try
            {
                File.Delete(old);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                reached?.Invoke(Stage.Done, $"{old} cannot be deleted: {cause.Message.ReplaceLineEndings(" ")}");
            }
        }
    }

    private static int? VersionOf(string copy) =>
        int.TryParse(copy[(copy.LastIndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..], NumberStyles.None, CultureInfo.InvariantCulture, out int version)
            ? version : null;
}
