using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Monitoring.Probe.Spooling;

/// <summary>
/// One record of a segment: a mark, the length of the payload and CRC-32C of length and payload, four bytes each, little-endian; then the
/// payload. What a crash tore off the end is found by length and CRC; the mark is where reading goes on behind damage.
/// </summary>
internal static class SpoolRecord
{
    public const int HeaderSize = 12;

    /// <summary>No batch is larger; a larger length is damage.</summary>
    public const int LongestPayload = 4 * 1024 * 1024;

    private const int LengthAt = 4;
    private const int CrcAt = 8;
    private const int SearchStep = 64 * 1024;

    /// <summary>No text has it, and no two of its bytes are the same.</summary>
    private static ReadOnlySpan<byte> Mark => [0xF5, 0x53, 0x50, 0xFA];

    public static byte[] Frame(ReadOnlySpan<byte> payload)
    {
        byte[] record = new byte[HeaderSize + payload.Length];
        Mark.CopyTo(record);
        BinaryPrimitives.WriteInt32LittleEndian(record.AsSpan(LengthAt), payload.Length);
        payload.CopyTo(record.AsSpan(HeaderSize));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(CrcAt), CrcOf(payload));
        return record;
    }

    /// <summary>Reads the record at a position; <paramref name="end"/> is where the next one begins. False where none lies there whole.</summary>
    public static bool TryRead(FileStream file, long position, out byte[] payload, out long end)
    {
        payload = [];
        end = position;
        Span<byte> header = stackalloc byte[HeaderSize];
        if (RandomAccess.Read(file.SafeFileHandle, header, position) < HeaderSize || !header.StartsWith(Mark))
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(header[LengthAt..]);
        if (length is <= 0 or > LongestPayload || position + HeaderSize + length > RandomAccess.GetLength(file.SafeFileHandle))
        {
            return false;
        }

        byte[] body = new byte[length];
        if (RandomAccess.Read(file.SafeFileHandle, body, position + HeaderSize) < length
            || CrcOf(body) != BinaryPrimitives.ReadUInt32LittleEndian(header[CrcAt..]))
        {
            return false;
        }

        end = position + HeaderSize + length;
        payload = body;
        return true;
    }

    /// <summary>Where the next whole record begins, at a position or behind it; -1 when there is none.</summary>
    public static long Find(FileStream file, long position)
    {
        byte[] bytes = new byte[SearchStep + Mark.Length - 1];
        int read;
        while ((read = RandomAccess.Read(file.SafeFileHandle, bytes, position)) >= Mark.Length)
        {
            int at = 0;
            for (int next; (next = bytes.AsSpan(at, read - at).IndexOf(Mark)) >= 0; at++)
            {
                at += next;
                if (TryRead(file, position + at, out _, out _))
                {
                    return position + at;
                }
            }

            position += Math.Min(SearchStep, read);
        }

        return -1;
    }

    private static uint CrcOf(ReadOnlySpan<byte> payload) =>
        ~Crc32C(BitOperations.Crc32C(uint.MaxValue, (uint)payload.Length), payload);

    private static uint Crc32C(uint crc, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            crc = BitOperations.Crc32C(crc, word);
        }

        foreach (byte value in bytes[(words.Length * sizeof(ulong))..])
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return crc;
    }
}
