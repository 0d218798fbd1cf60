using Microsoft.Data.Sqlite;
using Monitoring.Storage.Chunks;

namespace Monitoring.Storage.Sqlite;

/// <summary>A chunk as its row holds it.</summary>
/// <param name="Start">Start of its window, Unix seconds.</param>
/// <param name="Summary">What the row says of the content.</param>
/// <param name="Data">The packed window; null when it was not asked for because the summary says it all; empty, which no encoder
/// writes, when the row's check sum says that it is damaged.</param>
internal readonly record struct ChunkRow(long Start, ChunkSummary Summary, byte[]? Data)
{
    /// <summary>What <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "k, n, codec, states, nulls, mn, mx, sm, last, data, crc";

    /// <summary>Reads a row and checks its sum, where it has one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="uniformToo">Take the packed bytes also where the summary says it all.</param>
    public static ChunkRow Read(SqliteDataReader row, bool uniformToo)
    {
        long key = row.GetInt64(0);
        ChunkSummary summary = new(
            row.GetInt32(1), row.GetByte(2), row.GetByte(3), row.GetInt32(4), Real(row, 5), Real(row, 6), Real(row, 7), Real(row, 8));
        byte[] data = row.GetFieldValue<byte[]>(9);
        bool isSound = row.IsDBNull(10) || row.GetInt64(10) == ChunkCheck.Of(key, summary, data);
        return new ChunkRow(ChunkKey.StartOf(key), summary, !isSound ? [] : uniformToo || !summary.IsUniform ? data : null);
    }

    private static double? Real(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
}
