using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// The one writing connection of a database file. A transaction either commits or leaves nothing; after a failure the connection is
/// closed and the next write opens a new one, so that a disk with space again is enough to go on.
/// </summary>
internal sealed class SqliteWriter(string path, IReadOnlyList<string> migrations, IStoreObserver observer) : IDisposable
{
    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private bool _closed;

    /// <summary>A commit failed and the file may or may not hold it: whoever keeps state in step with the file must look.</summary>
    public bool IsInDoubt { get; private set; }

    /// <summary>Says that the state was compared with the file.</summary>
    public void Settle() => IsInDoubt = false;

    /// <summary>Opens the file now rather than with the first write.</summary>
    /// <exception cref="SqliteException">It is damaged.</exception>
    /// <exception cref="StoreUnavailableException">It cannot be opened.</exception>
    public void Open() => Write(static (_, _) => { });

    /// <summary>Runs work in a transaction.</summary>
    /// <exception cref="SqliteException">The file is damaged.</exception>
    /// <exception cref="StoreUnavailableException">It could not be written; unless the file says otherwise later.</exception>
    public void Write(Action<SqliteConnection, SqliteTransaction> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            try
            {
                _connection ??= SqliteFile.OpenWriter(path, migrations, (stage, text) =>
                {
                    if (stage == SchemaMigration.Stage.Done)
                    {
                        observer.OnNotice(StoreNotice.SchemaBroughtForward, text);
                    }
                });
            }
            catch (SqliteException cause) when (!SqliteFile.IsDamage(cause))
            {
                throw StoreUnavailableException.CannotOpen(path, cause);
            }

            bool committed = false;
            try
            {
                using SqliteTransaction transaction = _connection.BeginTransaction(deferred: false);
                work(_connection, transaction);
                transaction.Commit();
                committed = true;
            }
            catch (SqliteException cause) when (!SqliteFile.IsDamage(cause))
            {
                IsInDoubt = true;
                throw StoreUnavailableException.CannotWrite(path, cause);
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

    private void Drop()
    {
        _connection?.Dispose();
        _connection = null;
    }
}
