using Microsoft.Data.Sqlite;
using Monitoring.Storage.Chunks;
using Monitoring.Storage.Intake;

namespace Monitoring.Storage.Sqlite;

/// <summary>
/// One UTC day: the chunks of its windows and the batches whose first time lies in it. One writer; readers rent connections, and a
/// file that is to go waits until they are returned.
/// </summary>
internal sealed class DayFile : IDisposable
{
    private const int MostIdleReaders = 4;

    private readonly SqliteWriter _writer;
    private readonly Lock _gate = new();
    private readonly Stack<SqliteConnection> _idle = new();
    private int _rented;
    private bool _retired;

    public DayFile(string path, int day, IStoreObserver observer)
    {
        Path = path;
        Day = day;
        _writer = new SqliteWriter(path, SqliteSchema.Day, observer);
    }

    public string Path { get; }

    /// <summary>Days since 1970-01-01.</summary>
    public int Day { get; }

    /// <summary>Highest receipt known to be in the file and in memory alike.</summary>
    public long LastReceipt { get; set; }

    /// <summary>A commit failed: the file may hold batches that memory does not know.</summary>
    public bool IsInDoubt => _writer.IsInDoubt;

    public void Settle() => _writer.Settle();

    public void Open() => _writer.Open();

    /// <summary>Writes batches in one durable transaction; an answer per batch, false where its key is there already.</summary>
    public bool[] Insert(IReadOnlyList<(BatchRow Row, ReadOnlyMemory<byte> Payload)> batches)
    {
        bool[] inserted = new bool[batches.Count];
        _writer.Write((connection, transaction) =>
        {
            using SqliteCommand key = connection.CreateCommand();
            key.Transaction = transaction;
            key.CommandText = """
                INSERT INTO ingest_batch(receipt, epoch_id, seq, received_ms) VALUES($receipt, $epoch, $seq, $received)
                ON CONFLICT(epoch_id, seq) DO NOTHING
                """;
            using SqliteCommand content = connection.CreateCommand();
            content.Transaction = transaction;
            content.CommandText = "INSERT INTO ingest_payload(receipt, payload) VALUES($receipt, $payload)";
            for (int i = 0; i < inserted.Length; i++)
            {
                (BatchRow row, ReadOnlyMemory<byte> payload) = batches[i];
                key.Parameters.Clear();
                key.Parameters.AddWithValue("$receipt", row.Receipt);
                key.Parameters.AddWithValue("$epoch", row.EpochId);
                key.Parameters.AddWithValue("$seq", row.Sequence);
                key.Parameters.AddWithValue("$received", row.ReceivedUnixMilliseconds);
                inserted[i] = key.ExecuteNonQuery() == 1;
                if (inserted[i])
                {
                    content.Parameters.Clear();
                    content.Parameters.AddWithValue("$receipt", row.Receipt);
                    content.Parameters.AddWithValue("$payload", payload.ToArray());
                    content.ExecuteNonQuery();
                }
            }
        });
        return inserted;
    }

    /// <summary>Writes chunks in one transaction. A chunk that is there keeps its seconds; what is new is added to it.</summary>
    public long Seal(IReadOnlyList<(SeriesId Series, HeadChunk Head)> chunks, long start)
    {
        long bytes = 0;
        _writer.Write((connection, transaction) =>
        {
            using ChunkWriter writer = new(connection, transaction);
            foreach ((SeriesId series, HeadChunk head) in chunks)
            {
                bytes += writer.Merge(ChunkKey.Of(series, start), head);
            }
        });
        return bytes;
    }

    /// <summary>Drops the payloads of batches that nobody will read again; their keys stay.</summary>
    public void ClearPayloads(IReadOnlyList<long> receipts) => _writer.Write((connection, transaction) =>
    {
        using SqliteCommand clear = connection.CreateCommand();
        clear.Transaction = transaction;
        clear.CommandText = "DELETE FROM ingest_payload WHERE receipt = $receipt";
        SqliteParameter parameter = clear.Parameters.Add("$receipt", SqliteType.Integer);
        foreach (long receipt in receipts)
        {
            parameter.Value = receipt;
            clear.ExecuteNonQuery();
        }
    });

    /// <summary>A connection to read with; null when the file is on its way out.</summary>
    public DayReader? Rent()
    {
        lock (_gate)
        {
            if (_retired)
            {
                return null;
            }

            SqliteConnection connection = _idle.TryPop(out SqliteConnection? idle) ? idle : OpenReader();
            _rented++;
            return new DayReader(this, connection);
        }
    }

    public void Return(SqliteConnection connection)
    {
        lock (_gate)
        {
            _rented--;
            if (!_retired && _idle.Count < MostIdleReaders)
            {
                _idle.Push(connection);
                return;
            }
        }

        connection.Dispose();
    }

    /// <summary>Lets no new reader in; true once nobody reads any more and the file is closed.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            _retired = true;
            if (_rented > 0)
            {
                return false;
            }

            while (_idle.TryPop(out SqliteConnection? connection))
            {
                connection.Dispose();
            }
        }

        _writer.Dispose();
        return true;
    }

    /// <summary>Closes at once; who still reads keeps the file as it is until done.</summary>
    public void Dispose()
    {
        if (!TryRetire())
        {
            _writer.Dispose();
        }
    }

    private SqliteConnection OpenReader()
    {
        try
        {
            return SqliteFile.OpenReader(Path);
        }
        catch (SqliteException cause) when (!SqliteFile.IsDamage(cause))
        {
            throw StoreUnavailableException.CannotOpen(Path, cause);
        }
    }
}
