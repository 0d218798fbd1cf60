using System.Buffers.Binary;

namespace Monitoring.Streams.Checksums;

/// <summary>
/// CRC_32, 32 bits, rpchof, ISO/IEC 13818-1 Annex A: polynomial 0x04C11DB7, all ones at the start, most significant bit first, nothing
/// reflected, nothing inverted at the end. Run over a whole section with its CRC_32 the result is zero.
/// </summary>
public static class Crc32Mpeg2
{
    /// <summary>Width of the field in bytes.</summary>
    public const int Size = 4;

    private const uint Polynomial = 0x04C1_1DB7;
    private const uint Initial = uint.MaxValue;
    private const int Slices = 8;

    /// <summary>Slice n holds the remainder of a byte followed by n zero bytes, so that eight bytes fold in one step.</summary>
    private static readonly uint[] Table = BuildTable();

    /// <summary>The remainder of <paramref name="bytes"/>.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        uint[] table = Table;
        uint crc = Initial;
        while (bytes.Length >= Slices)
        {
            uint high = BinaryPrimitives.ReadUInt32BigEndian(bytes) ^ crc;
            uint low = BinaryPrimitives.ReadUInt32BigEndian(bytes[4..]);
            crc = table[(7 * 256) + (int)(high >> 24)] ^ table[(6 * 256) + (byte)(high >> 16)]
                ^ table[(5 * 256) + (byte)(high >> 8)] ^ table[(4 * 256) + (byte)high]
                ^ table[(3 * 256) + (int)(low >> 24)] ^ table[(2 * 256) + (byte)(low >> 16)]
                ^ table[256 + (byte)(low >> 8)] ^ table[(byte)low];
            bytes = bytes[Slices..];
        }

        foreach (byte value in bytes)
        {
            crc = (crc << 8) ^ table[(byte)((crc >> 24) ^ value)];
        }

        return crc;
    }

    /// <summary>True when <paramref name="section"/> ends in the CRC_32 of what precedes it.</summary>
    public static bool IsValid(ReadOnlySpan<byte> section) => section.Length >= Size && Compute(section) == 0;

    private static uint[] BuildTable()
    {
        uint[] table = new uint[Slices * 256];
        for (int value = 0; value < 256; value++)
        {
            uint crc = (uint)value << 24;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000_0000) != 0 ? (crc << 1) ^ Polynomial : crc << 1;
            }

            table[value] = crc;
        }

        for (int index = 256; index < table.Length; index++)
        {
            uint previous = table[index - 256];
            table[index] = (previous << 8) ^ table[previous >> 24];
        }

        return table;
    }
}
