using Monitoring.Streams.TransportStream;
using Monitoring.Testing.Streams;

namespace DemoStreams;

/// <summary>Replaces the SDT of a recording by one whose names are written as Chinese stations write them: GB18030 behind 0x13.</summary>
internal static class ServiceNames
{
    private const ushort TransportStreamId = 33;
    private const ushort OriginalNetworkId = 8228;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>The SDT of the multiplexer becomes null packets; ours takes the place of null packets once a second.</summary>
    public static byte[] Replace(byte[] recording, DemoStream stream)
    {
        byte[] section = SectionBuilder.Sdt(
            TransportStreamId, OriginalNetworkId, version: 1,
            [.. stream.Services.Select(s => new ServiceSpec((ushort)s.Id, s.Name, "青海", TextTable.Gb18030))]);
        byte[] packets = new TransportStreamBuilder().Section(WellKnownPids.ServiceDescription.Value, section).ToArray();
        byte[] nullPacket = new TransportStreamBuilder().Null().ToArray();

        int due = 0;
        int pending = 0;
        int perInterval = (int)(stream.MuxRate * Interval.TotalSeconds / (8 * TransportPacket.Length));
        for (int index = 0; (index + 1) * TransportPacket.Length <= recording.Length; index++)
        {
            Span<byte> packet = recording.AsSpan(index * TransportPacket.Length, TransportPacket.Length);
            if (new TransportPacket(packet).Pid == WellKnownPids.ServiceDescription)
            {
                nullPacket.CopyTo(packet);
            }

            if (new TransportPacket(packet).Pid != WellKnownPids.Null)
            {
                continue;
            }

            if (pending == 0 && index >= due)
            {
                pending = packets.Length;
                due += perInterval;
            }

            if (pending > 0)
            {
                packets.AsSpan(packets.Length - pending, TransportPacket.Length).CopyTo(packet);
                pending -= TransportPacket.Length;
            }
        }

        return recording;
    }
}
