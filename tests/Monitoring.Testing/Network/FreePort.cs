using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Monitoring.Testing.Network;

/// <summary>
/// A port for a server that is started on it again and again. It lies below the range from which the system gives ports to whoever
/// asks for any, so that a test running beside this one does not get it while the server is away; none is given twice.
/// </summary>
public static class FreePort
{
    private const int First = 12_000;
    private const int BeyondLast = 32_000;
    private const int Tries = 1000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>One that no server on the loopback listens on.</summary>
    public static int Tcp() => Find(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>One that no socket of any address receives on.</summary>
    public static int Udp(AddressFamily family = AddressFamily.InterNetwork) => Find(family, SocketType.Dgram, ProtocolType.Udp);

    private static int Find(AddressFamily family, SocketType type, ProtocolType protocol)
    {
        for (int i = 0; i < Tries; i++)
        {
            int port = Random.Shared.Next(First, BeyondLast);
            if (Given.TryAdd(port, true) && IsFree(port, family, type, protocol))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"of {Tries} ports between {First} and {BeyondLast} none is free");
    }

    private static bool IsFree(int port, AddressFamily family, SocketType type, ProtocolType protocol)
    {
        using Socket socket = new(family, type, protocol);
        try
        {
            socket.Bind(new IPEndPoint(family == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
