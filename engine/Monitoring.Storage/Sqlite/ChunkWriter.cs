using Microsoft.Data.Sqlite;
using Monitoring.Storage.Chunks;

namespace Monitoring.Storage.Sqlite;

/// <summary>Writes chunks inside one transaction, with statements and buffers used again for each.</summary>
internal sealed class ChunkWriter : IDisposable
{
    private readonly SqliteCommand _read;
    private readonly SqliteCommand _write;
    private readonly WindowPoints _points = new();
    private readonly ChunkBuffer _buffer = new();

    public ChunkWriter(SqliteConnection connection, SqliteTransaction transaction)
    {
        _read = connection.CreateCommand();
        _read.Transaction = transaction;
        _read.CommandText = $"SELECT {ChunkRow.Columns} FROM chunk WHERE k = $k";
        _read.Parameters.Add("$k", SqliteType.Integer);
        _write = connection.CreateCommand();
        _write.Transaction = transaction;
        _write.CommandText = """
            INSERT OR REPLACE INTO chunk(k, n, step_ms, codec, states, nulls, mn, mx, sm, last, data, crc)
            VALUES($k, $n, 1000, $codec, $states, $nulls, $mn, $mx, $sm, $last, $data, $crc)
            """;
        foreach (string name in (string[])["$k", "$n", "$codec", "$states", "$nulls", "$mn", "$mx", "$sm", "$last", "$data", "$crc"])
        {
            _write.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    /// <summary>Adds the seconds of a head chunk to the row of its key; gives the bytes of the packed result.</summary>
    public long Merge(long key, HeadChunk head)
    {
        ReadSealed(key);
        head.CopyTo(_points);
        _buffer.Clear();
        ChunkSummary summary = ChunkCodec.Encode(_points, _buffer);
        object[] values =
        [
            key, summary.Count, summary.Codec, summary.States, summary.Nulls,
            Real(summary.Min), Real(summary.Max), Real(summary.Sum), Real(summary.Last), _buffer.Written.ToArray(),
            (long)ChunkCheck.Of(key, summary, _buffer.Written),
        ];
        for (int i = 0; i < values.Length; i++)
        {
            _write.Parameters[i].Value = values[i];
        }

        _write.ExecuteNonQuery();
        return _buffer.Length;
    }

    public void Dispose()
    {
        _read.Dispose();
        _write.Dispose();
    }

    /// <summary>SQLite has no NaN.</summary>
    private static object Real(double? value) => value is double number && !double.IsNaN(number) ? number : DBNull.Value;

    /// <summary>A chunk nobody can unpack any more is replaced by what has arrived since.</summary>
    private void ReadSealed(long key)
    {
        _read.Parameters[0].Value = key;
        using SqliteDataReader row = _read.ExecuteReader();
        if (row.Read())
        {
            var chunk = ChunkRow.Read(row, uniformToo: true);
            if (ChunkCodec.Decode(chunk.Data, chunk.Summary.Codec, _points) == ChunkStatus.Complete)
            {
                return;
            }
        }

        _points.Clear();
    }
}
