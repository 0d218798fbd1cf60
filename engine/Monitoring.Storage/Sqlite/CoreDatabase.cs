using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Monitoring.Storage.Core;

namespace Monitoring.Storage.Sqlite;

/// <summary>core.db: one writing connection shared by those who write, a few kept for those who read.</summary>
internal sealed class CoreDatabase(string path, IStoreObserver observer) : ICoreDatabase
{
    private const int MostIdleReaders = 4;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SqliteWriter _writer = new(path, SqliteSchema.Core, observer);

    public void Settle(Action look)
    {
        if (_writer.IsInDoubt)
        {
            look();
            _writer.Settle();
        }
    }

    public void Write(Action<CoreWriter> work)
    {
        try
        {
            _writer.Write((connection, transaction) =>
            {
                using CoreWriter writer = new(connection, transaction);
                work(writer);
                writer.Flush();
            });
        }
        catch (SqliteException damage)
        {
            throw StoreUnavailableException.CoreDamaged(path, damage);
        }
    }

    /// <summary>After a failure the connection is not used again.</summary>
    public T Read<T>(Func<DbConnection, T> read)
    {
        SqliteConnection? connection = null;
        try
        {
            connection = _idle.TryTake(out SqliteConnection? idle) ? idle : OpenReader();
            T result = read(connection);
            if (_idle.Count < MostIdleReaders)
            {
                _idle.Add(connection);
                connection = null;
            }

            return result;
        }
        catch (SqliteException cause)
        {
            throw SqliteFile.IsDamage(cause)
                ? StoreUnavailableException.CoreDamaged(path, cause)
                : StoreUnavailableException.CannotOpen(path, cause);
        }
        finally
        {
            connection?.Dispose();
        }
    }

    /// <summary>A connection is made for whoever needs one: nobody waits for another.</summary>
    public T Query<T>(Func<DbConnection, T> read) => Read(read);

    public void Dispose()
    {
        _writer.Dispose();
        while (_idle.TryTake(out SqliteConnection? connection))
        {
            connection.Dispose();
        }
    }

    private SqliteConnection OpenReader()
    {
        SqliteConnection connection = SqliteFile.OpenReader(path);
        try
        {
            SqliteFile.RequireVersion(connection, path, SqliteSchema.Core);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
