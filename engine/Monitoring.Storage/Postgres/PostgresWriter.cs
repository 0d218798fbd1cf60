using System.Data.Common;
using Monitoring.Storage.Core;
using Npgsql;

namespace Monitoring.Storage.Postgres;

/// <summary>
/// A writing connection that one process at a time can have: the session holds an advisory lock, so whoever writes owns the store, and
/// an owner that died has let go of it. A transaction either commits or leaves nothing; after a failure the connection is closed and
/// a later write opens a new one, so that a database that is back is enough to go on. Between attempts there are pauses, in which writes
/// are refused at once.
/// </summary>
internal sealed class PostgresWriter(PostgresDatabase database, WriterRole role, TimeProvider time) : IDisposable
{
    /// <summary>First half of the key of the locks: "mons" in ASCII.</summary>
    private const int LockSpace = 0x6D6F6E73;

    private readonly Lock _gate = new();
    private readonly RetryPause _pause = new(time);
    private NpgsqlConnection? _connection;
    private (int Process, DateTime Began)? _owner;
    private bool _closed;
    private bool _isInDoubt;
    private bool _isLooking;

    /// <summary>Where a commit failed and the database may hold it all the same, has whoever keeps state in step with it look.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be seen yet.</exception>
    public void Settle(Action look)
    {
        lock (_gate)
        {
            if (!_isInDoubt)
            {
                return;
            }

            _pause.Refuse();
            _isLooking = true;
            try
            {
                look();
                _isInDoubt = false;
            }
            catch (StoreUnavailableException failure)
            {
                _pause.After(failure);
                throw;
            }
            finally
            {
                _isLooking = false;
            }
        }
    }

    /// <summary>Runs work in a transaction.</summary>
    /// <exception cref="StoreUnavailableException">It could not be written; unless the database says otherwise later.</exception>
    public void Write(Action<NpgsqlConnection, NpgsqlTransaction> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _pause.Refuse();
            bool committed = false;
            try
            {
                _connection ??= Open();
                using NpgsqlTransaction transaction = _connection.BeginTransaction();
                work(_connection, transaction);
                transaction.Commit();
                committed = true;

                // A database that can be looked at may still take nothing.
                if (!_isLooking)
                {
                    _pause.End();
                }
            }
            catch (Exception cause) when (PostgresDatabase.IsOutage(cause))
            {
                _isInDoubt = true;
                StoreUnavailableException failure = database.Refused(cause);
                if (!DatabaseFault.IsOfStatement(cause))
                {
                    _pause.After(failure);
                }

                throw failure;
            }
            catch (StoreUnavailableException inUse) when (inUse.IsInUse)
            {
                _pause.After(inUse);
                throw;
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
    /// database is let go of within half a minute, where the way between says so; a new one waits as long as a dying one may need to end.
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
        EndEarlierOwner(connection);
        try
        {
            using DbCommand own = Statement.Of(connection, "SELECT pg_advisory_lock(@p1, @p2)", LockSpace, (int)role);
            own.ExecuteNonQuery();
        }
        catch (PostgresException held) when (held.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw StoreUnavailableException.DatabaseInUse(database.Place, LockSpace);
        }

        using DbCommand session = Statement.Of(connection, "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()");
        using DbDataReader row = session.ExecuteReader();
        _owner = row.Read() ? (row.GetInt32(0), row.GetDateTime(1)) : null;
    }

    /// <summary>
    /// A session of ours that was cut off on the way may live on in the server, which does not know; with it the lock. What it had not
    /// committed is rolled back, as was told.
    /// </summary>
    private void EndEarlierOwner(NpgsqlConnection connection)
    {
        if (_owner is not (int process, DateTime began))
        {
            return;
        }

        try
        {
            using DbCommand end = Statement.Of(
                connection, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = @p1 AND backend_start = @p2", process, began);
            end.ExecuteNonQuery();
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            // Another user connects now, and may not: that session ends when the server finds out.
        }
    }

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
