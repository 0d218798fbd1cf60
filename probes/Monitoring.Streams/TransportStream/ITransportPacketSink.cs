namespace Monitoring.Streams.TransportStream;

/// <summary>
/// Takes what a <see cref="PacketSynchronizer"/> finds, in the order of the input. Offsets count bytes of the input from 0.
/// </summary>
public interface ITransportPacketSink
{
    /// <summary>
    /// A run of consecutive packets: packet i begins with its sync byte at i · <paramref name="stride"/>, and the last has at least 188
    /// bytes. The bytes are the caller's and only valid during the call.
    /// </summary>
    /// <param name="run">The bytes from the sync byte of the first packet to the end of the last.</param>
    /// <param name="stride">Distance between sync bytes: 188, 192 or 204.</param>
    /// <param name="count">Packets in the run, at least 1.</param>
    /// <param name="firstOffset">Offset of the first sync byte.</param>
    void OnPackets(ReadOnlySpan<byte> run, int stride, int count, long firstOffset);

    /// <summary>
    /// One byte where 0x47 was due is another, and the next is 0x47 again: the packet is left out, synchronisation stays.
    /// </summary>
    void OnSyncByteError(long offset, byte found);

    /// <summary>Two consecutive bytes where 0x47 was due are others.</summary>
    /// <param name="offset">Offset of the first of the two; the search begins there.</param>
    void OnSyncLoss(long offset);

    /// <summary>Packets begin.</summary>
    /// <param name="offset">Offset of the first packet, with the 4 bytes before its sync byte where the packet size is 192.</param>
    /// <param name="packetSize">188, 192 or 204.</param>
    /// <param name="skippedBytes">Bytes between the start of the search and the first packet, which belong to no packet.</param>
    void OnSyncAcquired(long offset, int packetSize, long skippedBytes);

    /// <summary>The input ended with bytes that make no packet: those after the last one, or all since the search began.</summary>
    void OnTrailing(int bytes);
}
