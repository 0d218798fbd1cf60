using System.Buffers.Binary;
using Monitoring.Streams.Bits;
using Monitoring.Streams.Capture;

namespace Monitoring.Streams.Network;

/// <summary>
/// Everything before the IP packet in a captured frame: the header of the link, VLAN tags (IEEE 802.1Q clause 9.6: 16 bits of priority and
/// VLAN identifier, 16 bits of type), MPLS labels (RFC 3032 clause 2.1) and PPPoE (RFC 2516 clause 4):
/// <code>
/// version, type    4 + 4  1, 1
/// code             8      0 in a session
/// session id      16
/// length          16
/// PPP protocol    16      0x0021 IPv4, 0x0057 IPv6
/// </code>
/// </summary>
/// <param name="EtherType">What comes behind: of interest are <see cref="EtherType.Ipv4"/> and <see cref="EtherType.Ipv6"/>.</param>
/// <param name="Length">Bytes before it.</param>
/// <param name="VlanId">The outer VLAN, 12 bits.</param>
/// <param name="InnerVlanId">The VLAN within it.</param>
/// <param name="PppSession">The PPPoE session.</param>
public readonly record struct LinkHeader(ushort EtherType, int Length, ushort? VlanId, ushort? InnerVlanId, ushort? PppSession)
{
    private const int EthernetSize = 14;
    private const int EthernetTypeAt = 12;
    private const int CookedSize = 16;
    private const int CookedTypeAt = 14;
    private const int Cooked2Size = 20;
    private const int FamilySize = 4;
    private const int TagSize = 4;
    private const int PppoeSize = 6;
    private const int MostLayers = 16;
    private const ushort VlanMask = 0x0FFF;
    private const byte BottomOfStack = 1;

    /// <summary>Reads it from a frame; malformed where the link is none that is read here.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> frame, LinkType link, out LinkHeader header)
    {
        header = default;
        return link switch
        {
            LinkType.Ethernet => Typed(frame, EthernetTypeAt, EthernetSize, ref header),
            LinkType.LinuxCooked => Typed(frame, CookedTypeAt, CookedSize, ref header),
            LinkType.LinuxCooked2 => Typed(frame, 0, Cooked2Size, ref header),
            LinkType.Null or LinkType.Loop => Family(frame, ref header),
            LinkType.Ppp => Ppp(frame, ref header),
            LinkType.PppOverEthernet => Session(frame, ref header),
            LinkType.Raw or LinkType.RawBsd or LinkType.RawOpenBsd or LinkType.Ipv4 or LinkType.Ipv6 => Internet(frame, ref header),
            _ => ParseStatus.Malformed,
        };
    }

    private static ParseStatus Typed(ReadOnlySpan<byte> frame, int typeAt, int size, ref LinkHeader header)
    {
        if (frame.Length < size)
        {
            return ParseStatus.NeedMoreData;
        }

        ushort type = BinaryPrimitives.ReadUInt16BigEndian(frame[typeAt..]);
        header = header with { Length = size };
        for (int layer = 0; layer < MostLayers && Network.EtherType.IsVlanTag(type); layer++)
        {
            if (frame.Length < header.Length + TagSize)
            {
                return ParseStatus.NeedMoreData;
            }

            ReadOnlySpan<byte> tag = frame[header.Length..];
            ushort id = (ushort)(BinaryPrimitives.ReadUInt16BigEndian(tag) & VlanMask);
            type = BinaryPrimitives.ReadUInt16BigEndian(tag[2..]);
            header = header.VlanId is null
                ? header with { Length = header.Length + TagSize, VlanId = id }
                : header with { Length = header.Length + TagSize, InnerVlanId = id };
        }

        header = header with { EtherType = type };
        return type switch
        {
            Network.EtherType.PppSession => Session(frame, ref header),
            Network.EtherType.MplsUnicast or Network.EtherType.MplsMulticast => Labels(frame, ref header),
            < Network.EtherType.Least => ParseStatus.Malformed,
            _ => ParseStatus.Complete,
        };
    }

    private static ParseStatus Session(ReadOnlySpan<byte> frame, ref LinkHeader header)
    {
        if (frame.Length < header.Length + PppoeSize)
        {
            return ParseStatus.NeedMoreData;
        }

        ReadOnlySpan<byte> session = frame[header.Length..];
        if (session[0] != 0x11 || session[1] != 0)
        {
            return ParseStatus.Malformed;
        }

        header = header with { Length = header.Length + PppoeSize, PppSession = BinaryPrimitives.ReadUInt16BigEndian(session[2..]) };
        return Ppp(frame, ref header);
    }

    private static ParseStatus Ppp(ReadOnlySpan<byte> frame, ref LinkHeader header)
    {
        if (frame[header.Length..] is [0xFF, 0x03, ..])
        {
            header = header with { Length = header.Length + 2 };
        }

        ReadOnlySpan<byte> protocol = frame[header.Length..];
        (int size, ushort type) = protocol switch
        {
            [0x00, 0x21, ..] => (2, Network.EtherType.Ipv4),
            [0x00, 0x57, ..] => (2, Network.EtherType.Ipv6),
            [0x21, ..] => (1, Network.EtherType.Ipv4),
            [0x57, ..] => (1, Network.EtherType.Ipv6),
            _ => (0, default(ushort)),
        };
        header = header with { EtherType = type, Length = header.Length + size };
        return size > 0 ? ParseStatus.Complete : protocol.Length < 2 ? ParseStatus.NeedMoreData : ParseStatus.Malformed;
    }

    private static ParseStatus Labels(ReadOnlySpan<byte> frame, ref LinkHeader header)
    {
        for (int layer = 0; layer < MostLayers; layer++)
        {
            if (frame.Length < header.Length + TagSize)
            {
                return ParseStatus.NeedMoreData;
            }

            bool isLast = (frame[header.Length + 2] & BottomOfStack) != 0;
            header = header with { Length = header.Length + TagSize };
            if (isLast)
            {
                return Internet(frame, ref header);
            }
        }

        return ParseStatus.Malformed;
    }

    /// <summary>The family is numbered as the system has it; the packet says by itself which it is.</summary>
    private static ParseStatus Family(ReadOnlySpan<byte> frame, ref LinkHeader header)
    {
        header = header with { Length = FamilySize };
        return frame.Length < FamilySize ? ParseStatus.NeedMoreData : Internet(frame, ref header);
    }

    private static ParseStatus Internet(ReadOnlySpan<byte> frame, ref LinkHeader header)
    {
        if (frame.Length <= header.Length)
        {
            return ParseStatus.NeedMoreData;
        }

        int version = frame[header.Length] >> 4;
        header = header with { EtherType = version == 4 ? Network.EtherType.Ipv4 : Network.EtherType.Ipv6 };
        return version is 4 or 6 ? ParseStatus.Complete : ParseStatus.Malformed;
    }
}
