using System.Buffers.Binary;

namespace Monitoring.Streams.Splicing;

/// <summary>Numbers that are no whole bytes.</summary>
internal static class SpliceBits
{
    /// <summary>33 bits, uimsbf: the lowest bit of the first byte and the four bytes behind it, which must be there.</summary>
    public static long Read33(ReadOnlySpan<byte> bytes) => ((bytes[0] & 1L) << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]);
}
