using Monitoring.Streams.Bits;
using Monitoring.Streams.Capture;

namespace Monitoring.Streams.Network;

/// <summary>Takes UDP datagrams out of captured frames, fragments put together, and counts what is none.</summary>
public sealed class DatagramReader
{
    private readonly FragmentAssembler _fragments = new();

    /// <summary>Datagrams read.</summary>
    public long Datagrams { get; private set; }

    /// <summary>Frames of another protocol, or broken.</summary>
    public long OtherFrames { get; private set; }

    /// <summary>Frames that held a part of a packet.</summary>
    public long Fragments { get; private set; }

    /// <summary>Packets of which fragments are missing.</summary>
    public long IncompletePackets => _fragments.GivenUp + _fragments.Incomplete;

    /// <summary>Reads a frame; false where it completes no datagram.</summary>
    public bool TryRead(in CapturedFrame frame, out Datagram datagram)
    {
        datagram = default;
        if (LinkHeader.TryRead(frame.Bytes, frame.Link, out LinkHeader link) != ParseStatus.Complete
            || InternetPacket.TryRead(frame.Bytes[link.Length..], link.EtherType, out InternetPacket packet) != ParseStatus.Complete
            || packet.Protocol != IpProtocol.Udp)
        {
            OtherFrames++;
            return false;
        }

        if (packet.IsFragment)
        {
            Fragments++;
            if (!_fragments.TryComplete(packet, out packet))
            {
                return false;
            }
        }

        if (UdpDatagram.TryRead(packet.Payload, out UdpDatagram udp) != ParseStatus.Complete)
        {
            OtherFrames++;
            return false;
        }

        Datagrams++;
        datagram = new Datagram
        {
            Flow = new FlowKey(
                new InternetEndpoint(packet.Source, udp.SourcePort), new InternetEndpoint(packet.Destination, udp.DestinationPort), link.VlanId),
            PppSession = link.PppSession,
            TimeToLive = packet.TimeToLive,
            TrafficClass = packet.TrafficClass,
            IsCut = packet.IsCut || udp.IsCut,
            Payload = udp.Payload,
        };
        return true;
    }
}
