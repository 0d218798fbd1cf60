namespace Monitoring.Streams.TransportStream;

/// <summary>Distances at which packets follow one another in files and on interfaces.</summary>
public static class PacketSizes
{
    /// <summary>ISO/IEC 13818-1: the bare packet.</summary>
    public const int Bare = 188;

    /// <summary>M2TS: four bytes of copy permission and arrival time before the packet.</summary>
    public const int WithTimestamp = 192;

    /// <summary>EN 300 421 and EN 300 744: sixteen bytes of Reed-Solomon parity after the packet.</summary>
    public const int WithParity = 204;

    /// <summary>Bytes before the sync byte in a packet of 192 bytes.</summary>
    public const int TimestampSize = WithTimestamp - Bare;

    /// <summary>All of them, in the order in which they are tried.</summary>
    public static ReadOnlySpan<int> All => [Bare, WithTimestamp, WithParity];
}
