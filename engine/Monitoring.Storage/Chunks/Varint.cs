namespace Monitoring.Storage.Chunks;

/// <summary>Unsigned LEB128 and the zig-zag map of signed numbers onto it.</summary>
internal static class Varint
{
    /// <summary>Bytes of the longest number.</summary>
    public const int MaxBytes = 10;

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public static long UnZigZag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    /// <summary>Writes a number and returns its length; the span must hold it.</summary>
    public static int Write(Span<byte> target, ulong value)
    {
        int length = 0;
        while (value >= 0x80)
        {
            target[length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[length++] = (byte)value;
        return length;
    }

    /// <summary>Takes a number off the front of a span; false when it is cut short or longer than 64 bits.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> source, out ulong value)
    {
        value = 0;
        int most = Math.Min(source.Length, MaxBytes);
        for (int i = 0; i < most; i++)
        {
            byte b = source[i];
            if (i == MaxBytes - 1 && b > 1)
            {
                return false;
            }

            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                source = source[(i + 1)..];
                return true;
            }
        }

        return false;
    }
}
