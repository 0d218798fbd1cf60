using System.Buffers.Binary;
using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Network;

/// <summary>
/// The header of IPv4, RFC 791 clause 3.1:
/// <code>
/// version                4  4
/// header length          4  in words of 32 bits, 5 or more
/// type of service        8
/// total length          16
/// identification        16
/// zero, DF, MF           3
/// fragment offset       13  in units of 8 bytes
/// time to live           8
/// protocol               8
/// header checksum       16  not checked: captures of a sender hold checksums its network card fills in later
/// source address        32
/// destination address   32
/// options
/// </code>
/// </summary>
public static class Ipv4Header
{
    private const int LeastSize = 20;
    private const int FragmentUnit = 8;
    private const ushort MoreFragments = 0x2000;
    private const ushort OffsetMask = 0x1FFF;

    /// <summary>Reads header and payload.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, out InternetPacket packet)
    {
        packet = default;
        if (bytes.Length < LeastSize)
        {
            return ParseStatus.NeedMoreData;
        }

        int headerSize = (bytes[0] & 0x0F) * 4;
        int totalLength = BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]);

        // Where the network card cuts segments up by itself the sender's capture has no total length.
        totalLength = totalLength == 0 ? bytes.Length : totalLength;
        if (bytes[0] >> 4 != 4 || headerSize < LeastSize || totalLength < headerSize)
        {
            return ParseStatus.Malformed;
        }

        if (bytes.Length < headerSize)
        {
            return ParseStatus.NeedMoreData;
        }

        ushort fragment = BinaryPrimitives.ReadUInt16BigEndian(bytes[6..]);
        packet = new InternetPacket
        {
            TrafficClass = bytes[1],
            Identification = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]),
            MoreFragments = (fragment & MoreFragments) != 0,
            FragmentOffset = (fragment & OffsetMask) * FragmentUnit,
            TimeToLive = bytes[8],
            Protocol = bytes[9],
            Source = InternetAddress.Ipv4(bytes[12..]),
            Destination = InternetAddress.Ipv4(bytes[16..]),
            IsCut = totalLength > bytes.Length,
            Payload = bytes[headerSize..Math.Min(totalLength, bytes.Length)],
        };
        return ParseStatus.Complete;
    }
}
