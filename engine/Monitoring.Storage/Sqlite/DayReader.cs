using Microsoft.Data.Sqlite;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Sqlite;

/// <summary>A rented connection to a day file. Dispose returns it.</summary>
internal sealed class DayReader(DayFile file, SqliteConnection connection) : IDisposable
{
    public DayFile File => file;

    /// <summary>The chunks of a series whose windows start in [first, last], in time order.</summary>
    /// <param name="series">The series.</param>
    /// <param name="first">Start of the first window.</param>
    /// <param name="last">Start of the last window.</param>
    /// <param name="uniformToo">Read the packed bytes also where the row's summary says it all.</param>
    public List<ChunkRow> ReadChunks(SeriesId series, long first, long last, bool uniformToo)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText =
            $"SELECT {ChunkRow.Columns} FROM chunk WHERE k BETWEEN $first AND $last ORDER BY k";
        select.Parameters.AddWithValue("$first", ChunkKey.Of(series, first));
        select.Parameters.AddWithValue("$last", ChunkKey.Of(series, last));
        List<ChunkRow> rows = [];
        using SqliteDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            rows.Add(ChunkRow.Read(row, uniformToo));
        }

        return rows;
    }

    /// <summary>Batches whose payload is still there, in order of receipt.</summary>
    public List<BatchRow> ReadOpenBatches()
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = """
            SELECT b.receipt, b.epoch_id, b.seq, b.received_ms FROM ingest_payload p JOIN ingest_batch b ON b.receipt = p.receipt
            ORDER BY p.receipt
            """;
        return ReadBatches(select);
    }

    /// <summary>All batches above a receipt, in order of receipt.</summary>
    public List<BatchRow> ReadBatchesAbove(long receipt)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT receipt, epoch_id, seq, received_ms FROM ingest_batch WHERE receipt > $receipt ORDER BY receipt";
        select.Parameters.AddWithValue("$receipt", receipt);
        return ReadBatches(select);
    }

    /// <summary>The payload of a batch; null once it is cleared.</summary>
    public byte[]? ReadPayload(long receipt)
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT payload FROM ingest_payload WHERE receipt = $receipt";
        select.Parameters.AddWithValue("$receipt", receipt);
        return select.ExecuteScalar() as byte[];
    }

    /// <summary>Highest receipt of the file; 0 when it holds none.</summary>
    public long ReadLastReceipt()
    {
        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "SELECT coalesce(max(receipt), 0) FROM ingest_batch";
        return (long)select.ExecuteScalar()!;
    }

    public void RequireVersion() => SqliteFile.RequireVersion(connection, file.Path, SqliteSchema.Day);

    public void Dispose() => file.Return(connection);

    private static List<BatchRow> ReadBatches(SqliteCommand select)
    {
        List<BatchRow> rows = [];
        using SqliteDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            rows.Add(new BatchRow(row.GetInt64(0), row.GetInt32(1), row.GetInt64(2), row.GetInt64(3)));
        }

        return rows;
    }
}
