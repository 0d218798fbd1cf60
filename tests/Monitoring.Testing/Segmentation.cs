namespace Monitoring.Testing;

/// <summary>The ways in which bytes may reach a parser: the result must not depend on them.</summary>
public static class Segmentation
{
    private const int Margin = 37;

    /// <summary>One call with everything.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Whole(byte[] bytes) => [bytes];

    /// <summary>One call with everything, inside a larger buffer of other bytes.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> InsideLargerBuffer(byte[] bytes)
    {
        byte[] larger = new byte[bytes.Length + (2 * Margin)];
        larger.AsSpan().Fill(0x47);
        bytes.CopyTo(larger, Margin);
        return [larger.AsMemory(Margin, bytes.Length)];
    }

    /// <summary>Two calls, cut at <paramref name="index"/>.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> SplitAt(byte[] bytes, int index) => [bytes.AsMemory(0, index), bytes.AsMemory(index)];

    /// <summary>Calls of <paramref name="size"/> bytes each but the last.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> InPieces(byte[] bytes, int size)
    {
        for (int at = 0; at < bytes.Length; at += size)
        {
            yield return bytes.AsMemory(at, Math.Min(size, bytes.Length - at));
        }
    }

    /// <summary>A call for each byte.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> ByteByByte(byte[] bytes) => InPieces(bytes, 1);

    /// <summary>All of the above, the cut at every index, each with a name for the failure message.</summary>
    public static IEnumerable<(string Name, IEnumerable<ReadOnlyMemory<byte>> Chunks)> Matrix(byte[] bytes)
    {
        yield return ("whole", Whole(bytes));
        yield return ("inside a larger buffer", InsideLargerBuffer(bytes));
        for (int index = 0; index <= bytes.Length; index++)
        {
            yield return ($"split at {index}", SplitAt(bytes, index));
        }

        yield return ("in pieces of 1316", InPieces(bytes, 1316));
        yield return ("in pieces of 187", InPieces(bytes, 187));
        yield return ("byte by byte", ByteByByte(bytes));
    }
}
