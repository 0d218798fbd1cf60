using System.Buffers.Binary;

namespace Monitoring.Streams.Sections;

/// <summary>
/// Bytes after the field that counts them, as program_info_length, ES_info_length and the *_loop_length fields do:
/// <code>
/// other bits       4
/// length          12 uimsbf
/// bytes            8 · length
/// </code>
/// </summary>
internal static class CountedBytes
{
    /// <summary>Width of the field in bytes.</summary>
    public const int FieldSize = 2;

    /// <summary>The bits of the field that count, where the standard is kept to.</summary>
    public const int LengthMask = 0x0FFF;

    /// <summary>The bytes counted at <paramref name="at"/> and what follows them; false when they do not fit.</summary>
    public static bool TrySplit(
        ReadOnlySpan<byte> bytes, int at, out ReadOnlySpan<byte> counted, out ReadOnlySpan<byte> rest, int mask = LengthMask)
    {
        counted = default;
        rest = default;
        if (bytes.Length < at + FieldSize)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]) & mask;
        int start = at + FieldSize;
        if (bytes.Length < start + length)
        {
            return false;
        }

        counted = bytes.Slice(start, length);
        rest = bytes[(start + length)..];
        return true;
    }
}
