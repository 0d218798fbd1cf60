using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// One database: the connections of those who read, and how those who write get theirs. What it says of itself to people names host,
/// port and database, never who connects with what password.
/// </summary>
internal sealed class PostgresDatabase : IDisposable
{
    private const int ConnectSeconds = 5;
    private const int MostReaders = 16;
    private const int PreparedStatements = 20;

    private readonly NpgsqlDataSource _readers;
    private readonly string _writerString;

    /// <exception cref="StoreUnavailableException">The connection string cannot be understood.</exception>
    public PostgresDatabase(PostgresOptions options)
    {
        if (PostgresOptions.Problem(options.ConnectionString) is string problem)
        {
            throw StoreUnavailableException.WrongDatabase("PostgreSQL", $"cannot be found: its connection string {problem}");
        }

        NpgsqlConnectionStringBuilder builder = new(options.ConnectionString);
        builder.ApplicationName = builder.ApplicationName is { Length: > 0 } name ? name : "monitoring-engine";
        builder.Timeout = Math.Min(builder.Timeout, ConnectSeconds);
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        Place = options.Place;
        builder.Pooling = false;
        _writerString = builder.ConnectionString;
        builder.Pooling = true;
        builder.MinPoolSize = 0;
        builder.MaxPoolSize = MostReaders;
        builder.MaxAutoPrepare = PreparedStatements;
        _readers = NpgsqlDataSource.Create(builder);
    }

    /// <summary>Where it is, for people.</summary>
    public string Place { get; }

    /// <summary>Whether an error says that the database cannot be reached or does not take what is asked of it now.</summary>
    public static bool IsOutage(Exception error) => error is DbException or SocketException or IOException or TimeoutException;

    /// <summary>Opens a connection that may write; it belongs to the caller alone.</summary>
    public NpgsqlConnection OpenWriter()
    {
        NpgsqlConnection connection = new(_writerString);
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

    /// <summary>Reads on a connection that nobody else uses meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    public T Read<T>(Func<NpgsqlConnection, T> read)
    {
        try
        {
            using NpgsqlConnection connection = _readers.OpenConnection();
            return read(connection);
        }
        catch (Exception cause) when (IsOutage(cause))
        {
            throw StoreUnavailableException.DatabaseRefused(Place, cause);
        }
    }

    /// <summary>The same without holding a thread.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using NpgsqlConnection connection = await _readers.OpenConnectionAsync(cancellationToken);
            return await read(connection);
        }
        catch (Exception cause) when (IsOutage(cause))
        {
            throw StoreUnavailableException.DatabaseRefused(Place, cause);
        }
    }

    /// <summary>The same, all of one moment.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer.</exception>
    public ValueTask<T> ReadSnapshotAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) => ReadAsync(
        async connection =>
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            T answer = await read(connection);
            await transaction.CommitAsync(cancellationToken);
            return answer;
        },
        cancellationToken);

    /// <summary>Refuses a database that another version of this program wrote, or none.</summary>
    public void RequireVersion() => Read(connection =>
    {
        using DbCommand exists = Statement.Of(connection, "SELECT to_regclass('schema_version') IS NOT NULL");
        long version = 0;
        if ((bool)exists.ExecuteScalar()!)
        {
            using DbCommand select = Statement.Of(connection, "SELECT version FROM schema_version");
            version = Convert.ToInt64(select.ExecuteScalar(), CultureInfo.InvariantCulture);
        }

        return version == PostgresSchema.Migrations.Count
            ? true
            : throw StoreUnavailableException.OtherSchema(Place, version, PostgresSchema.Migrations.Count);
    });

    public void Dispose() => _readers.Dispose();
}
