using System.Data;
using System.Data.Common;
using System.Globalization;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// The connections of those who read for one purpose. So many read at once; who comes later waits a little and is then refused, so that
/// what one purpose asks for never takes the connections of another.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="most">Connections there may be.</param>
/// <param name="limit">How long the server may work on a statement; null: as long as the connection string allows.</param>
internal sealed class ReadingPool(PostgresDatabase database, int most, TimeSpan? limit) : IDisposable
{
    private const int PreparedStatements = 20;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>The driver waits longer than the server works: what is cut off is then cut off there, and the connection stays.</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _free = new(most);
    private readonly Lock _gate = new();
    private readonly List<NpgsqlDataSource> _sources = [];
    private string? _login;

    /// <summary>Reads on a connection that nobody else uses meanwhile.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, or takes too long.</exception>
    public T Read<T>(Func<NpgsqlConnection, T> read)
    {
        if (!_free.Wait(LongestWait))
        {
            throw StoreUnavailableException.TooManyReaders(database.Place, most);
        }

        try
        {
            using NpgsqlConnection connection = Open();
            return read(connection);
        }
        catch (Exception cause) when (PostgresDatabase.IsOutage(cause))
        {
            throw Refused(cause);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same without holding a thread.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, or takes too long.</exception>
    public async ValueTask<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        if (!await _free.WaitAsync(LongestWait, cancellationToken))
        {
            throw StoreUnavailableException.TooManyReaders(database.Place, most);
        }

        try
        {
            await using NpgsqlConnection connection = await OpenAsync(cancellationToken);
            return await read(connection);
        }
        catch (Exception cause) when (PostgresDatabase.IsOutage(cause))
        {
            throw Refused(cause);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>The same, all of one moment.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, or takes too long.</exception>
    public ValueTask<T> ReadSnapshotAsync<T>(Func<NpgsqlConnection, Task<T>> read, CancellationToken cancellationToken) => ReadAsync(
        async connection =>
        {
            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
            T answer = await read(connection);
            await transaction.CommitAsync(cancellationToken);
            return answer;
        },
        cancellationToken);

    /// <summary>Closes the connections that nobody uses.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _sources.ForEach(source => source.Clear());
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _sources.ForEach(source => source.Dispose());
        }

        _free.Dispose();
    }

    private StoreUnavailableException Refused(Exception cause) =>
        limit is TimeSpan allowed && cause is PostgresException { SqlState: PostgresErrorCodes.QueryCanceled }
            ? StoreUnavailableException.QueryCutOff(allowed, cause) : database.Refused(cause);

    private NpgsqlConnection Open()
    {
        string login = database.Login.ConnectionString;
        try
        {
            return Source(login).OpenConnection();
        }
        catch (Exception cause) when (PostgresDatabase.IsOutage(cause) && database.Login.IsAnotherThan(login))
        {
            return Source(database.Login.ConnectionString).OpenConnection();
        }
    }

    private async ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        string login = database.Login.ConnectionString;
        try
        {
            return await Source(login).OpenConnectionAsync(cancellationToken);
        }
        catch (Exception cause) when (PostgresDatabase.IsOutage(cause) && database.Login.IsAnotherThan(login))
        {
            return await Source(database.Login.ConnectionString).OpenConnectionAsync(cancellationToken);
        }
    }

    /// <summary>The connections of a login. Those of an earlier one close as they come back; whoever has one reads to the end.</summary>
    private NpgsqlDataSource Source(string login)
    {
        lock (_gate)
        {
            if (!ReferenceEquals(login, _login))
            {
                Clear();
                _sources.Add(Create(login));
                _login = login;
            }

            return _sources[^1];
        }
    }

    private NpgsqlDataSource Create(string login)
    {
        NpgsqlConnectionStringBuilder builder = PostgresDatabase.Complete(login);
        builder.Pooling = true;
        builder.MinPoolSize = 0;
        builder.MaxPoolSize = most;
        builder.MaxAutoPrepare = PreparedStatements;
        if (limit is not TimeSpan allowed)
        {
            return NpgsqlDataSource.Create(builder);
        }

        builder.CommandTimeout = (int)(allowed + Beyond).TotalSeconds;

        // A session that is reset forgets its time; one that only reads has nothing else to forget. As a parameter of the start it would be
        // refused by poolers between.
        builder.NoResetOnClose = true;
        NpgsqlDataSourceBuilder limited = new(builder.ConnectionString);
        limited.UsePhysicalConnectionInitializer(
            connection =>
            {
                using DbCommand command = Limit(connection, allowed);
                command.ExecuteNonQuery();
            },
            async connection =>
            {
                await using DbCommand command = Limit(connection, allowed);
                await command.ExecuteNonQueryAsync();
            });
        return limited.Build();
    }

    private static DbCommand Limit(NpgsqlConnection connection, TimeSpan allowed) => Statement.Of(
        connection, "SELECT set_config('statement_timeout', @p1, false)", allowed.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture));
}
