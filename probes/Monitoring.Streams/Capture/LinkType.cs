namespace Monitoring.Streams.Capture;

/// <summary>What the bytes of a captured frame begin with: LINKTYPE_ numbers of the pcap and pcapng formats, as far as they are read here.</summary>
public enum LinkType
{
    /// <summary>BSD loopback: an address family of four bytes in the byte order of the machine that captured.</summary>
    Null = 0,

    /// <summary>IEEE 802.3.</summary>
    Ethernet = 1,

    /// <summary>PPP, RFC 1661, with or without the HDLC-like framing of RFC 1662.</summary>
    Ppp = 9,

    /// <summary>IP packets, as some systems number them.</summary>
    RawBsd = 12,

    /// <summary>IP packets, as OpenBSD numbers them.</summary>
    RawOpenBsd = 14,

    /// <summary>PPPoE session packets without the Ethernet header, RFC 2516.</summary>
    PppOverEthernet = 51,

    /// <summary>IP packets.</summary>
    Raw = 101,

    /// <summary>OpenBSD loopback: an address family of four bytes in network byte order.</summary>
    Loop = 108,

    /// <summary>Linux "any" device: a header of 16 bytes.</summary>
    LinuxCooked = 113,

    /// <summary>IPv4 packets.</summary>
    Ipv4 = 228,

    /// <summary>IPv6 packets.</summary>
    Ipv6 = 229,

    /// <summary>Linux "any" device: a header of 20 bytes.</summary>
    LinuxCooked2 = 276,
}
