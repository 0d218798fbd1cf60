using Monitoring.Streams.TransportStream;

namespace Monitoring.Analysis.Network;

/// <summary>Whether bytes are transport packets, whole and nothing else.</summary>
public static class TransportPayload
{
    /// <summary>A whole number of packets, each with its sync byte.</summary>
    public static bool IsOf(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty || payload.Length % TransportPacket.Length != 0)
        {
            return false;
        }

        for (int at = 0; at < payload.Length; at += TransportPacket.Length)
        {
            if (payload[at] != TransportPacket.SyncByte)
            {
                return false;
            }
        }

        return true;
    }
}
