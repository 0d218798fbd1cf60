namespace Monitoring.Testing.Streams;

/// <summary>Writes PES packets.</summary>
public static class PesBuilder
{
    public const byte VideoStreamId = 0xE0;
    public const byte AudioStreamId = 0xC0;

    private const int LongestCounted = ushort.MaxValue;

    /// <summary>A PES packet; its length field is 0 where the packet is longer than the field can say.</summary>
    public static byte[] Packet(byte streamId, long? pts, long? dts, ReadOnlySpan<byte> payload)
    {
        byte[] timestamps = (pts, dts) switch
        {
            (null, _) => [],
            ({ } shown, null) => Timestamp(0x20, shown),
            ({ } shown, { } decoded) => [.. Timestamp(0x30, shown), .. Timestamp(0x10, decoded)],
        };
        int flags = timestamps.Length switch { 0 => 0x00, 5 => 0x80, _ => 0xC0 };
        int length = 3 + timestamps.Length + payload.Length;
        int counted = length > LongestCounted ? 0 : length;
        return
        [
            0, 0, 1, streamId, (byte)(counted >> 8), (byte)counted, 0x80, (byte)flags, (byte)timestamps.Length, .. timestamps, .. payload,
        ];
    }

    private static byte[] Timestamp(int prefix, long ticks) =>
    [
        (byte)(prefix | ((int)(ticks >> 29) & 0x0E) | 1),
        (byte)(ticks >> 22), (byte)((ticks >> 14) | 1),
        (byte)(ticks >> 7), (byte)((ticks << 1) | 1),
    ];
}
