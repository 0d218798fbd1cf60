using System.Buffers.Binary;
using System.Net;
using Monitoring.Streams.Network;

namespace Monitoring.Testing.Streams;

/// <summary>Writes network frames from the inside out: payload, RTP, UDP, IP, link.</summary>
public static class FrameBuilder
{
    public const string Sender = "10.1.2.3:5000";
    public const string Group = "239.1.1.1:1234";

    private const byte TimeToLive = 14;
    private const byte TypeOfService = 0x88;

    /// <summary>An RTP packet.</summary>
    public static byte[] Rtp(ushort sequence, uint timestamp, ReadOnlySpan<byte> payload, int payloadType = 33, uint source = 0x1122_3344)
    {
        byte[] header = new byte[12];
        header[0] = 0x80;
        header[1] = (byte)payloadType;
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(2), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), timestamp);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(8), source);
        return [.. header, .. payload];
    }

    /// <summary>A UDP datagram without its IP header.</summary>
    public static byte[] Udp(ReadOnlySpan<byte> payload, int from, int to)
    {
        int length = payload.Length + 8;
        return [(byte)(from >> 8), (byte)from, (byte)(to >> 8), (byte)to, (byte)(length >> 8), (byte)length, 0, 0, .. payload];
    }

    /// <summary>An IP packet of the version its addresses have.</summary>
    public static byte[] Ip(
        ReadOnlySpan<byte> payload, IPAddress from, IPAddress to, byte protocol = IpProtocol.Udp, int offset = 0, bool more = false,
        ushort identification = 0)
    {
        byte[] addresses = [.. from.GetAddressBytes(), .. to.GetAddressBytes()];
        if (from.GetAddressBytes().Length == InternetAddress.Ipv4Size)
        {
            int total = payload.Length + 20;
            int fragment = (more ? 0x2000 : 0) | (offset / 8);
            return
            [
                0x45, TypeOfService, (byte)(total >> 8), (byte)total, (byte)(identification >> 8), (byte)identification,
                (byte)(fragment >> 8), (byte)fragment, TimeToLive, protocol, 0, 0, .. addresses, .. payload,
            ];
        }

        bool isFragment = more || offset > 0;
        int tail = offset | (more ? 1 : 0);
        byte[] extension = isFragment
            ? [protocol, 0, (byte)(tail >> 8), (byte)tail, 0, 0, (byte)(identification >> 8), (byte)identification]
            : [];
        int length = payload.Length + extension.Length;
        byte next = isFragment ? IpProtocol.Fragment : protocol;
        return
        [
            0x60 | (TypeOfService >> 4), (TypeOfService << 4) & 0xFF, 0, 0, (byte)(length >> 8), (byte)length, next, TimeToLive,
            .. addresses, .. extension, .. payload,
        ];
    }

    /// <summary>An IP packet with a UDP datagram.</summary>
    public static byte[] Packet(ReadOnlySpan<byte> payload, string from = Sender, string to = Group)
    {
        var source = IPEndPoint.Parse(from);
        var destination = IPEndPoint.Parse(to);
        return Ip(Udp(payload, source.Port, destination.Port), source.Address, destination.Address);
    }

    /// <summary>An Ethernet frame with a UDP datagram, in VLANs from the outer one on.</summary>
    public static byte[] Ethernet(ReadOnlySpan<byte> payload, string from = Sender, string to = Group, params ushort[] vlans) =>
        Link(Packet(payload, from, to), vlans);

    /// <summary>An Ethernet frame with an IP packet.</summary>
    public static byte[] Link(ReadOnlySpan<byte> packet, params ushort[] vlans)
    {
        byte[] tags = [.. vlans.SelectMany((vlan, at) => (byte[])[at < vlans.Length - 1 ? (byte)0x88 : (byte)0x81, at < vlans.Length - 1 ? (byte)0xA8 : (byte)0, (byte)(vlan >> 8), (byte)vlan])];
        return [.. Addresses(), .. tags, .. TypeOf(packet), .. packet];
    }

    /// <summary>An Ethernet frame with an IP packet in a PPPoE session.</summary>
    public static byte[] Pppoe(ReadOnlySpan<byte> packet, ushort session)
    {
        int length = packet.Length + 2;
        byte protocol = packet[0] >> 4 == 4 ? (byte)0x21 : (byte)0x57;
        return
        [
            .. Addresses(), 0x88, 0x64, 0x11, 0, (byte)(session >> 8), (byte)session, (byte)(length >> 8), (byte)length, 0, protocol, .. packet,
        ];
    }

    /// <summary>A Linux cooked header of 16 bytes and an IP packet.</summary>
    public static byte[] LinuxCooked(ReadOnlySpan<byte> packet) => [0, 0, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, .. TypeOf(packet), .. packet];

    /// <summary>A Linux cooked header of 20 bytes and an IP packet.</summary>
    public static byte[] LinuxCooked2(ReadOnlySpan<byte> packet) =>
        [.. TypeOf(packet), 0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 1, 2, 3, 4, 5, 6, 0, 0, .. packet];

    private static byte[] Addresses() => [0x01, 0x00, 0x5E, 1, 1, 1, 2, 2, 2, 2, 2, 2];

    private static byte[] TypeOf(ReadOnlySpan<byte> packet) => packet[0] >> 4 == 4 ? [0x08, 0x00] : [0x86, 0xDD];
}
