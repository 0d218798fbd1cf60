using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// One record of a segment: length and CRC-32C of the payload, four bytes each, little-endian; then the payload. What a crash tore off the end
/// is found by either.
/// </summary>
internal static class SpoolRecord
{
    public const int HeaderSize = 8;

    /// <summary>No batch is larger; a larger length is damage.</summary>
    public const int LongestPayload = 4 * 1024 * 1024;

    public static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        byte[] record = new byte[HeaderSize + payload.Length];
        BinaryPrimitives.WriteInt32LittleEndian(record, payload.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Crc32C(payload));
        payload.CopyTo(record.AsSpan(HeaderSize));
        return record;
    }

    /// <summary>Reads the record at a position; <paramref name="end"/> is where the next one begins.</summary>
    public static RecordState Read(FileStream file, long position, out byte[] payload, out long end)
    {
        payload = [];
        end = position;
        Span<byte> header = stackalloc byte[HeaderSize];
        if (RandomAccess.Read(file.SafeFileHandle, header, position) < HeaderSize)
        {
            return RecordState.None;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header);
        if (length is <= 0 or > LongestPayload)
        {
            return RecordState.None;
        }

        byte[] body = new byte[length];
        if (RandomAccess.Read(file.SafeFileHandle, body, position + HeaderSize) < length)
        {
            return RecordState.None;
        }

        end = position + HeaderSize + length;
        if (Crc32C(body) != BinaryPrimitives.ReadUInt32LittleEndian(header[4..]))
        {
            return RecordState.Damaged;
        }

        payload = body;
        return RecordState.Whole;
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
