using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Monitoring.Streams.Video;

/// <summary>start_code_prefix, 0x000001: ISO/IEC 13818-2 §5.2.3, and byte streams of H.264, HEVC, VVC and AVS.</summary>
internal static class StartCodePrefix
{
    /// <summary>Bytes it has.</summary>
    public const int Size = 3;

    private static ReadOnlySpan<byte> Bytes => [0, 0, 1];

    /// <summary>Where the first lies; -1 where there is none. Made for payloads of packets, which are searched every one.</summary>
    public static int IndexIn(ReadOnlySpan<byte> bytes)
    {
        int last = bytes.Length - Vector256<byte>.Count - (Size - 1);
        if (last < 0)
        {
            return bytes.IndexOf(Bytes);
        }

        // All loads end at last + Count + 2 = Length at most; the last block overlaps the one before where the length asks for it.
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        for (int at = 0; ; at = Math.Min(at + Vector256<byte>.Count, last))
        {
            Vector256<byte> others = Vector256.LoadUnsafe(ref start, (nuint)at) | Vector256.LoadUnsafe(ref start, (nuint)at + 1)
                | (Vector256.LoadUnsafe(ref start, (nuint)at + 2) ^ Vector256<byte>.One);
            if (Vector256.EqualsAny(others, Vector256<byte>.Zero))
            {
                return at + BitOperations.TrailingZeroCount(Vector256.Equals(others, Vector256<byte>.Zero).ExtractMostSignificantBits());
            }

            if (at == last)
            {
                return -1;
            }
        }
    }
}
