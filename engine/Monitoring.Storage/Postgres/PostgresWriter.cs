using System.Data.Common;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// A writing connection that one process at a time can have: the session holds an advisory lock, so whoever writes owns the store, and
/// an owner that died has let go of it. A transaction either commits or leaves nothing; after a failure the connection is closed and
/// the next write opens a new one, so that a database that is back is enough to go on.
/// </summary>
internal sealed class PostgresWriter(PostgresDatabase database, WriterRole role) : IDisposable
{
    /// <summary>First half of the key of the locks: "mons" in ASCII.</summary>
    private const int LockSpace = 0x6D6F6E73;

    private readonly Lock _gate = new();
    private NpgsqlConnection? _connection;
    private bool _closed;

    /// <summary>A commit failed and the database may or may not hold it: whoever keeps state in step with it must look.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Says that the state was compared with the database.</summary>
    public void Settle() => IsInDoubt = false;

    /// <summary>Runs work in a transaction.</summary>
    /// <exception cref="StoreUnavailableException">It could not be written; unless the database says otherwise later.</exception>
    public void Write(Action<NpgsqlConnection, NpgsqlTransaction> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            bool committed = false;
            try
            {
                _connection ??= Open();
                using NpgsqlTransaction transaction = _connection.BeginTransaction();
                work(_connection, transaction);
                transaction.Commit();
                committed = true;
            }
            catch (Exception cause) when (PostgresDatabase.IsOutage(cause))
            {
                IsInDoubt = true;
                throw StoreUnavailableException.DatabaseRefused(database.Place, cause);
            }
            finally
            {
                if (!committed)
                {
                    Drop();
                }
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Drop();
        }
    }

    private NpgsqlConnection Open()
    {
        NpgsqlConnection connection = database.OpenWriter();
        try
        {
            Prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>
    /// An acknowledgement promises durability, so a commit waits for the disk whatever the database is set to. An owner cut off from the
    /// database is let go of within half a minute; a new one waits as long as a dying one may need to end.
    /// </summary>
    private void Prepare(NpgsqlConnection connection)
    {
        using DbCommand settings = Statement.Of(
            connection,
            """
            SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local');
            SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
            SET timezone = 'UTC';
            SET lock_timeout = '3s';
            """);
        settings.ExecuteNonQuery();
        try
        {
            using DbCommand own = Statement.Of(connection, "SELECT pg_advisory_lock(@p1, @p2)", LockSpace, (int)role);
            own.ExecuteNonQuery();
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw StoreUnavailableException.InUse(database.Place);
        }
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
