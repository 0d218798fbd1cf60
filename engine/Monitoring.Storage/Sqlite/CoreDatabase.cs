using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Monitoring.Storage.Sqlite;

/// <summary>core.db: one writing connection shared by those who write, a few kept for those who read.</summary>
internal sealed class CoreDatabase(string path) : IDisposable
{
    private const int MostIdleReaders = 4;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SqliteWriter _writer = new(path, SqliteSchema.Core);

    public void Open() => Write(static _ => { });

    /// <summary>A commit failed and may have reached the disk all the same.</summary>
    public bool IsInDoubt => _writer.IsInDoubt;

    public void Settle() => _writer.Settle();

    /// <summary>Runs statements in one durable transaction.</summary>
    /// <exception cref="StoreUnavailableException">Nothing of it counts.</exception>
    public void Write(Action<CoreWriter> work)
    {
        try
        {
            _writer.Write((connection, transaction) =>
            {
                using CoreWriter writer = new(connection, transaction);
                work(writer);
            });
        }
        catch (SqliteException damage)
        {
            throw StoreUnavailableException.CoreDamaged(path, damage);
        }
    }

    /// <summary>Reads on a connection that nobody else uses meanwhile; after a failure it is not used again.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
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

    /// <summary>The runs of a series that overlap a period of seconds, in time order.</summary>
    public List<SeriesRun> ReadRuns(SeriesId series, long first, long end) => Read(connection =>
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = """
            SELECT start_s, end_s, state, value FROM availability_run
            WHERE series = $series AND start_s < $end AND start_s >= $reach AND end_s > $first ORDER BY start_s
            """;
        select.Parameters.AddWithValue("$series", series.Value);
        select.Parameters.AddWithValue("$first", first);
        select.Parameters.AddWithValue("$reach", first - DayFiles.SecondsPerDay);
        select.Parameters.AddWithValue("$end", end);
        List<SeriesRun> runs = [];
        using SqliteDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            runs.Add(new SeriesRun(
                row.GetInt64(0), row.GetInt64(1), (Contracts.Measurements.VerdictState)row.GetByte(2),
                row.IsDBNull(3) ? double.NaN : row.GetDouble(3)));
        }

        return runs;
    });

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
