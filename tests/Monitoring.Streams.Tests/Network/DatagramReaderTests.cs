using System.Net;
using System.Text.Json.Nodes;
using Monitoring.Streams.Capture;
using Monitoring.Streams.Network;
using Monitoring.Testing;
using Monitoring.Testing.Streams;
using NUnit.Framework;

namespace Monitoring.Streams.Tests.Network;

public sealed class DatagramReaderTests
{
    private const string Ipv6Sender = "[2001:db8::1]:5000";
    private const string Ipv6Group = "[ff3e::1]:1234";

    private static readonly byte[] Payload = [.. Enumerable.Range(0, 40).Select(i => (byte)i)];

    public static IEnumerable<TestCaseData> Links()
    {
        byte[] packet = FrameBuilder.Packet(Payload);
        byte[] packet6 = FrameBuilder.Packet(Payload, Ipv6Sender, Ipv6Group);
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Link(packet), "10.1.2.3:5000>239.1.1.1:1234").SetName("Ethernet");
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Link(packet6), $"{Ipv6Sender}>{Ipv6Group}").SetName("Ethernet and IPv6");
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Link(packet, 123), "10.1.2.3:5000>239.1.1.1:1234@123").SetName("VLAN");
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Link(packet, 7, 123), "10.1.2.3:5000>239.1.1.1:1234@7").SetName("QinQ");
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Pppoe(packet, 9), "10.1.2.3:5000>239.1.1.1:1234").SetName("PPPoE");
        yield return new TestCaseData(LinkType.Ethernet, FrameBuilder.Pppoe(packet6, 9), $"{Ipv6Sender}>{Ipv6Group}").SetName("PPPoE and IPv6");
        yield return new TestCaseData(LinkType.PppOverEthernet, FrameBuilder.Pppoe(packet, 9)[14..], "10.1.2.3:5000>239.1.1.1:1234")
            .SetName("PPPoE alone");
        yield return new TestCaseData(LinkType.Ppp, (byte[])[0xFF, 3, 0, 0x21, .. packet], "10.1.2.3:5000>239.1.1.1:1234").SetName("PPP");
        yield return new TestCaseData(LinkType.Ppp, (byte[])[0x57, .. packet6], $"{Ipv6Sender}>{Ipv6Group}").SetName("PPP, compressed");
        yield return new TestCaseData(LinkType.LinuxCooked, FrameBuilder.LinuxCooked(packet), "10.1.2.3:5000>239.1.1.1:1234").SetName("SLL");
        yield return new TestCaseData(LinkType.LinuxCooked2, FrameBuilder.LinuxCooked2(packet6), $"{Ipv6Sender}>{Ipv6Group}").SetName("SLL2");
        yield return new TestCaseData(LinkType.Raw, packet, "10.1.2.3:5000>239.1.1.1:1234").SetName("IP");
        yield return new TestCaseData(LinkType.Ipv6, packet6, $"{Ipv6Sender}>{Ipv6Group}").SetName("IPv6");
        yield return new TestCaseData(LinkType.Null, (byte[])[2, 0, 0, 0, .. packet], "10.1.2.3:5000>239.1.1.1:1234").SetName("loopback");
        yield return new TestCaseData(LinkType.Loop, (byte[])[0, 0, 0, 30, .. packet6], $"{Ipv6Sender}>{Ipv6Group}").SetName("OpenBSD loopback");
        byte[] mpls = [.. FrameBuilder.Link(packet)[..12], 0x88, 0x47, 0, 1, 0, 64, 0, 2, 1, 64, .. packet];
        yield return new TestCaseData(LinkType.Ethernet, mpls, "10.1.2.3:5000>239.1.1.1:1234").SetName("MPLS");
    }

    [TestCaseSource(nameof(Links))]
    public void A_datagram_is_found_behind_every_link(LinkType link, byte[] frame, string flow)
    {
        Assert.That(new DatagramReader().TryRead(Frame(frame, link), out Datagram datagram), Is.True);
        Assert.That(datagram.Flow.ToString(), Is.EqualTo(flow));
        Assert.That(datagram.Payload.ToArray(), Is.EqualTo(Payload));
        Assert.That(datagram.TimeToLive, Is.EqualTo(14));
        Assert.That(datagram.TrafficClass, Is.EqualTo(0x88));
        Assert.That(datagram.IsCut, Is.False);
        Assert.That(datagram.Flow.Destination.Address.IsMulticast, Is.True);
        Assert.That(datagram.Flow.Source.Address.IsMulticast, Is.False);
    }

    [TestCaseSource(nameof(Links))]
    public void A_frame_cut_anywhere_is_no_whole_datagram(LinkType link, byte[] frame, string flow)
    {
        for (int length = 0; length < frame.Length; length++)
        {
            bool isRead = new DatagramReader().TryRead(Frame(frame.AsSpan(0, length), link), out Datagram datagram);
            Assert.That(isRead && !datagram.IsCut, Is.False, $"{flow} cut to {length} bytes");
        }
    }

    [Test]
    public void Padding_behind_a_short_packet_is_not_its_payload()
    {
        byte[] frame = [.. FrameBuilder.Ethernet([1, 2, 3]), .. new byte[15]];

        Assert.That(new DatagramReader().TryRead(Frame(frame), out Datagram datagram), Is.True);
        Assert.That(datagram.Payload.ToArray(), Is.EqualTo((byte[])[1, 2, 3]));
    }

    [Test]
    public void Extension_headers_of_ipv6_are_passed_over()
    {
        byte[] udp = FrameBuilder.Udp(Payload, 5000, 1234);
        byte[] options = [IpProtocol.DestinationOptions, 0, 1, 4, 0, 0, 0, 0, IpProtocol.Udp, 1, .. new byte[14], .. udp];
        byte[] packet = FrameBuilder.Ip(options, IPAddress.Parse("2001:db8::1"), IPAddress.Parse("ff3e::1"), IpProtocol.HopByHop);

        Assert.That(new DatagramReader().TryRead(Frame(packet, LinkType.Raw), out Datagram datagram), Is.True);
        Assert.That(datagram.Payload.ToArray(), Is.EqualTo(Payload));
    }

    [TestCase("10.1.2.3", "239.1.1.1")]
    [TestCase("2001:db8::1", "ff3e::1")]
    public void Fragments_in_any_order_make_their_datagram(string from, string to)
    {
        byte[] udp = FrameBuilder.Udp(Payload, 5000, 1234);
        byte[][] parts = [Part(0, 16, true), Part(16, 24, true), Part(40, 8, false)];
        int[][] orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0], [0, 0, 2, 1]];
        foreach (int[] order in orders)
        {
            DatagramReader reader = new();
            byte[]? payload = null;
            foreach (int part in order)
            {
                payload = reader.TryRead(Frame(parts[part], LinkType.Raw), out Datagram datagram) ? datagram.Payload.ToArray() : payload;
            }

            Assert.That(payload, Is.EqualTo(Payload), string.Join(' ', order));
            Assert.That(reader.IncompletePackets, Is.Zero);
            Assert.That(reader.Fragments, Is.EqualTo(order.Length));
        }

        byte[] Part(int offset, int length, bool more) =>
            FrameBuilder.Ip(udp.AsSpan(offset, length), IPAddress.Parse(from), IPAddress.Parse(to), IpProtocol.Udp, offset, more, 77);
    }

    [Test]
    public void Fragments_without_end_and_fragments_that_overlap_are_given_up_and_counted()
    {
        DatagramReader reader = new();
        for (ushort id = 1; id <= 100; id++)
        {
            Assert.That(reader.TryRead(Frame(Part(0, 16, true, id), LinkType.Raw), out _), Is.False);
        }

        Assert.That(reader.IncompletePackets, Is.EqualTo(100));
        Assert.That(reader.TryRead(Frame(Part(8, 16, true, 100), LinkType.Raw), out _), Is.False);
        Assert.That(reader.TryRead(Frame(Part(65_528, 80, false, 99), LinkType.Raw), out _), Is.False);
        Assert.That(reader.IncompletePackets, Is.EqualTo(100));

        static byte[] Part(int offset, int length, bool more, ushort id) =>
            FrameBuilder.Ip(new byte[length], IPAddress.Parse("10.1.2.3"), IPAddress.Parse("239.1.1.1"), IpProtocol.Udp, offset, more, id);
    }

    [TestCase("iptv-pcap/cn-iptv-guangxi-pppoe-rtp-fec.pcapng")]
    [TestCase("iptv-pcap/tsduck-162-vlan-rtp.pcap")]
    [TestCase("iptv-pcap/ndpi-mpegts-udp.pcap")]
    [TestCase("iptv-pcap/tcpdump-IGMP_V2.pcap")]
    [Category("RealCaptures")]
    public void Real_captures_have_the_flows_of_the_facts(string capture)
    {
        FlowCount flows = new();
        new CaptureReader(flows).Write(Captures.Read(capture));

        JsonObject facts = Facts.OfCapture(capture);
        Assert.That(flows.Reader.OtherFrames, Is.EqualTo((long)facts["other_frames"]!));
        Assert.That(
            flows.Flows.ToDictionary(f => f.Key, f => f.Value),
            Is.EqualTo(facts["flows"]!.AsObject().ToDictionary(
                f => f.Key, f => ((long)f.Value!["datagrams"]!, (long)f.Value["payload_bytes"]!, (bool)f.Value["pppoe"]!))));
    }

    private static CapturedFrame Frame(ReadOnlySpan<byte> bytes, LinkType link = LinkType.Ethernet) => new(link, 0, bytes.Length, bytes);

    /// <summary>Counts by addresses and ports.</summary>
    private sealed class FlowCount : ICaptureSink
    {
        public DatagramReader Reader { get; } = new();

        public Dictionary<string, (long Datagrams, long Bytes, bool InPpp)> Flows { get; } = [];

        public void OnFrame(in CapturedFrame frame)
        {
            if (Reader.TryRead(frame, out Datagram datagram))
            {
                string key = $"{datagram.Flow.Source}>{datagram.Flow.Destination}";
                (long datagrams, long bytes, _) = Flows.GetValueOrDefault(key);
                Flows[key] = (datagrams + 1, bytes + datagram.Payload.Length, datagram.PppSession is not null);
            }
        }
    }
}
