using Monitoring.Streams.Bits;

namespace Monitoring.Streams.Network;

/// <summary>An IP packet of either version: what both say of where it goes and what is in it.</summary>
public readonly ref struct InternetPacket
{
    /// <summary>Destination of the packet.</summary>
    public required InternetAddress Destination { get; init; }

    /// <summary>Source of the packet.</summary>
    public required InternetAddress Source { get; init; }

    /// <summary>Time to live of IPv4, hop limit of IPv6, 8 bits.</summary>
    public required byte TimeToLive { get; init; }

    /// <summary>Type of service of IPv4, traffic class of IPv6, 8 bits.</summary>
    public required byte TrafficClass { get; init; }

    /// <summary>What the payload is: a number of <see cref="IpProtocol"/>, or another.</summary>
    public required byte Protocol { get; init; }

    /// <summary>What the fragments of one packet have in common.</summary>
    public uint Identification { get; init; }

    /// <summary>Place of the payload in the packet that was cut, in bytes.</summary>
    public int FragmentOffset { get; init; }

    /// <summary>More fragments follow.</summary>
    public bool MoreFragments { get; init; }

    /// <summary>The packet was longer than what was captured of it.</summary>
    public bool IsCut { get; init; }

    /// <summary>The payload, as far as it was captured.</summary>
    public required ReadOnlySpan<byte> Payload { get; init; }

    /// <summary>The packet is a part of one.</summary>
    public bool IsFragment => MoreFragments || FragmentOffset > 0;

    /// <summary>Reads a packet of the version its EtherType names.</summary>
    public static ParseStatus TryRead(ReadOnlySpan<byte> bytes, ushort etherType, out InternetPacket packet)
    {
        switch (etherType)
        {
            case EtherType.Ipv4:
                return Ipv4Header.TryRead(bytes, out packet);
            case EtherType.Ipv6:
                return Ipv6Header.TryRead(bytes, out packet);
            default:
                packet = default;
                return ParseStatus.Malformed;
        }
    }
}
