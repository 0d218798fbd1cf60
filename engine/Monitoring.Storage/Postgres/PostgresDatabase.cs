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
    private const int MostQueries = 16;
    private const int MostOwn = 4;

    /// <exception cref="StoreUnavailableException">The connection string cannot be understood.</exception>
    public PostgresDatabase(PostgresOptions options, TimeSpan queryLimit, IStoreObserver observer)
    {
        if (PostgresOptions.Problem(options.ConnectionString) is string problem)
        {
            throw StoreUnavailableException.WrongDatabase("PostgreSQL", $"cannot be found: its connection string {problem}");
        }

        Place = options.Place;
        Login = new DatabaseLogin(options, observer);
        Own = new ReadingPool(this, MostOwn, limit: null);
        Queries = new ReadingPool(this, MostQueries, queryLimit);
    }

    /// <summary>Where it is, for people.</summary>
    public string Place { get; }

    /// <summary>Who connects.</summary>
    public DatabaseLogin Login { get; }

    /// <summary>For what the engine itself reads.</summary>
    public ReadingPool Own { get; }

    /// <summary>For what people and programs ask, each statement for so long as is allowed.</summary>
    public ReadingPool Queries { get; }

    /// <summary>Whether an error says that the database cannot be reached or does not take what is asked of it now.</summary>
    public static bool IsOutage(Exception error) => error is DbException or SocketException or IOException or TimeoutException;

    /// <summary>A connection string with what every connection has in common.</summary>
    public static NpgsqlConnectionStringBuilder Complete(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder = new(connectionString);
        builder.ApplicationName = builder.ApplicationName is { Length: > 0 } name ? name : "monitoring-engine";
        builder.Timeout = Math.Min(builder.Timeout, ConnectSeconds);
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        builder.Pooling = false;
        return builder;
    }

    /// <summary>Opens a connection that may write; it belongs to the caller alone.</summary>
    public NpgsqlConnection OpenWriter()
    {
        string login = Login.ConnectionString;
        try
        {
            return OpenWriter(login);
        }
        catch (Exception cause) when (IsOutage(cause) && Login.IsAnotherThan(login))
        {
            return OpenWriter(Login.ConnectionString);
        }
    }

    /// <summary>What is told of an error of the driver. Connections that wait for a reader may be of a server that is gone: they are let go of.</summary>
    public StoreUnavailableException Refused(Exception cause)
    {
        if (!DatabaseFault.IsOfStatement(cause))
        {
            Own.Clear();
            Queries.Clear();
        }

        return StoreUnavailableException.DatabaseRefused(Place, cause, Login.Problem);
    }

    /// <summary>Refuses a database that another version of this program wrote, or none.</summary>
    public void RequireVersion() => Own.Read(connection =>
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

    public void Dispose()
    {
        Own.Dispose();
        Queries.Dispose();
    }

    private static NpgsqlConnection OpenWriter(string login)
    {
        NpgsqlConnection connection = new(Complete(login).ConnectionString);
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
