namespace Monitoring.Streams.Network;

/// <summary>Protocol numbers of IPv4 and next headers of IPv6, as far as they are read here.</summary>
public static class IpProtocol
{
    /// <summary>IPv6 hop-by-hop options, RFC 8200 clause 4.3.</summary>
    public const byte HopByHop = 0;

    /// <summary>UDP.</summary>
    public const byte Udp = 17;

    /// <summary>IPv6 routing header, RFC 8200 clause 4.4.</summary>
    public const byte Routing = 43;

    /// <summary>IPv6 fragment header, RFC 8200 clause 4.5.</summary>
    public const byte Fragment = 44;

    /// <summary>Authentication header, RFC 4302.</summary>
    public const byte Authentication = 51;

    /// <summary>IPv6 destination options, RFC 8200 clause 4.6.</summary>
    public const byte DestinationOptions = 60;

    /// <summary>Mobility header, RFC 6275.</summary>
    public const byte Mobility = 135;
}
