using Monitoring.Streams.Bits;
using Monitoring.Streams.Capture;
using Monitoring.Streams.Network;
using Monitoring.Streams.Rtp;
using Monitoring.Testing.Streams;

namespace Monitoring.Fuzz.Targets;

/// <summary>
/// <see cref="DatagramReader"/> with <see cref="LinkHeader"/>, <see cref="InternetPacket"/>, <see cref="Ipv4Header"/>,
/// <see cref="Ipv6Header"/>, <see cref="UdpDatagram"/>, <see cref="FragmentAssembler"/> and <see cref="RtpPacket"/>: whatever a frame holds, a
/// payload lies within what was sent. The first byte chooses the link.
/// </summary>
public sealed class DatagramReaderTarget : IFuzzTarget
{
    private const int LongestPacket = ushort.MaxValue;

    private static readonly LinkType[] Links = Enum.GetValues<LinkType>();

    private readonly DatagramReader _reader = new();

    public IEnumerable<byte[]> Seeds()
    {
        byte[] rtp = FrameBuilder.Rtp(1, 2, new byte[188]);
        byte[] packet = FrameBuilder.Packet(rtp);
        byte[] packet6 = FrameBuilder.Packet(rtp, "[2001:db8::1]:5000", "[ff3e::1]:1234");
        System.Net.IPAddress one = new(1);
        return
        [
            Of(LinkType.Ethernet, FrameBuilder.Link(packet, 7, 123)), Of(LinkType.Ethernet, FrameBuilder.Pppoe(packet6, 9)),
            Of(LinkType.LinuxCooked, FrameBuilder.LinuxCooked(packet)), Of(LinkType.LinuxCooked2, FrameBuilder.LinuxCooked2(packet6)),
            Of(LinkType.Raw, FrameBuilder.Ip(new byte[64], one, one, IpProtocol.Udp, 0, more: true, 5)),
            Of(LinkType.Raw, FrameBuilder.Ip(new byte[9], one, one, IpProtocol.Udp, 64, more: false, 5)), Of(LinkType.Raw, packet), [],
        ];
    }

    public void Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        CapturedFrame frame = new(Links[input[0] % Links.Length], 0, input.Length - 1, input[1..]);
        if (_reader.TryRead(frame, out Datagram datagram))
        {
            BrokenPromiseException.ThrowUnless(datagram.Payload.Length <= LongestPacket, "a payload longer than a packet");
            if (RtpPacket.TryRead(datagram.Payload, out RtpPacket rtp) == ParseStatus.Complete)
            {
                BrokenPromiseException.ThrowUnless(rtp.Payload.Length <= datagram.Payload.Length - 12, "RTP longer than its datagram");
            }
        }
    }

    private static byte[] Of(LinkType link, byte[] frame) => [(byte)Array.IndexOf(Links, link), .. frame];
}
