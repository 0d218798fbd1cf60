using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Network;

/// <summary>
/// The header of IPv6, RFC 8200 clause 3, and the extension headers behind it:
/// <code>
/// version                4  6
/// traffic class          8
/// flow label            20
/// payload length        16
/// next header            8
/// hop limit              8
/// source address       128
/// destination address  128
/// </code>
/// An extension header begins with next header (8) and its length (8), in units of 8 bytes beyond the first (of 4 bytes beyond the second for
/// the authentication header); the fragment header (clause 4.5) is next header (8), reserved (8), offset (13, in units of 8 bytes), reserved
/// (2), M (1), identification (32).
/// </summary>
public static class Ipv6Header
{
    private const int Size = 40;
    private const int LeastExtension = 8;
    private const int MostExtensions = 16;
    private const int OffsetMask = 0xFFF8;

    /// <summary>Reads the headers and the payload.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out InternetPacket packet)
    {
        packet = default;
        if (bytes.Length < Size)
        {
            return ParseStatus.NeedMoreData;
        }

        if (bytes[0] >> 4 != 6)
        {
            return ParseStatus.Malformed;
        }

        // A length of 0 is that of a jumbogram, or of a segment its network card has yet to cut up.
        int length = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        int end = length == 0 ? bytes.Length : Size + length;
        InternetPacket head = new()
        {
            TrafficClass = (byte)(BinaryPrimitives.ReadUInt16BigEndian(bytes) >> 4),
            TimeToLive = bytes[7],
            Protocol = bytes[6],
            Source = InternetAddress.Ipv6(bytes[8..]),
            Destination = InternetAddress.Ipv6(bytes[24..]),
            IsCut = end > bytes.Length,
            Payload = bytes[Size..Math.Min(end, bytes.Length)],
        };
        return PassExtensions(head, out packet);
    }

    private static ParseStatus PassExtensions(InternetPacket head, out InternetPacket packet)
    {
        packet = head;
        for (int passed = 0; passed < MostExtensions; passed++)
        {
            // Behind the first fragment of a packet comes the middle of whatever was cut.
            if (!IsExtension(packet.Protocol) || packet.FragmentOffset > 0)
            {
                return ParseStatus.Complete;
            }

            ReadOnlySpan<byte> header = packet.Payload;
            if (header.Length < LeastExtension)
            {
                return packet.IsCut ? ParseStatus.NeedMoreData : ParseStatus.Malformed;
            }

            int size = packet.Protocol switch
            {
                IpProtocol.Fragment => LeastExtension,
                IpProtocol.Authentication => (header[1] + 2) * 4,
                _ => (header[1] + 1) * LeastExtension,
            };
            if (header.Length < size)
            {
                return packet.IsCut ? ParseStatus.NeedMoreData : ParseStatus.Malformed;
            }

            packet = Behind(packet, header, size);
        }

        return ParseStatus.Malformed;
    }

    private static bool IsExtension(byte protocol) =>
        protocol is IpProtocol.HopByHop or IpProtocol.Routing or IpProtocol.Fragment or IpProtocol.Authentication
            or IpProtocol.DestinationOptions or IpProtocol.Mobility;

    private static InternetPacket Behind(InternetPacket packet, ReadOnlySpan<byte> header, int size)
    {
        bool isFragment = packet.Protocol == IpProtocol.Fragment;
        int fragment = isFragment ? BinaryPrimitives.ReadUInt16BigEndian(header[2..]) : 0;
        return new InternetPacket
        {
            TrafficClass = packet.TrafficClass,
            TimeToLive = packet.TimeToLive,
            Protocol = header[0],
            Source = packet.Source,
            Destination = packet.Destination,
            IsCut = packet.IsCut,
            Identification = isFragment ? BinaryPrimitives.ReadUInt32BigEndian(header[4..]) : packet.Identification,
            FragmentOffset = isFragment ? fragment & OffsetMask : packet.FragmentOffset,
            MoreFragments = isFragment ? (fragment & 1) != 0 : packet.MoreFragments,
            Payload = header[size..],
        };
    }
}
