using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// Opens database files the one way this store does: write-ahead log, every commit on the disk before it counts, no pool.
/// </summary>
internal static class SqliteFile
{
    private const int Corrupt = 11;
    private const int NotADatabase = 26;

    /// <summary>Opens for writing, creating and migrating as needed.</summary>
    public static SqliteConnection OpenWriter(
        string path, IReadOnlyList<string> migrations, Action<SchemaMigration.Stage, string>? reached = null)
    {
        SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;");
            new SchemaMigration(path, migrations, reached).Run(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens for reading beside a writer.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        SqliteConnection connection = Connect(path, SqliteOpenMode.ReadWrite);
        try
        {
            Run(connection, "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY;");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Refuses a file a newer version wrote, or one that was never migrated.</summary>
    public static void RequireVersion(SqliteConnection connection, string path, IReadOnlyList<string> migrations)
    {
        long version = Version(connection);
        if (version != migrations.Count)
        {
            throw StoreUnavailableException.OtherSchema(path, version, migrations.Count);
        }
    }

    /// <summary>Whether an error says that the file's content is damaged, rather than that it cannot be reached or written now.</summary>
    public static bool IsDamage(SqliteException error) => error.SqliteErrorCode is Corrupt or NotADatabase;

    /// <summary>Runs statements that return nothing.</summary>
    public static int Run(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // every caller passes a constant or a migration of SqliteSchema
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteNonQuery();
    }

    /// <summary>The version of its schema; 0 where it has none yet.</summary>
    public static long Version(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>What is wrong inside a database; null where it is sound.</summary>
    public static string? Damage(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        return (string)command.ExecuteScalar()! is { } verdict && verdict != "ok" ? verdict : null;
    }

    /// <summary>A database and the two files beside it.</summary>
    public static IEnumerable<string> Parts(string path) => [path, path + "-wal", path + "-shm"];

    private static SqliteConnection Connect(string path, SqliteOpenMode mode)
    {
        SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
