namespace Monitoring.Streams.Network;

/// <summary>What follows a link header, as IEEE 802 numbers it.</summary>
public static class EtherType
{
    /// <summary>RFC 894.</summary>
    public const ushort Ipv4 = 0x0800;

    /// <summary>RFC 2464.</summary>
    public const ushort Ipv6 = 0x86DD;

    /// <summary>PPPoE session, RFC 2516.</summary>
    public const ushort PppSession = 0x8864;

    /// <summary>MPLS unicast, RFC 5332.</summary>
    public const ushort MplsUnicast = 0x8847;

    /// <summary>MPLS multicast, RFC 5332.</summary>
    public const ushort MplsMulticast = 0x8848;

    /// <summary>Lower numbers are lengths of IEEE 802.3 frames.</summary>
    public const ushort Least = 0x0600;

    /// <summary>A VLAN tag, IEEE 802.1Q and 802.1ad, and the numbers in use before 802.1ad.</summary>
    public static bool IsVlanTag(ushort type) => type is 0x8100 or 0x88A8 or 0x9100 or 0x9200;
}
