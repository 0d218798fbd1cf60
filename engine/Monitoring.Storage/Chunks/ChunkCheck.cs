using System.Buffers.Binary;
using System.Numerics;

namespace Monitoring.Storage.Chunks;

/// <summary>
/// The check sum of a chunk's row: a bit that turned on the disk must not become a value that looks right. CRC-32C over key, summary
/// and data, in that order, numbers as eight bytes.
/// </summary>
internal static class ChunkCheck
{
    public static uint Of(long key, in ChunkSummary summary, ReadOnlySpan<byte> data)
    {
        uint crc = Add(uint.MaxValue, key);
        foreach (int number in (ReadOnlySpan<int>)[summary.Count, summary.Codec, summary.States, summary.Nulls])
        {
            crc = Add(crc, number);
        }

        foreach (double? value in (ReadOnlySpan<double?>)[summary.Min, summary.Max, summary.Sum, summary.Last])
        {
            // SQLite has no NaN: it reads as absent.
            crc = Add(crc, value is double number && !double.IsNaN(number) ? BitConverter.DoubleToInt64Bits(number) : -1);
        }

        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        }

        foreach (byte one in data)
        {
            crc = BitOperations.Crc32C(crc, one);
        }

        return ~crc;
    }

    private static uint Add(uint crc, long value) => BitOperations.Crc32C(crc, (ulong)value);
}
