using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime.InteropServices;

using Monitoring.Probe.Configuration;

namespace Monitoring.Probe.Inputs;

/// <summary>Joins a socket to a group, of any source or of one.</summary>
internal static class MulticastMembership
{
    private const int Ipv4Level = 0;
    private const int Ipv6Level = 41;
    private const int JoinSourceGroup = 46;

    // Without these a socket gets every group any process of the machine has joined on its port.
    private const int Ipv4MulticastAll = 49;
    private const int Ipv6MulticastAll = 29;

    private const int SocketAddressStorage = 128;
    private const int InterfaceFieldSize = 8;

    /// <exception cref="InputFailedException">The interface is not there, or the system refuses.</exception>
    public static void Join(Socket socket, UdpSource source)
    {
        IPAddress group = source.Endpoint.Address;
        int index = source.Interface is { } name ? InterfaceIndex(name) : 0;
        bool isIpv6 = group.AddressFamily == AddressFamily.InterNetworkV6;
        try
        {
            socket.SetRawSocketOption(isIpv6 ? Ipv6Level : Ipv4Level, isIpv6 ? Ipv6MulticastAll : Ipv4MulticastAll, new byte[sizeof(int)]);
            if (source.Sender is { } sender)
            {
                socket.SetRawSocketOption(isIpv6 ? Ipv6Level : Ipv4Level, JoinSourceGroup, SourceGroupRequest(index, group, sender));
            }
            else if (isIpv6)
            {
                socket.SetSocketOption(SocketOptionLevel.IPv6, SocketOptionName.AddMembership, new IPv6MulticastOption(group, index));
            }
            else
            {
                socket.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.AddMembership, new MulticastOption(group, index));
            }
        }
        catch (SocketException e)
        {
            throw InputFailedException.CannotJoin(group.ToString(), source.Interface ?? "the default interface", e);
        }
    }

    /// <summary>struct group_source_req: the interface, and group and source as socket addresses.</summary>
    private static byte[] SourceGroupRequest(int index, IPAddress group, IPAddress sender)
    {
        byte[] request = new byte[InterfaceFieldSize + (2 * SocketAddressStorage)];
        MemoryMarshal.Write(request, index);
        WriteAddress(request.AsSpan(InterfaceFieldSize), group);
        WriteAddress(request.AsSpan(InterfaceFieldSize + SocketAddressStorage), sender);
        return request;
    }

    private static void WriteAddress(Span<byte> target, IPAddress address)
    {
        SocketAddress native = new IPEndPoint(address, 0).Serialize();
        native.Buffer.Span[..native.Size].CopyTo(target);
    }

    private static int InterfaceIndex(string nameOrAddress)
    {
        bool isAddress = IPAddress.TryParse(nameOrAddress, out IPAddress? address);
        foreach (NetworkInterface candidate in NetworkInterface.GetAllNetworkInterfaces())
        {
            IPInterfaceProperties properties = candidate.GetIPProperties();
            if (candidate.Name == nameOrAddress || (isAddress && properties.UnicastAddresses.Any(u => u.Address.Equals(address))))
            {
                return Index(candidate, properties);
            }
        }

        throw InputFailedException.NoSuchInterface(nameOrAddress);
    }

    private static int Index(NetworkInterface candidate, IPInterfaceProperties properties) =>
        candidate.Supports(NetworkInterfaceComponent.IPv4) && properties.GetIPv4Properties() is { } ipv4
            ? ipv4.Index
            : properties.GetIPv6Properties().Index;
}
