using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Core;
using Monitoring.Storage.Tiers;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// rollup.db: one row a series and hour with the hour, and another with its minutes packed, so that the minutes can go before the hours.
/// Apart from core.db, whose backup would grow by it.
/// </summary>
internal sealed class RollUpFile(string path, IStoreObserver observer) : IDisposable
{
    /// <summary>Connections that are kept open for the next to read.</summary>
    public const int MostIdleReaders = 4;

    /// <summary>Minutes of the 25 hours a day may touch: a list that grows to them is copied, and the copy is a large object.</summary>
    private const int MostExpected = 1500;

    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly SqliteWriter _writer = new(path, SqliteSchema.RollUps, observer);
    private readonly ChunkBuffer _buffer = new();

    /// <summary>Whether the file is there and sound; one that is damaged is moved aside.</summary>
    public bool IsUsable(DateTimeOffset now)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            _writer.Open();
            return true;
        }
        catch (SqliteException damage)
        {
            string aside = path + now.ToString("'.corrupt-'yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
            foreach (string part in SqliteFile.Parts(path).Where(File.Exists))
            {
                File.Move(part, aside + part[path.Length..], overwrite: true);
            }

            observer.OnNotice(
                StoreNotice.DayFileMovedAside,
                $"{path} is damaged ({damage.Message.ReplaceLineEndings(" ")}) and was moved to {aside}; minutes and hours are made again "
                + "of the days whose points are kept, those before are missing");
            return false;
        }
    }

    /// <summary>Opens the file, creating it where there is none.</summary>
    public void Open() => Write(static (_, _) => { });

    /// <summary>Writes an hour of some series, in place of what there may be.</summary>
    public void Put(long hour, IReadOnlyList<(SeriesId Series, IReadOnlyList<RollUp> Minutes)> series) => Write((connection, transaction) =>
    {
        foreach ((SeriesId id, IReadOnlyList<RollUp> minutes) in series)
        {
            RollUp whole = RollUpFold.Of(minutes, RollUpTier.Hour)[0];
            Run(
                connection, transaction,
                """
                INSERT OR REPLACE INTO hour(series, hour_s, known, unknown, fault, states, mn, mx, sm, last)
                VALUES(@p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)
                """,
                id.Value, hour, whole.KnownSeconds, whole.UnknownSeconds, whole.FaultSeconds, (int)whole.States, Real(whole.Min),
                Real(whole.Max), Real(whole.Sum), Real(whole.Last));
            Run(
                connection, transaction, "INSERT OR REPLACE INTO minutes(series, hour_s, n, data) VALUES(@p1, @p2, @p3, @p4)",
                id.Value, hour, minutes.Count, RollUpCodec.Encode(minutes, hour, _buffer));
        }
    });

    /// <summary>Lets go of what starts before a time.</summary>
    public void Drop(RollUpTier tier, long beforeUnixSeconds) => Write((connection, transaction) => Run(
        connection, transaction,
        tier == RollUpTier.Hour ? "DELETE FROM hour WHERE hour_s < @p1" : "DELETE FROM minutes WHERE hour_s < @p1", beforeUnixSeconds));

    /// <summary>The roll-ups of the hours that start in [first, last], in time order: a list for each series, in their order.</summary>
    /// <param name="series">Which series.</param>
    /// <param name="tier">How coarse.</param>
    /// <param name="first">Start of the first hour.</param>
    /// <param name="last">What no hour starts after.</param>
    /// <param name="without">Hours that are left out.</param>
    public List<RollUp>[] Read(IReadOnlyList<SeriesId> series, RollUpTier tier, long first, long last, IReadOnlySet<long> without)
    {
        int expected = (int)Math.Min(((last - first) / (int)tier) + 1, MostExpected);
        List<RollUp>[] found = [.. series.Select(_ => new List<RollUp>(expected))];
        if (!File.Exists(path))
        {
            return found;
        }

        SqliteConnection? connection = null;
        try
        {
            connection = _idle.TryTake(out SqliteConnection? idle) ? idle : SqliteFile.OpenReader(path);
            using DbCommand select = Statement.Of(
                connection,
                tier == RollUpTier.Hour
                    ? "SELECT hour_s, known, unknown, fault, states, mn, mx, sm, last FROM hour WHERE series = @p1 AND hour_s BETWEEN @p2 AND @p3 ORDER BY hour_s"
                    : "SELECT hour_s, n, data FROM minutes WHERE series = @p1 AND hour_s BETWEEN @p2 AND @p3 ORDER BY hour_s",
                0, first, last);
            for (int at = 0; at < found.Length; at++)
            {
                select.Parameters[0].Value = series[at].Value;
                using DbDataReader row = select.ExecuteReader();
                while (row.Read())
                {
                    long hour = row.GetInt64(0);
                    if (without.Contains(hour))
                    {
                        continue;
                    }

                    if (tier == RollUpTier.Hour)
                    {
                        found[at].Add(HourOf(row));
                    }
                    else
                    {
                        AddMinutes(found[at], row, hour, series[at]);
                    }
                }
            }
        }
        catch (SqliteException cause)
        {
            connection?.Dispose();
            throw StoreUnavailableException.CannotOpen(path, cause);
        }

        if (_idle.Count < MostIdleReaders)
        {
            _idle.Add(connection);
        }
        else
        {
            connection.Dispose();
        }

        return found;
    }

    public void Dispose()
    {
        _writer.Dispose();
        while (_idle.TryTake(out SqliteConnection? connection))
        {
            connection.Dispose();
        }
    }

    private static object Real(double value) => double.IsNaN(value) ? DBNull.Value : value;

    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<object> values)
    {
        using DbCommand command = Statement.Of(connection, sql, values);
        command.Transaction = transaction;
        command.ExecuteNonQuery();
    }

    private static RollUp HourOf(DbDataReader row)
    {
        double Column(int column) => row.IsDBNull(column) ? double.NaN : row.GetDouble(column);
        return new RollUp(
            row.GetInt64(0), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetByte(4), Column(5), Column(6), Column(7), Column(8));
    }

    private void AddMinutes(List<RollUp> found, DbDataReader row, long hour, SeriesId series)
    {
        int before = found.Count;
        if (RollUpCodec.Decode(row.GetFieldValue<byte[]>(2), row.GetInt32(1), hour, found) == ChunkStatus.Malformed)
        {
            found.RemoveRange(before, found.Count - before);
            observer.OnNotice(
                StoreNotice.ChunkUnreadable, $"{path}: the minutes of series {series} at {hour} cannot be unpacked and are left out");
        }
    }

    private void Write(Action<SqliteConnection, SqliteTransaction> work)
    {
        try
        {
            _writer.Write(work);
        }
        catch (SqliteException damage)
        {
            throw StoreUnavailableException.RollUpsDamaged(path, damage);
        }
    }
}
