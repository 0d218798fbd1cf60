using Monitoring.Streams.Sections;

namespace Monitoring.Probe.Tables;

/// <summary>A section and how often these very bytes came.</summary>
internal sealed class KeptSection(in SectionHeader header, byte[] bytes, long packet)
{
    public SectionHeader Header { get; } = header;

    public byte[] Bytes { get; } = bytes;

    public long Received { get; private set; } = 1;

    /// <summary>Packets it ended in, from 0.</summary>
    public long FirstPacket { get; } = packet;

    public long LastPacket { get; private set; } = packet;

    public void Again(long packet)
    {
        Received++;
        LastPacket = packet;
    }
}
