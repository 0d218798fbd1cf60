using System.Data.Common;
using System.Globalization;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>The core tables in the database.</summary>
internal sealed class PostgresCore(PostgresDatabase database, TimeProvider time) : ICoreDatabase
{
    private readonly PostgresWriter _writer = new(database, WriterRole.Core, time);

    public void Settle(Action look) => _writer.Settle(look);

    public void Write(Action<CoreWriter> work) => _writer.Write((connection, transaction) =>
    {
        using CoreWriter writer = new(connection, transaction);
        work(writer);
        writer.Flush();
    });

    public T Read<T>(Func<DbConnection, T> read) => database.Own.Read(connection => read(connection));

    public T Query<T>(Func<DbConnection, T> read) => database.Queries.Read(connection => read(connection));

    /// <summary>Brings the schema forward, all of it or nothing.</summary>
    /// <param name="mayMigrate">Whether one of an older version may be changed.</param>
    /// <exception cref="StoreUnavailableException">The database cannot be used, is older and must not be changed, or a newer version wrote it.</exception>
    public void Migrate(bool mayMigrate) => _writer.Write((connection, _) =>
    {
        Run(connection, "CREATE TABLE IF NOT EXISTS schema_version(version int NOT NULL)");
        using DbCommand select = Statement.Of(connection, "SELECT coalesce(max(version), 0) FROM schema_version");
        int version = Convert.ToInt32(select.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (version > PostgresSchema.Migrations.Count)
        {
            throw StoreUnavailableException.OtherSchema(database.Place, version, PostgresSchema.Migrations.Count);
        }

        if (version == PostgresSchema.Migrations.Count)
        {
            return;
        }

        if (version > 0 && !mayMigrate)
        {
            throw StoreUnavailableException.NotAllowedToMigrate(database.Place, version, PostgresSchema.Migrations.Count);
        }

        for (int next = version; next < PostgresSchema.Migrations.Count; next++)
        {
            PostgresMigration.Run(connection, next);
        }

        Run(connection, "DELETE FROM schema_version");
        Run(connection, "INSERT INTO schema_version VALUES (@p1)", PostgresSchema.Migrations.Count);
    });

    public void Dispose() => _writer.Dispose();

    private static void Run(NpgsqlConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using DbCommand command = Statement.Of(connection, sql, values);
        command.ExecuteNonQuery();
    }
}
