namespace Monitoring.Streams.TransportStream;

/// <summary>Finds the packets of an input that ended before it had five of them.</summary>
internal static class ShortInput
{
    /// <summary>
    /// A first sync byte within the first packet's length such that every byte due to be 0x47 up to the end is. One packet alone has no
    /// second sync byte to vouch for it and must therefore begin where the input does.
    /// </summary>
    /// <param name="bytes">What is left of the input, undecided.</param>
    /// <param name="offset">Offset of its first byte in the input.</param>
    /// <param name="position">Where the first sync byte is.</param>
    /// <param name="stride">The packet size.</param>
    public static bool TryFind(ReadOnlySpan<byte> bytes, long offset, out int position, out int stride)
    {
        for (position = 0; position + TransportPacket.Length <= bytes.Length && offset + position < PacketSizes.WithParity; position++)
        {
            foreach (int candidate in PacketSizes.All)
            {
                int syncBytes = CountSyncBytes(bytes[position..], candidate);
                bool vouchedFor = syncBytes > 1
                    || (syncBytes == 1 && offset + position == (candidate == PacketSizes.WithTimestamp ? PacketSizes.TimestampSize : 0));
                if (vouchedFor)
                {
                    stride = candidate;
                    return true;
                }
            }
        }

        stride = 0;
        return false;
    }

    /// <summary>Sync bytes at the distance; 0 when one is bad.</summary>
    private static int CountSyncBytes(ReadOnlySpan<byte> bytes, int stride)
    {
        int count = 0;
        for (int at = 0; at < bytes.Length; at += stride)
        {
            if (bytes[at] != TransportPacket.SyncByte)
            {
                return 0;
            }

            count++;
        }

        return count;
    }
}
